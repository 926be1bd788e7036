package org.accession.intake;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.LockModeType;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.intake.Arrival.ArrivingCase;
import org.accession.intake.Held.Case;
import org.accession.intake.Held.Known;
import org.accession.intake.Held.Person;
import org.accession.patient.FacilityPatient;
import org.accession.patient.TumorCase;
import org.hibernate.Session;

/** Finds what the registry holds of a batch's people and cases: a few questions a batch, whatever its size. */
final class HeldLookup {

    /** Whoever stores at a facility looks first who is there: another import of the same people waits until that is done. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('intake at ' || id, 0))"
            + " FROM (SELECT unnest(?) AS id ORDER BY 1) AS facility";
    private static final String NUMBERED = """
            SELECT id FROM facility_patient WHERE facility_id = ? AND mrn = ANY (?)
            UNION SELECT id FROM facility_patient WHERE facility_id = ? AND patient_id_number = ANY (?)
            UNION SELECT facility_patient_id FROM tumor_case WHERE facility_id = ? AND accession_number_hosp = ANY (?)""";
    private static final String MADE = """
            SELECT tumor_case_id, max(made), max(file_id) FROM (
                SELECT r.tumor_case_id, f.time_generated AS made, r.source_file_id AS file_id
                FROM source_record r LEFT JOIN source_file f ON f.id = r.source_file_id
                WHERE r.tumor_case_id = ANY (?) AND r.outcome IN ('NEW', 'UPDATED', 'UNCHANGED')
                UNION ALL SELECT tumor_case_id, at, NULL FROM change_log
                WHERE tumor_case_id = ANY (?) AND source = 'FORM') AS told
            GROUP BY tumor_case_id""";

    private static final String RECORDS = """
            SELECT hash, facility_patient_id, tumor_case_id FROM source_record
            WHERE (tumor_case_id = ANY (?) OR tumor_case_id IS NULL AND facility_patient_id = ANY (?))
                AND hash = ANY (?) AND outcome <> 'REJECTED'""";

    private final EvidenceItems evidence;
    private final CaseKey.Reader keys;
    private final Item accessionNumber;

    HeldLookup(Dictionary dictionary, EvidenceItems evidence, CaseKey.Reader keys) {
        this.evidence = evidence;
        this.keys = keys;
        accessionNumber = dictionary.item("accessionNumberHosp");
    }

    /** What is held; its rows are locked until the transaction ends. */
    Held find(List<Arrival> arrivals) {
        Held held = new Held();
        Set<Long> ids = new TreeSet<>();
        Session session = FacilityPatient.getEntityManager().unwrap(Session.class);
        session.doWork(connection -> {
            lock(connection, arrivals);
            ids.addAll(known(connection, arrivals, held));
            for (List<Arrival> atFacility : arrivals.stream().collect(Collectors.groupingBy(Arrival::facilityId))
                    .values()) {
                ids.addAll(numbered(connection, atFacility));
            }
        });
        if (!ids.isEmpty()) {
            load(ids, held);
            session.doWork(connection -> {
                made(connection, held);
                records(connection, arrivals, held);
            });
        }
        return held;
    }

    private static void lock(Connection connection, List<Arrival> arrivals) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LOCK)) {
            select.setArray(1, connection.createArrayOf("bigint",
                    arrivals.stream().map(Arrival::facilityId).distinct().toArray()));
            select.execute();
        }
    }

    private Set<Long> known(Connection connection, List<Arrival> arrivals, Held held) throws SQLException {
        Set<Long> ids = new TreeSet<>();
        KnownPeople.find(connection, arrivals.stream().map(Arrival::evidence).toList(),
                (asked, patientId, facilityPatientId, score) -> {
                    held.addKnown(arrivals.get(asked), new Known(patientId, facilityPatientId, score));
                    if (facilityPatientId != null) {
                        ids.add(facilityPatientId);
                    }
                });
        return ids;
    }

    private Set<Long> numbered(Connection connection, List<Arrival> arrivals) throws SQLException {
        long facilityId = arrivals.get(0).facilityId();
        String[] accessionNumbers = arrivals.stream().flatMap(arrival -> arrival.cases().stream())
                .map(one -> one.values().get(accessionNumber)).filter(number -> !number.isEmpty())
                .toArray(String[]::new);
        Set<Long> ids = new TreeSet<>();
        try (PreparedStatement select = connection.prepareStatement(NUMBERED)) {
            select.setLong(1, facilityId);
            select.setArray(2, connection.createArrayOf("text", arrivals.stream()
                    .flatMap(arrival -> arrival.cases().stream()).map(one -> evidence.recordNumber(one.values()))
                    .filter(number -> !number.isEmpty()).distinct().toArray(String[]::new)));
            select.setLong(3, facilityId);
            select.setArray(4, numbers(connection, arrivals, Evidence::patientId));
            select.setLong(5, facilityId);
            select.setArray(6, connection.createArrayOf("text", accessionNumbers));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
        }
        return ids;
    }

    private void load(Set<Long> ids, Held held) {
        Map<Long, Person> people = new HashMap<>();
        for (FacilityPatient row : FacilityPatient
                .<FacilityPatient>find("from FacilityPatient f join fetch f.patient where f.id in ?1 order by f.id",
                        ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE).list()) {
            Person person = new Person(row, row.facility.id, evidence.of(row), false);
            people.put(row.id, person);
            held.add(person);
        }
        for (TumorCase row : TumorCase.<TumorCase>find("facilityPatient.id in ?1 order by id", ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE).list()) {
            held.add(new Case(row, people.get(row.facilityPatient.id), keys.of(row.values()), row.values()));
        }
    }

    private void made(Connection connection, Held held) throws SQLException {
        Map<Long, Case> cases = casesById(held);
        try (PreparedStatement select = connection.prepareStatement(MADE)) {
            Array ids = connection.createArrayOf("bigint", cases.keySet().toArray());
            select.setArray(1, ids);
            select.setArray(2, ids);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Case one = cases.get(rows.getLong(1));
                    one.made = instant(rows.getTimestamp(2));
                    one.fileId = rows.getObject(3, Long.class);
                }
            }
        }
    }

    private static void records(Connection connection, List<Arrival> arrivals, Held held) throws SQLException {
        byte[][] hashes = arrivals.stream().filter(arrival -> arrival.evidence().isNumberless())
                .flatMap(arrival -> Stream.concat(Stream.of(arrival.hash()),
                        arrival.cases().stream().map(ArrivingCase::hash)))
                .toArray(byte[][]::new);
        if (hashes.length == 0) {
            return;
        }
        Map<Long, Person> people = held.people().stream().collect(Collectors.toMap(one -> one.row.id, one -> one));
        Map<Long, Case> cases = casesById(held);
        try (PreparedStatement select = connection.prepareStatement(RECORDS)) {
            select.setArray(1, connection.createArrayOf("bigint", cases.keySet().toArray()));
            select.setArray(2, connection.createArrayOf("bigint", people.keySet().toArray()));
            select.setArray(3, connection.createArrayOf("bytea", hashes));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Person person = people.get(rows.getLong(2));
                    if (person != null) {
                        held.records().add(rows.getBytes(1), person, cases.get(rows.getLong(3)));
                    }
                }
            }
        }
    }

    private static Map<Long, Case> casesById(Held held) {
        return held.people().stream().flatMap(person -> person.cases.stream())
                .collect(Collectors.toMap(one -> one.row.id, one -> one));
    }

    private static Instant instant(Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private static Array numbers(Connection connection, List<Arrival> arrivals, Function<Evidence, String> part)
            throws SQLException {
        return connection.createArrayOf("text", arrivals.stream().map(arrival -> part.apply(arrival.evidence()))
                .filter(number -> !number.isEmpty()).toArray(String[]::new));
    }
}
