package org.accession.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.intake.Arrival.ArrivingCase;
import org.accession.intake.Arrival.Rejection;
import org.accession.intake.Held.Person;
import org.accession.keys.Keyring;
import org.accession.patient.FacilityPatient;
import org.accession.patient.SourceRecord.Outcome;
import org.hibernate.Session;

/** Stores one batch, within the caller's transaction. */
final class RecordStore {

    private static final String PAIR = "INSERT INTO patient_pair (one_id, other_id, score) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";

    private final Held held;
    private final Matching matching;
    private final PersonWriter people;
    private final CaseWriter cases;
    private final Journal journal;
    private final FileImport counts;
    private final boolean isCaseList;

    RecordStore(Batch batch, Origin origin, FileImport counts, Dictionaries dictionaries, Keyring keys, Instant now) {
        Dictionary working = dictionaries.working();
        this.counts = counts;
        isCaseList = origin.isCaseList();
        EvidenceItems evidence = new EvidenceItems(working, keys);
        CaseKey.Reader caseKeys = new CaseKey.Reader(working);
        Recency recency = new Recency(working);
        journal = new Journal(origin, dictionaries, keys, counts, now);
        held = new HeldLookup(working, evidence, caseKeys).find(batch.arrivals());
        matching = new Matching(caseKeys);
        people = new PersonWriter(origin, keys, evidence, recency, journal);
        cases = new CaseWriter(working, origin, caseKeys, recency, new CaseStamps(working), new TumorLinks(), journal,
                now);
    }

    void take(Arrival arrival) {
        Matching.Answer answer = matching.match(arrival, held);
        if (answer instanceof Matching.Answer.Refused refused) {
            arrival.rejected(refused.reason()).forEach(journal::rejected);
        } else if (answer instanceof Matching.Answer.Found found) {
            takeOf(found.person(), arrival, people.update(found.person(), arrival));
        } else {
            takeOf(create(arrival), arrival, new PersonWriter.Result(Outcome.NEW, ""));
        }
    }

    private Person create(Arrival arrival) {
        Map<Long, Integer> duplicates = held.possibleDuplicates(arrival);
        Person person = people.create(arrival, held.samePatient(arrival));
        held.add(person);
        duplicates.remove(person.row.patient.id);
        pair(person.row.patient.id, duplicates);
        return person;
    }

    private void takeOf(Person person, Arrival arrival, PersonWriter.Result patient) {
        if (arrival.cases().isEmpty()) {
            if (patient.outcome() == Outcome.NEW) {
                journal.created(arrival, arrival.hash(), person, null);
            }
            journal.record(arrival, 0, arrival.place().line(), arrival.hash(), arrival.strays(), patient.outcome(),
                    patient.items(), person, null);
        }
        for (ArrivingCase one : arrival.cases()) {
            CaseWriter.Result result = isCaseList
                    ? cases.suspend(held, person, arrival, one)
                    : cases.write(held, person, arrival, one);
            if (result.outcome() == Outcome.REJECTED) {
                journal.rejected(arrival.rejected(one, result.reason()));
            } else {
                journal.record(arrival, one.tumor(), one.line(), one.hash(), one.strays(),
                        both(patient.outcome(), result.outcome()), items(patient, result), person, result.itsCase());
            }
        }
    }

    /** A record that changed the patient or the case changed something; one that is partly older is older. */
    private static Outcome both(Outcome patient, Outcome itsCase) {
        for (Outcome outcome : List.of(Outcome.UPDATED, Outcome.OLDER)) {
            if (itsCase != Outcome.NEW && (patient == outcome || itsCase == outcome)) {
                return outcome;
            }
        }
        return itsCase;
    }

    private static String items(PersonWriter.Result patient, CaseWriter.Result itsCase) {
        String separator = patient.items().isEmpty() || itsCase.reason().isEmpty() ? "" : ", ";
        return patient.items() + separator + itsCase.reason();
    }

    private void pair(long patientId, Map<Long, Integer> duplicates) {
        if (duplicates.isEmpty()) {
            return;
        }
        Session session = FacilityPatient.getEntityManager().unwrap(Session.class);
        session.flush();
        session.doWork(connection -> insertPairs(connection, patientId, duplicates));
        counts.possibleDuplicates += duplicates.size();
    }

    private static void insertPairs(Connection connection, long patientId, Map<Long, Integer> duplicates)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(PAIR)) {
            for (Map.Entry<Long, Integer> duplicate : duplicates.entrySet()) {
                insert.setLong(1, Math.min(patientId, duplicate.getKey()));
                insert.setLong(2, Math.max(patientId, duplicate.getKey()));
                insert.setInt(3, duplicate.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    void reject(Rejection rejection) {
        journal.rejected(rejection);
    }
}
