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

/** Hashes the reads that were logged, in batches, each of which holds the hash of the one before. */
final class ReadSeals {

    private static final int BATCH = 1000;
    private static final String LAST = "SELECT number, hash, last_id FROM read_seal ORDER BY number DESC LIMIT 1";
    private static final String NEXT = "SELECT " + ReadRows.COLUMNS + " FROM read_log WHERE id > ? AND id <= ?"
            + " ORDER BY id LIMIT " + BATCH;

    private ReadSeals() {}

    /**
     * The last read before which none is still on its way. In a transaction of its own: until its end nobody else can log
     * a read.
     *
     * @throws SQLException with state 55P03 if somebody has been logging for long
     */
    static long settled(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT settled_reads()")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Seals all reads up to the settled one that are not sealed yet, within the caller's transaction. */
    static void seal(Connection connection, long settled) throws SQLException {
        AuditLock.take(connection);
        long number = 0;
        long lastId = 0;
        byte[] hash = CanonicalForm.NOTHING;
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(LAST)) {
            if (row.next()) {
                number = row.getLong(1);
                hash = row.getBytes(2);
                lastId = row.getLong(3);
            }
        }
        for (List<ReadLog> reads = next(connection, lastId, settled); !reads.isEmpty(); reads = next(connection, lastId,
                settled)) {
            ReadSeal seal = ReadSeal.after(number, hash, Instant.now().truncatedTo(ChronoUnit.MICROS), reads);
            seal.insert(connection);
            number = seal.number();
            hash = seal.hash();
            lastId = seal.lastId();
        }
    }

    private static List<ReadLog> next(Connection connection, long after, long settled) throws SQLException {
        List<ReadLog> reads = new ArrayList<>(BATCH);
        try (PreparedStatement query = connection.prepareStatement(NEXT)) {
            query.setLong(1, after);
            query.setLong(2, settled);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    reads.add(ReadRows.read(row));
                }
            }
        }
        return reads;
    }
}
