package org.accession.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.accession.audit.Discrepancy.Kind;

/** Follows the batches of reads, and compares each read with the hash that its batch holds. */
final class ReadCheck {

    private static final int FETCH = 20;
    private static final String SEALS = "SELECT " + ReadSeal.COLUMNS + " FROM read_seal ORDER BY number";
    private static final String READS = "SELECT " + ReadRows.COLUMNS + " FROM read_log WHERE id = ANY (?)";
    private static final String IN_NO_BATCH = "SELECT " + ReadRows.COLUMNS + " FROM read_log WHERE id <= ?"
            + " AND id NOT IN (SELECT unnest(ids) FROM read_seal) ORDER BY id";

    private final Connection connection;
    private final Discrepancies found;
    private final CanonicalForm form = new CanonicalForm();
    private ReadSeal before;
    private long reads;

    ReadCheck(Connection connection, Discrepancies found) {
        this.connection = connection;
        this.found = found;
    }

    /** How many sealed reads there are. */
    long run() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH);
            try (ResultSet row = statement.executeQuery(SEALS)) {
                while (row.next()) {
                    ReadSeal seal = ReadSeal.read(row);
                    check(seal);
                    checkReads(seal);
                    before = seal;
                }
            }
        }
        checkInserted();
        return reads;
    }

    private void check(ReadSeal seal) {
        long expected = before == null ? 1 : before.number() + 1;
        if (seal.number() > expected) {
            found.add(Kind.REMOVED, "Batches of reads " + expected + " to " + (seal.number() - 1) + " are missing.");
        } else if (!Arrays.equals(seal.previousHash(), before == null ? CanonicalForm.NOTHING : before.hash())) {
            found.add(Kind.ALTERED, "Batch of reads " + (seal.number() - 1) + " or " + seal.number()
                    + " was rewritten together with its hash.");
        }
        if (!seal.isIntact()) {
            found.add(Kind.ALTERED, "Batch of reads " + seal.number() + " is not what was written.");
        }
    }

    private void checkReads(ReadSeal seal) throws SQLException {
        Map<Long, ReadLog> byId = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(READS)) {
            query.setArray(1, connection.createArrayOf("bigint", seal.ids().toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    ReadLog read = ReadRows.read(row);
                    byId.put(read.id, read);
                }
            }
        }
        for (int i = 0; i < seal.ids().size(); i++) {
            ReadLog read = byId.get(seal.ids().get(i));
            reads++;
            if (read == null) {
                found.add(new Discrepancy(Kind.REMOVED, null, seal.ids().get(i), null,
                        "The read is missing; it was sealed at " + seal.sealedAt() + "."));
            } else if (!Arrays.equals(read.hash(form), seal.hashes().get(i))) {
                found.ofRead(Kind.ALTERED, read, "The read is not what was written.");
            }
        }
    }

    /** A batch has all reads up to its last one. */
    private void checkInserted() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(IN_NO_BATCH)) {
            query.setLong(1, before == null ? 0 : before.lastId());
            query.setFetchSize(FETCH);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.ofRead(Kind.INSERTED, ReadRows.read(row), "The read is in no batch.");
                }
            }
        }
    }
}
