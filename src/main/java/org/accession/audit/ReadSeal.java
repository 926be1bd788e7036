package org.accession.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/**
 * A batch of reads that were hashed together.
 *
 * @param number from 1
 * @param sealedAt when
 * @param ids of the reads
 * @param hashes of the reads, in the order of the ids
 * @param previousHash of the batch before
 * @param hash of all this
 */
record ReadSeal(long number, Instant sealedAt, List<Long> ids, List<byte[]> hashes, byte[] previousHash, byte[] hash) {

    static final String COLUMNS = "number, sealed_at, ids, hashes, previous_hash, hash";

    private static final String INSERT = "INSERT INTO read_seal (" + COLUMNS
            + ", last_id) VALUES (?, ?, ?, ?, ?, ?, ?)";

    /** The next batch after another. */
    static ReadSeal after(long number, byte[] previousHash, Instant now, List<ReadLog> reads) {
        CanonicalForm form = new CanonicalForm();
        List<Long> ids = reads.stream().map(read -> read.id).toList();
        List<byte[]> hashes = reads.stream().map(read -> read.hash(form)).toList();
        return new ReadSeal(number + 1, now, ids, hashes, previousHash,
                hash(form, number + 1, now, ids, hashes, previousHash));
    }

    /** The row of a query for {@link #COLUMNS}. */
    static ReadSeal read(ResultSet row) throws SQLException {
        return new ReadSeal(row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant(),
                List.of((Long[]) row.getArray(3).getArray()), List.of((byte[][]) row.getArray(4).getArray()),
                row.getBytes(5), row.getBytes(6));
    }

    void insert(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, number);
            insert.setObject(2, sealedAt.atOffset(ZoneOffset.UTC));
            insert.setArray(3, connection.createArrayOf("bigint", ids.toArray()));
            insert.setArray(4, connection.createArrayOf("bytea", hashes.toArray(byte[][]::new)));
            insert.setBytes(5, previousHash);
            insert.setBytes(6, hash);
            insert.setLong(7, lastId());
            insert.executeUpdate();
        }
    }

    long lastId() {
        return ids.get(ids.size() - 1);
    }

    boolean isIntact() {
        return Arrays.equals(hash, hash(new CanonicalForm(), number, sealedAt, ids, hashes, previousHash));
    }

    private static byte[] hash(CanonicalForm form, long number, Instant sealedAt, List<Long> ids, List<byte[]> hashes,
            byte[] previousHash) {
        form.field("seal/1").field(number).field(previousHash).field(sealedAt).field(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            form.field(ids.get(i)).field(hashes.get(i));
        }
        return form.hash();
    }
}
