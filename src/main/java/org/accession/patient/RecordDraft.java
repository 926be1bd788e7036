package org.accession.patient;

import java.util.List;
import java.util.Optional;

import org.accession.keys.Keyring;

/**
 * A facility's record of a person on its way into the database, with all its cases but the deleted: items of one follow
 * from those of another.
 *
 * @param row the record; without an id while it is new
 * @param draft the patient-level values, with the identifiers that are encrypted at rest
 */
public record RecordDraft(FacilityPatient row, Draft draft, List<CaseDraft> cases) {

    /** The record with its cases as they are now. */
    public static RecordDraft of(FacilityPatient row, List<TumorCase> cases, Keyring keyring) {
        return of(row, cases, keyring, Optional.empty());
    }

    /** The record with its cases as they are now; with the one that is named even if it is deleted. */
    static RecordDraft of(FacilityPatient row, List<TumorCase> cases, Keyring keyring, Optional<TumorCase> named) {
        return new RecordDraft(row, new Draft(row.valuesWithIdentifiers(keyring), row.derived),
                cases.stream().filter(one -> one.state != CaseState.DELETED || named.filter(one::equals).isPresent())
                        .map(CaseDraft::of).toList());
    }

    /** Hands the values over to the rows. */
    public void toRows(Keyring keyring) {
        if (draft.isChanged()) {
            row.values(draft.values(), keyring);
            row.derived = draft.derived();
        }
        for (CaseDraft one : cases) {
            if (one.draft().isChanged()) {
                one.row().values(one.draft().values());
                one.row().derived = one.draft().derived();
            }
        }
    }

    /** The draft of one of the cases. */
    Draft draft(TumorCase one) {
        return cases.stream().filter(draftOf -> draftOf.row() == one).findFirst().orElseThrow().draft();
    }

    /** How many of the record and its cases are going to be different. */
    int changed() {
        return (draft.isChanged() ? 1 : 0) + (int) cases.stream().filter(one -> one.draft().isChanged()).count();
    }
}
