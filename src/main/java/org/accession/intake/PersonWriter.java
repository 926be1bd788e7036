package org.accession.intake;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.accession.dictionary.Values;
import org.accession.identity.Facility;
import org.accession.intake.Held.Person;
import org.accession.keys.Keyring;
import org.accession.patient.FacilityPatient;
import org.accession.patient.ItemChange;
import org.accession.patient.Patient;
import org.accession.patient.SourceRecord.Outcome;

/** Makes a facility's record of a person, or tells what a newer one says otherwise. */
final class PersonWriter {

    /**
     * What becomes of the patient's items.
     *
     * @param items the ids of those that differ
     * @param changes what is to be changed
     */
    record Result(Outcome outcome, String items, List<ItemChange> changes) {

        static final Result NEW = new Result(Outcome.NEW, "", List.of());
        static final Result UNCHANGED = new Result(Outcome.UNCHANGED, "", List.of());
    }

    private final Origin origin;
    private final Keyring keys;
    private final Counterparts counterparts;
    private final Recency recency;
    private final Journal journal;
    private final Inserts inserts;

    PersonWriter(Origin origin, Keyring keys, Counterparts counterparts, Recency recency, Journal journal,
            Inserts inserts) {
        this.origin = origin;
        this.keys = keys;
        this.counterparts = counterparts;
        this.recency = recency;
        this.journal = journal;
        this.inserts = inserts;
    }

    /** A new record: of a patient whom the same evidence names at another facility, or of a new one. */
    Person create(Arrival arrival, Optional<Patient> known) {
        FacilityPatient row = new FacilityPatient();
        row.facility = FacilityPatient.getEntityManager().getReference(Facility.class, arrival.facilityId());
        row.mrn = arrival.evidence().mrn().isEmpty() ? null : arrival.evidence().mrn();
        row.values(arrival.patient(), keys);
        row.patient = known.orElseGet(Patient::new);
        if (known.isEmpty()) {
            inserts.addPatient(row);
        }
        inserts.add(row);
        return new Person(row, arrival.facilityId(), arrival.evidence(), known.isEmpty());
    }

    /** What a newer record says otherwise of the patient. A list of cases changes nobody. */
    Result compare(Person person, Arrival arrival) {
        if (origin.isCaseList()) {
            return Result.UNCHANGED;
        }
        Values held = person.row.valuesWithIdentifiers(keys);
        Comparison comparison = Comparison.of(arrival.patient(), held, origin::clears).without(person.row.derived);
        if (comparison.isEmpty()) {
            return Result.UNCHANGED;
        }
        return isOlder(person, held, arrival)
                ? new Result(Outcome.OLDER, journal.items(comparison), List.of())
                : new Result(Outcome.UPDATED, journal.items(comparison), journal.changes(comparison));
    }

    private boolean isOlder(Person person, Values held, Arrival arrival) {
        List<Recency.Pair> cases = arrival.cases().stream()
                .flatMap(one -> counterparts.of(person, arrival, one).stream()
                        .map(known -> new Recency.Pair(one.values(), known.values)))
                .toList();
        Instant made = person.cases.stream().map(one -> one.made).filter(Objects::nonNull).max(Instant::compareTo)
                .orElse(null);
        return recency.isOlder(new Recency.Pair(arrival.patient(), held), cases, origin.made(), made);
    }
}
