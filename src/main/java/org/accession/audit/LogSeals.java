package org.accession.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Hashes the rows of the logs in batches, each of which holds the hash of the one before. */
final class LogSeals {

    private static final int BATCH = 1000;
    private static final String LAST = "SELECT number, hash FROM log_seal ORDER BY number DESC LIMIT 1";
    private static final String LAST_OF = "SELECT coalesce((SELECT ids[cardinality(ids)] FROM log_seal"
            + " WHERE log = ? ORDER BY number DESC LIMIT 1), 0)";

    private LogSeals() {}

    /**
     * The last row of the log before which none is still on its way. In a transaction of its own: until its end nobody else
     * can write to the log.
     *
     * @throws SQLException with state 55P03 if somebody has been writing for long
     */
    static long settled(Connection connection, SealedLog log) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT settled_rows(?)")) {
            query.setString(1, log.table);
            return number(query);
        }
    }

    /** Seals all rows of the log up to the settled one that are not sealed yet, within the caller's transaction. */
    static void seal(Connection connection, SealedLog log, long settled) throws SQLException {
        AuditLock.take(connection);
        long number = 0;
        byte[] hash = CanonicalForm.NOTHING;
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(LAST)) {
            if (row.next()) {
                number = row.getLong(1);
                hash = row.getBytes(2);
            }
        }
        long lastId = lastSealed(connection, log);
        for (List<LogRow> rows = next(connection, log, lastId, settled); !rows.isEmpty(); rows = next(connection, log,
                lastId, settled)) {
            LogSeal seal = LogSeal.after(number, hash, log, Instant.now().truncatedTo(ChronoUnit.MICROS), rows);
            seal.insert(connection);
            number = seal.number();
            hash = seal.hash();
            lastId = seal.lastId();
        }
    }

    /** When the oldest row of any log was written that is not sealed yet; null if all are. */
    static Instant waitingSince(Connection connection) throws SQLException {
        Instant since = null;
        for (SealedLog log : SealedLog.values()) {
            Instant oldest = log.oldest(connection, lastSealed(connection, log));
            since = since == null || oldest != null && oldest.isBefore(since) ? oldest : since;
        }
        return since;
    }

    private static long lastSealed(Connection connection, SealedLog log) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(LAST_OF)) {
            query.setString(1, log.table);
            return number(query);
        }
    }

    private static List<LogRow> next(Connection connection, SealedLog log, long after, long settled)
            throws SQLException {
        List<LogRow> rows = new ArrayList<>(BATCH);
        log.rows(connection, after, settled, BATCH, rows::add);
        return rows;
    }

    private static long number(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
