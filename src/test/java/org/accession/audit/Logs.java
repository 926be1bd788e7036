package org.accession.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.accession.platform.DatabaseAccess;
import org.accession.platform.TestDatabase;

/** The logs in a database of their own, written as the service's role and tampered with as the owner. */
final class Logs {

    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    final DatabaseAccess database = TestDatabase.fresh();
    private Horizon horizon = Horizon.UNKNOWN;

    Logs() {
        tamper("INSERT INTO facility (id, name) VALUES (1, 'General')");
    }

    /** A patient whose opaque id is the number. */
    void patient(long number) {
        tamper("INSERT INTO patient (id, public_id) VALUES (" + number + ", '" + publicId(number) + "')");
    }

    static UUID publicId(long number) {
        return new UUID(0, number);
    }

    static ChangeLog change(long patient, String to) {
        ChangeLog row = new ChangeLog();
        row.at = Instant.parse("2026-11-22T10:00:00Z");
        row.personId = 7L;
        row.source = ChangeSource.FORM;
        row.reason = "path report \u2265 1:2\n-";
        row.facilityId = 1L;
        row.patientId = patient;
        row.differences = List.of(new Difference("primarySite", "", to), new Difference("nameLast", "M\u00fcller", ""));
        return row;
    }

    void append(ChangeLog... rows) {
        asService(connection -> {
            ChangeChains.append(connection, List.of(rows));
            return null;
        });
    }

    /** So many changes of each of the patients. */
    void changes(int each, long... patients) {
        for (long patient : patients) {
            append(IntStream.range(0, each).mapToObj(i -> change(patient, "C50" + i)).toArray(ChangeLog[]::new));
        }
    }

    /** So many reads of the patient. */
    void reads(int number, long patient) {
        asService(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate("""
                        INSERT INTO read_log (at, person_id, kind, what, facility_id, patient_id, path)
                            SELECT now(), 7, 'CASE', NULL, 1, %d, '/cases/x' FROM generate_series(1, %d)""".formatted(
                        patient, number));
            }
        });
    }

    void seal() {
        for (SealedLog log : SealedLog.values()) {
            long settled = asService(connection -> LogSeals.settled(connection, log));
            asService(connection -> {
                LogSeals.seal(connection, log, settled);
                return null;
            });
        }
    }

    /** The root that is written on the day; null if there is none to write. */
    AuditRoot root(String day) {
        return asService(connection -> {
            Horizon next = horizon.next(connection);
            AuditRoot root = AuditRoot.write(connection, LocalDate.parse(day), horizon.past()).orElse(null);
            horizon = next;
            return root;
        });
    }

    List<Discrepancy> verify() {
        return verification().first();
    }

    Verification verification() {
        return asService(connection -> Verification.run(connection, Set.of(), done -> {}));
    }

    /** What is found once somebody with the owner's rights has done this; it is taken back afterwards. */
    List<Discrepancy> verifyAfter(String tampering, String... knownRoots) {
        return verifyAfter(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(tampering);
            }
        }, knownRoots);
    }

    List<Discrepancy> verifyAfter(Work<?> tampering, String... knownRoots) {
        try (Connection owner = database.asOwner()) {
            owner.setAutoCommit(false);
            tampering.in(owner);
            List<Discrepancy> found = Verification.run(owner, Set.of(knownRoots), done -> {}).first();
            owner.rollback();
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One committed transaction of the service's role with the scope of all facilities. */
    <T> T asService(Work<T> work) {
        try (Connection connection = database.asService(); Statement statement = connection.createStatement()) {
            statement.execute("SELECT set_config('accession.facilities', '*', false),"
                    + " set_config('accession.person', '7', false)");
            connection.setAutoCommit(false);
            T result = work.in(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the owner of the tables, who may do anything. */
    void tamper(String sql) {
        TestDatabase.execute(database, sql);
    }

    List<String> strings(String query) {
        return asService(connection -> {
            try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
                List<String> strings = new ArrayList<>();
                while (row.next()) {
                    strings.add(row.getString(1));
                }
                return strings;
            }
        });
    }
}
