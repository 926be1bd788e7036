package org.accession.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;

import org.hibernate.Session;

/**
 * Puts a release under the proof of the log of reads: a row there holds the hash of the release and of each patient in it,
 * and is sealed with the other reads.
 */
public final class ReleaseProof {

    private static final String WRITE = "INSERT INTO read_log (at, person_id, kind, what)"
            + " SELECT now(), person_id, 'RELEASE', ? FROM release WHERE public_id = ?";
    private static final String RELEASE = "SELECT id, public_id::text, trunc(extract(epoch FROM released_at) * 1000000)::text,"
            + " person_id, array_to_string(facility_ids, ','), recipient, purpose, what, file_name, naaccr_version,"
            + " record_type, identified::text, patients, cases, encode(sha256, 'hex'),"
            + " (SELECT count(*) FROM release_patient p WHERE p.release_id = r.id)"
            + " FROM release r WHERE public_id = ?";
    private static final String PATIENTS = "SELECT facility_patient_id, facility_id, patient_id, cases FROM release_patient"
            + " WHERE release_id = ? ORDER BY facility_patient_id";
    private static final int FETCH = 1000;

    private ReleaseProof() {}

    /** Writes the proof of a release to which nothing is added any more, within the caller's transaction. */
    public static void write(UUID release) {
        ReadLog.flush();
        ReadLog.getEntityManager().unwrap(Session.class).doWork(connection -> write(connection, release));
    }

    static void write(Connection connection, UUID release) throws SQLException {
        String what = what(connection, release);
        try (PreparedStatement insert = connection.prepareStatement(WRITE)) {
            insert.setString(1, what);
            insert.setObject(2, release);
            if (insert.executeUpdate() != 1) {
                throw new IllegalStateException("Release " + release + " is not there to be proven");
            }
        }
    }

    /** What the proof of the release says as it stands: its opaque id, a space, the hash; null if there is none. */
    static String what(Connection connection, UUID release) throws SQLException {
        CanonicalForm form = new CanonicalForm().field("release/1");
        try (PreparedStatement query = connection.prepareStatement(RELEASE)) {
            query.setObject(1, release);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                for (int i = 2; i <= row.getMetaData().getColumnCount(); i++) {
                    form.field(row.getString(i));
                }
                patients(connection, row.getLong(1), form);
            }
        }
        return release + " " + HexFormat.of().formatHex(form.hash());
    }

    private static void patients(Connection connection, long releaseId, CanonicalForm form) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(PATIENTS)) {
            query.setFetchSize(FETCH);
            query.setLong(1, releaseId);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    for (int i = 1; i <= 4; i++) {
                        form.field(row.getString(i));
                    }
                }
            }
        }
    }
}
