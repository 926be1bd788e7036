package org.accession.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Only one instance at a time seals rows or writes a root. */
final class AuditLock {

    private AuditLock() {}

    /** Until the connection's transaction ends. */
    static void take(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(hashtextextended('accession.audit', 0))");
        }
    }
}
