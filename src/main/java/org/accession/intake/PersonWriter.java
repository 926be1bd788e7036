package org.accession.intake;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.accession.dictionary.Values;
import org.accession.identity.Facility;
import org.accession.intake.Arrival.ArrivingCase;
import org.accession.intake.Held.Person;
import org.accession.keys.Keyring;
import org.accession.patient.FacilityPatient;
import org.accession.patient.Patient;
import org.accession.patient.SourceRecord.Outcome;

/** Writes a facility's record of a person: a new one, or what a newer record says otherwise. */
final class PersonWriter {

    /** What became of the patient's items. */
    record Result(Outcome outcome, String items) {

        static final Result UNCHANGED = new Result(Outcome.UNCHANGED, "");
    }

    private final Origin origin;
    private final Keyring keys;
    private final EvidenceItems evidence;
    private final Recency recency;
    private final Journal journal;

    PersonWriter(Origin origin, Keyring keys, EvidenceItems evidence, Recency recency, Journal journal) {
        this.origin = origin;
        this.keys = keys;
        this.evidence = evidence;
        this.recency = recency;
        this.journal = journal;
    }

    /** A new record: of a patient whom the same evidence names at another facility, or of a new one. */
    Person create(Arrival arrival, Optional<Patient> known) {
        FacilityPatient row = new FacilityPatient();
        row.facility = FacilityPatient.getEntityManager().getReference(Facility.class, arrival.facilityId());
        row.mrn = arrival.evidence().mrn().isEmpty() ? null : arrival.evidence().mrn();
        row.values(arrival.patient(), keys);
        row.patient = known.orElseGet(() -> patient(row));
        row.persist();
        return new Person(row, arrival.facilityId(), arrival.evidence(), known.isEmpty());
    }

    /** Changes the record where the arriving one is newer and says something else. A list of cases changes nobody. */
    Result update(Person person, Arrival arrival) {
        if (origin.isCaseList()) {
            return Result.UNCHANGED;
        }
        Values held = person.row.valuesWithIdentifiers(keys);
        Comparison comparison = Comparison.of(arrival.patient(), held, origin::clears);
        if (comparison.isEmpty()) {
            return Result.UNCHANGED;
        }
        if (isOlder(person, arrival)) {
            return new Result(Outcome.OLDER, journal.items(comparison));
        }
        person.row.values(comparison.applied(held), keys);
        if (person.row.mrn == null && !arrival.evidence().mrn().isEmpty()) {
            person.row.mrn = arrival.evidence().mrn();
        }
        if (isOnlySource(person.row)) {
            person.row.patient.copy(person.row);
        }
        person.evidence = evidence.of(person.row);
        journal.changed(arrival, arrival.hash(), person, null, comparison.changes());
        return new Result(Outcome.UPDATED, journal.items(comparison));
    }

    private boolean isOlder(Person person, Arrival arrival) {
        List<Values> arriving = arrival.cases().stream().map(ArrivingCase::values).toList();
        List<Values> held = person.cases.stream().map(one -> one.values).toList();
        Instant made = person.cases.stream().map(one -> one.made).filter(Objects::nonNull).max(Instant::compareTo)
                .orElse(null);
        return recency.isOlder(arriving, origin.made(), held, made);
    }

    private static boolean isOnlySource(FacilityPatient row) {
        return row.patient.consolidated == null && FacilityPatient.count("patient", row.patient) == 1;
    }

    private static Patient patient(FacilityPatient row) {
        Patient patient = new Patient();
        patient.copy(row);
        patient.persist();
        return patient;
    }
}
