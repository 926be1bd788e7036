package org.accession.audit;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The chains of changes, one for each patient. Rows are added under a lock on the heads, which are locked or made in the
 * order of the patients: two who add at once wait for each other and never for ever. The order within a chain is that of its
 * positions; what the clock says is content and no more.
 */
public final class ChangeChains {

    private static final String LOCK = "INSERT INTO change_chain AS c (patient_id, length, head)"
            + " SELECT patient_id, 0, ? FROM unnest(?::bigint[]) AS p (patient_id) ORDER BY patient_id"
            + " ON CONFLICT (patient_id) DO UPDATE SET length = c.length"
            + " RETURNING patient_id, length, head, nextval('change_log_id')";
    private static final String MORE_IDS = "SELECT nextval('change_log_id')";
    /** What the sequence goes on by: each number that it gives stands for so many ids. */
    private static final int BLOCK = 100;

    private static final class Head {
        private long length;
        private byte[] hash;
        private long nextId;
        private int idsLeft = BLOCK;

        Head(long length, byte[] hash, long nextId) {
            this.length = length;
            this.hash = hash;
            this.nextId = nextId;
        }
    }

    private final Connection connection;
    private final CanonicalForm form = new CanonicalForm();

    private ChangeChains(Connection connection) {
        this.connection = connection;
    }

    /** Adds rows to the chains of their patients in the order of the list, within the connection's transaction. */
    public static void append(Connection connection, List<ChangeLog> rows) throws SQLException {
        if (!rows.isEmpty()) {
            new ChangeChains(connection).append(rows);
        }
    }

    /**
     * Says in both chains that the records of one patient went to another, or came back: each row names the other chain and
     * its head. Within the connection's transaction.
     */
    public static void link(Connection connection, MergeLink link) throws SQLException {
        ChangeChains chains = new ChangeChains(connection);
        for (boolean ofTheMerged : new boolean[]{true, false}) {
            long other = ofTheMerged ? link.intoPatientId() : link.fromPatientId();
            Map<Long, Head> heads = chains.lock(List.of(link.fromPatientId(), link.intoPatientId()));
            chains.append(List.of(link.row(ofTheMerged, heads.get(other).hash)));
        }
    }

    private void append(List<ChangeLog> rows) throws SQLException {
        Map<Long, Head> heads = lock(rows.stream().map(row -> row.patientId).distinct().toList());
        for (ChangeLog row : rows) {
            Head head = heads.get(row.patientId);
            row.id = nextId(head);
            row.at = row.at.truncatedTo(ChronoUnit.MICROS);
            row.chainPosition = ++head.length;
            row.previousHash = head.hash;
            row.hash = row.hash(form);
            head.hash = row.hash;
        }
        ChangeRows.append(connection, rows);
    }

    /** The heads of the patients' chains; of a patient without one, that of a new one. */
    private Map<Long, Head> lock(List<Long> patients) throws SQLException {
        Map<Long, Head> heads = new HashMap<>();
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setBytes(1, CanonicalForm.NOTHING);
            lock.setArray(2, array("bigint", patients.toArray()));
            try (ResultSet row = lock.executeQuery()) {
                while (row.next()) {
                    heads.put(row.getLong(1), new Head(row.getLong(2), row.getBytes(3), row.getLong(4)));
                }
            }
        }
        return heads;
    }

    private long nextId(Head head) throws SQLException {
        if (head.idsLeft == 0) {
            try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(MORE_IDS)) {
                row.next();
                head.nextId = row.getLong(1);
                head.idsLeft = BLOCK;
            }
        }
        head.idsLeft--;
        return head.nextId++;
    }

    private Array array(String type, Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }
}
