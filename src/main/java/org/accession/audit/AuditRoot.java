package org.accession.audit;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * One hash over all logs as they stood: over the last batch of rows, and over the chain of each patient that has grown since
 * the root before. The roots are a chain themselves, so that one root that is known to be right vouches for all that came
 * before it.
 *
 * @param number from 1: the order of the roots, whatever the clock says
 * @param day when it was written, where the registry stands
 * @param seal the last batch of rows; 0 before the first
 * @param chains how many patients' chains have grown
 */
public record AuditRoot(long number, LocalDate day, Instant writtenAt, long seal, byte[] sealHash, long chains,
        byte[] previousHash, byte[] hash) {

    static final String COLUMNS = "number, day, written_at, seal, seal_hash, chains, previous_hash, hash";

    private static final String LAST = "SELECT " + COLUMNS + " FROM audit_root ORDER BY number DESC LIMIT ?";
    private static final String SEAL = "SELECT number, hash FROM log_seal ORDER BY number DESC LIMIT 1";
    private static final String COLLECT = "INSERT INTO audit_root_chain (root, patient_id, length, head)"
            + " SELECT ?, c.patient_id, c.length, c.head FROM change_chain c WHERE NOT EXISTS ("
            + "SELECT FROM audit_root_chain r WHERE r.patient_id = c.patient_id AND r.length = c.length)";
    private static final String GROWN = " AND c.patient_id IN (SELECT patient_id FROM change_log WHERE id > ?)";
    private static final String COLLECTED = "SELECT patient_id, length, head FROM audit_root_chain WHERE root = ?"
            + " ORDER BY patient_id";
    private static final String INSERT = "INSERT INTO audit_root (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String MISSING = "SELECT written FROM unnest(?::text[]) AS w (written) WHERE NOT EXISTS ("
            + "SELECT FROM audit_root WHERE number = split_part(written, ':', 1)::bigint"
            + " AND encode(hash, 'hex') = split_part(written, ':', 2)) LIMIT 1";
    private static final int FETCH = 1000;

    /**
     * Writes the next root, within the connection's transaction; nothing if the last one is of that day and the logs have
     * not grown since. The first of a day looks at all chains.
     *
     * @param past up to this id all changes are in a root; 0 if that is not known
     */
    static Optional<AuditRoot> write(Connection connection, LocalDate day, long past) throws SQLException {
        AuditLock.take(connection);
        List<AuditRoot> last = newest(connection, 1);
        boolean isFirstOfDay = last.isEmpty() || !day.equals(last.get(0).day);
        long number = last.isEmpty() ? 1 : last.get(0).number + 1;
        byte[] previous = last.isEmpty() ? CanonicalForm.NOTHING : last.get(0).hash;
        long seal = 0;
        byte[] sealHash = CanonicalForm.NOTHING;
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(SEAL)) {
            if (row.next()) {
                seal = row.getLong(1);
                sealHash = row.getBytes(2);
            }
        }
        long chains = collect(connection, number, isFirstOfDay ? 0 : past);
        if (!isFirstOfDay && chains == 0 && Arrays.equals(sealHash, last.get(0).sealHash)) {
            return Optional.empty();
        }
        AuditRoot root = new AuditRoot(number, day, Instant.now().truncatedTo(ChronoUnit.MICROS), seal, sealHash,
                chains, previous, null);
        AuditRoot whole = new AuditRoot(number, day, root.writtenAt, seal, sealHash, chains, previous,
                root.hashOfAll(connection));
        whole.insert(connection);
        return Optional.of(whole);
    }

    private static long collect(Connection connection, long number, long past) throws SQLException {
        try (PreparedStatement collect = connection.prepareStatement(past == 0 ? COLLECT : COLLECT + GROWN)) {
            collect.setLong(1, number);
            if (past != 0) {
                collect.setLong(2, past);
            }
            return collect.executeLargeUpdate();
        }
    }

    private byte[] hashOfAll(Connection connection) throws SQLException {
        CanonicalForm form = begin();
        try (PreparedStatement query = connection.prepareStatement(COLLECTED)) {
            query.setFetchSize(FETCH);
            query.setLong(1, number);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    form.field(row.getLong(1)).field(row.getLong(2)).field(row.getBytes(3));
                }
            }
        }
        return form.hash();
    }

    /** The newest roots, the last one first. */
    static List<AuditRoot> newest(Connection connection, int most) throws SQLException {
        List<AuditRoot> roots = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(LAST)) {
            query.setInt(1, most);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    roots.add(read(row));
                }
            }
        }
        return roots;
    }

    /** One of these roots that the database does not have as it was written, or null. */
    static String missing(Connection connection, List<String> written) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(MISSING)) {
            query.setArray(1, connection.createArrayOf("text", written.toArray()));
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    /** The row of a query for {@link #COLUMNS}. */
    static AuditRoot read(ResultSet row) throws SQLException {
        return new AuditRoot(row.getLong(1), row.getObject(2, LocalDate.class), LogColumns.at(row, 3),
                LogColumns.number(row, 4), row.getBytes(5), LogColumns.number(row, 6), row.getBytes(7),
                row.getBytes(8));
    }

    /** What is hashed before the chains; of each follow the patient, the length and the head. */
    CanonicalForm begin() {
        return new CanonicalForm().field("root/1").field(number).field(previousHash)
                .field(day == null ? null : day.toString()).field(writtenAt).field(seal).field(sealHash).field(chains);
    }

    /** As the server's log writes it, and as {@code audit verify --root} takes it. */
    public String written() {
        return number + ":" + (hash == null ? "" : HexFormat.of().formatHex(hash));
    }

    private void insert(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, number);
            insert.setDate(2, Date.valueOf(day));
            insert.setObject(3, writtenAt.atOffset(ZoneOffset.UTC));
            insert.setLong(4, seal);
            insert.setBytes(5, sealHash);
            insert.setLong(6, chains);
            insert.setBytes(7, previousHash);
            insert.setBytes(8, hash);
            insert.executeUpdate();
        }
    }
}
