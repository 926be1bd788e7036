package org.accession.patient;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.accession.audit.ChangeLog;
import org.accession.audit.Difference;
import org.accession.dictionary.Values;
import org.accession.keys.Keyring;

/** Writes the change log of a record: one row of what somebody changed, and one for each other case in which items follow. */
final class ChangeJournal {

    private final Keyring keyring;

    ChangeJournal(Keyring keyring) {
        this.keyring = keyring;
    }

    /** What is different in the patient's values and in those of the case. */
    List<Difference> differences(RecordDraft record, Optional<TumorCase> tumorCase) {
        List<Difference> differences = differences(record.draft());
        tumorCase.ifPresent(one -> differences.addAll(differences(record.draft(one))));
        return differences;
    }

    void write(RecordDraft record, Optional<TumorCase> tumorCase, ChangeOrigin origin) {
        List<ChangeLog> rows = new ArrayList<>();
        add(rows, record, tumorCase.orElse(null), differences(record, tumorCase), origin);
        for (CaseDraft other : record.cases()) {
            if (tumorCase.isEmpty() || other.row() != tumorCase.get()) {
                add(rows, record, other.row(), differences(other.draft()), origin);
            }
        }
        ChangeLog.append(rows);
    }

    private static void add(List<ChangeLog> rows, RecordDraft record, TumorCase tumorCase, List<Difference> differences,
            ChangeOrigin origin) {
        if (!differences.isEmpty()) {
            ChangeLog entry = origin.entry(record.row());
            entry.tumorCaseId = tumorCase == null ? null : tumorCase.id;
            entry.differences = differences;
            rows.add(entry);
        }
    }

    private List<Difference> differences(Draft draft) {
        Values before = draft.before();
        Values after = draft.values();
        List<Difference> differences = new ArrayList<>();
        ItemJson.current().differing(before, after, (id, ordinal) -> differences.add(
                new Difference(id, logged(ordinal, before.get(ordinal)), logged(ordinal, after.get(ordinal)))));
        return differences;
    }

    private String logged(int ordinal, String value) {
        return Identifier.isEncrypted(ordinal) && !value.isEmpty()
                ? Base64.getEncoder().encodeToString(keyring.encrypt(value))
                : value;
    }
}
