package org.accession.audit;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A batch of rows of one log that were hashed together. The batches of all logs are one chain.
 *
 * @param number from 1
 * @param log whose rows
 * @param sealedAt when
 * @param ids of the rows
 * @param hashes of the rows, in the order of the ids
 * @param previousHash of the batch before, of whichever log
 * @param hash of all this
 */
record LogSeal(long number, SealedLog log, Instant sealedAt, List<Long> ids, List<byte[]> hashes, byte[] previousHash,
        byte[] hash) {

    static final String COLUMNS = "number, log, sealed_at, ids, hashes, previous_hash, hash";

    private static final String INSERT = "INSERT INTO log_seal (" + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?)";

    /** The next batch after another. */
    static LogSeal after(long number, byte[] previousHash, SealedLog log, Instant now, List<LogRow> rows) {
        LogSeal seal = new LogSeal(number + 1, log, now, rows.stream().map(LogRow::id).toList(),
                rows.stream().map(LogRow::hash).toList(), previousHash, null);
        return new LogSeal(seal.number, log, now, seal.ids, seal.hashes, previousHash, seal.canonicalHash());
    }

    /** The row of a query for {@link #COLUMNS}; what cannot be read of it is null, or empty. */
    static LogSeal read(ResultSet row) throws SQLException {
        return new LogSeal(row.getLong(1), SealedLog.of(row.getString(2)), LogColumns.at(row, 3),
                list(row.getArray(4), Long.class), list(row.getArray(5), byte[].class), row.getBytes(6),
                row.getBytes(7));
    }

    void insert(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, number);
            insert.setString(2, log.table);
            insert.setObject(3, sealedAt.atOffset(ZoneOffset.UTC));
            insert.setArray(4, connection.createArrayOf("bigint", ids.toArray()));
            insert.setArray(5, connection.createArrayOf("bytea", hashes.toArray(byte[][]::new)));
            insert.setBytes(6, previousHash);
            insert.setBytes(7, hash);
            insert.executeUpdate();
        }
    }

    /** Of the last row; 0 if there is none. */
    long lastId() {
        return ids.isEmpty() ? 0 : ids.get(ids.size() - 1);
    }

    /** Whether the batch is what its hash was made of; one that cannot be read is not. */
    boolean isIntact() {
        return isWhole() && Arrays.equals(hash, canonicalHash());
    }

    /** Whether each row that it names has a hash. */
    boolean isWhole() {
        return log != null && sealedAt != null && !ids.isEmpty() && ids.size() == hashes.size();
    }

    private byte[] canonicalHash() {
        CanonicalForm form = new CanonicalForm();
        if (log == SealedLog.READS) {
            form.field("seal/1");
        } else {
            form.field("seal/2").field(log.table);
        }
        form.field(number).field(previousHash).field(sealedAt).field(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            form.field(ids.get(i)).field(hashes.get(i));
        }
        return form.hash();
    }

    private static <T> List<T> list(Array array, Class<T> of) throws SQLException {
        if (array == null) {
            return List.of();
        }
        Object[] elements = (Object[]) array.getArray();
        return Arrays.stream(elements).anyMatch(Objects::isNull)
                ? List.of()
                : Arrays.stream(elements).map(of::cast).toList();
    }
}
