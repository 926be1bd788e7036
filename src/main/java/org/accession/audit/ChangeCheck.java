package org.accession.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.LongConsumer;

import org.accession.audit.Discrepancy.Kind;

/** Follows each patient's chain of changes from its first row to its head. */
final class ChangeCheck {

    private static final int FETCH = 1000;
    private static final int TOLD = 10_000;
    private static final String ROWS = "SELECT " + ChangeRows.COLUMNS.replaceAll("(\\w+)", "l.$1")
            + ", c.length, c.head FROM change_log l LEFT JOIN change_chain c ON c.patient_id = l.patient_id"
            + " ORDER BY l.patient_id, l.chain_position";
    private static final String EMPTY = "SELECT patient_id, length FROM change_chain c WHERE length > 0"
            + " AND NOT EXISTS (SELECT FROM change_log l WHERE l.patient_id = c.patient_id)";
    private static final String LINKS = "SELECT " + ChangeRows.COLUMNS + " FROM change_log l WHERE linked_hash <> ?"
            + " AND NOT EXISTS (SELECT FROM change_log o WHERE o.patient_id = l.linked_patient_id AND o.hash = l.linked_hash)";

    private final Connection connection;
    private final Discrepancies found;
    private final LongConsumer progress;
    private final CanonicalForm form = new CanonicalForm();
    private ChangeLog before;
    private long length;
    private byte[] head;
    private long rows;

    ChangeCheck(Connection connection, Discrepancies found, LongConsumer progress) {
        this.connection = connection;
        this.found = found;
        this.progress = progress;
    }

    /** How many rows there are. */
    long run() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH);
            try (ResultSet row = statement.executeQuery(ROWS)) {
                while (row.next()) {
                    check(ChangeRows.read(row), row);
                    if (++rows % TOLD == 0) {
                        progress.accept(rows);
                    }
                }
            }
            endOfChain();
            try (ResultSet row = statement.executeQuery(EMPTY)) {
                while (row.next()) {
                    missing(row.getLong(1), 1, row.getLong(2));
                }
            }
        }
        checkLinks();
        return rows;
    }

    private void check(ChangeLog row, ResultSet chain) throws SQLException {
        if (before == null || !before.patientId.equals(row.patientId)) {
            endOfChain();
            length = chain.getLong("length");
            head = chain.getBytes("head");
            before = null;
        }
        long expected = before == null ? 1 : before.chainPosition + 1;
        if (row.chainPosition < expected || head != null && row.chainPosition > length) {
            found.ofChange(Kind.INSERTED, row, "Change " + row.chainPosition + " is in no place of the chain.");
            return;
        }
        if (row.chainPosition > expected) {
            missing(row.patientId, expected, row.chainPosition - 1);
        } else if (!Arrays.equals(row.previousHash, before == null ? CanonicalForm.NOTHING : before.hash)
                && isIntact(row)) {
            rewritten(before == null ? row : before);
        }
        if (!isIntact(row)) {
            found.ofChange(Kind.ALTERED, row, "Change " + row.chainPosition + " is not what was written.");
        }
        before = row;
    }

    private boolean isIntact(ChangeLog row) {
        return row.isIntact(form);
    }

    private void rewritten(ChangeLog row) throws SQLException {
        found.ofChange(Kind.ALTERED, row, "Change " + row.chainPosition
                + " was rewritten together with its hash; its neighbour holds another hash of it.");
    }

    private void endOfChain() throws SQLException {
        if (before == null) {
            return;
        }
        if (head == null) {
            found.add(Kind.REMOVED, "The head of the chain that change row " + before.id + " belongs to is missing.");
        } else if (before.chainPosition < length) {
            missing(before.patientId, before.chainPosition + 1, length);
        } else if (!Arrays.equals(before.hash, head) && isIntact(before)) {
            found.ofChange(Kind.ALTERED, before, "Change " + before.chainPosition
                    + " was rewritten together with its hash; the head of the chain is "
                    + HexFormat.of().formatHex(head) + ".");
        }
    }

    private void missing(long patientId, long from, long to) throws SQLException {
        found.ofChange(Kind.REMOVED, patientId, to, null, null,
                from == to ? "Change " + from + " is missing." : "Changes " + from + " to " + to + " are missing.");
    }

    private void checkLinks() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(LINKS)) {
            query.setBytes(1, CanonicalForm.NOTHING);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.ofChange(Kind.REMOVED, ChangeRows.read(row),
                            "The change of the merged patient that this row names is missing.");
                }
            }
        }
    }
}
