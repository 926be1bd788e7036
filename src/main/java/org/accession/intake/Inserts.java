package org.accession.intake;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.accession.audit.ChangeChains;
import org.accession.audit.ChangeLog;
import org.accession.patient.CaseStep;
import org.accession.patient.FacilityPatient;
import org.accession.patient.NewRows;
import org.accession.patient.Patient;
import org.accession.patient.SourceRecord;
import org.accession.patient.TumorCase;
import org.accession.patient.ValuesChanging;
import org.hibernate.StatelessSession;

/**
 * New rows of a batch, written a table at a time: no session keeps them, compares them or looks for them again. Rows get
 * their ids when they are written.
 */
final class Inserts {

    private static final String PAIRS = """
            INSERT INTO patient_pair (one_id, other_id, score, file_import_id, patient_ordinal)
            SELECT least(one, other), greatest(one, other), score, ?, ordinal
            FROM unnest(?, ?, ?, ?) AS pair (one, other, score, ordinal) ON CONFLICT DO NOTHING""";

    private record Pair(Patient one, Patient other, int score, int ordinal) {}

    private final long importId;
    private final StatelessSession session;
    private final Optional<Newcomers> newcomers;
    private final TumorLinks tumors;
    /** The first records of new patients. */
    private final List<FacilityPatient> patients = new ArrayList<>();
    private final List<FacilityPatient> people = new ArrayList<>();
    private final List<TumorCase> cases = new ArrayList<>();
    private final List<CaseStep> steps = new ArrayList<>();
    private final List<Pair> pairs = new ArrayList<>();

    /**
     * @param newcomers derives what is new; empty where that is left for later
     * @param tumors finds the tumors of new cases
     */
    Inserts(long importId, StatelessSession session, Optional<Newcomers> newcomers, TumorLinks tumors) {
        this.tumors = tumors;
        this.importId = importId;
        this.session = session;
        this.newcomers = newcomers;
    }

    /** A new patient, by their first record. */
    void addPatient(FacilityPatient first) {
        patients.add(first);
    }

    void add(FacilityPatient row) {
        people.add(row);
    }

    void add(TumorCase row) {
        cases.add(row);
    }

    void add(CaseStep row) {
        steps.add(row);
    }

    /** Two patients who may be one, as the record of a patient shows. */
    void addPair(Patient one, Patient other, int score, int ordinal) {
        pairs.add(new Pair(one, other, score, ordinal));
    }

    /** Writes what has been added so far. */
    void write() {
        Optional<ValuesChanging> change = newcomers.map(each -> each.derive(people, cases));
        session.doWork(connection -> {
            NewRows rows = new NewRows(connection);
            rows.patients(patients);
            rows.facilityPatients(people);
            rows.tumors(tumors.link(connection));
            rows.cases(cases);
            rows.steps(steps);
        });
        change.ifPresent(ValuesChanging::stored);
        List.of(patients, people, cases, steps).forEach(List::clear);
    }

    /** Writes what became of the records; every other row has been written before. */
    void write(List<ChangeLog> logs, List<SourceRecord> records) {
        session.doWork(connection -> {
            ChangeChains.append(connection, logs);
            new NewRows(connection).sourceRecords(records);
        });
    }

    /** Writes the possible duplicates; every patient has been written before. Returns how many were not known. */
    int writePairs() {
        return pairs.isEmpty() ? 0 : session.doReturningWork(this::writePairs);
    }

    private int writePairs(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(PAIRS)) {
            insert.setLong(1, importId);
            insert.setArray(2, array(connection, "bigint", pair -> pair.one().id));
            insert.setArray(3, array(connection, "bigint", pair -> pair.other().id));
            insert.setArray(4, array(connection, "smallint", Pair::score));
            insert.setArray(5, array(connection, "integer", Pair::ordinal));
            pairs.clear();
            return insert.executeUpdate();
        }
    }

    private Array array(Connection connection, String type, Function<Pair, Object> part) throws SQLException {
        return connection.createArrayOf(type, pairs.stream().map(part).toArray());
    }
}
