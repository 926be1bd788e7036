package org.accession.disclosure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.hibernate.Session;

/** Writes down each patient of a release while it is made; within the caller's transaction. */
public final class Accounting implements AutoCloseable {

    private static final int BATCH = 500;
    private static final String INSERT = "INSERT INTO release_patient"
            + " (release_id, facility_patient_id, facility_id, patient_id, cases) VALUES (?, ?, ?, ?, ?)";

    private record Line(long facilityPatientId, long facilityId, long patientId, int cases) {}

    private final Release release;
    private final List<Line> lines = new ArrayList<>(BATCH);

    /** Begins the account of a release that is stored. */
    public Accounting(Release release) {
        this.release = release;
    }

    /** A facility's record of a patient goes out with so many cases. */
    public void add(long facilityPatientId, long facilityId, long patientId, int cases) {
        lines.add(new Line(facilityPatientId, facilityId, patientId, cases));
        release.patients++;
        release.cases += cases;
        if (lines.size() == BATCH) {
            write();
        }
    }

    @Override
    public void close() {
        write();
    }

    private void write() {
        Release.getEntityManager().unwrap(Session.class).doWork(this::insert);
        lines.clear();
    }

    private void insert(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Line line : lines) {
                insert.setLong(1, release.id);
                insert.setLong(2, line.facilityPatientId());
                insert.setLong(3, line.facilityId());
                insert.setLong(4, line.patientId());
                insert.setInt(5, line.cases());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
