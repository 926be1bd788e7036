package org.accession.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Set;

import org.accession.audit.Discrepancy.Kind;

/** Follows the roots, and compares the logs with what each root knew of them. */
final class RootCheck {

    private static final int FETCH = 1000;
    private static final String ROOTS = "SELECT " + AuditRoot.COLUMNS + " FROM audit_root ORDER BY number";
    private static final String CHAINS = "SELECT c.patient_id, c.length, c.head, l.id, l.at, l.hash FROM audit_root_chain c"
            + " LEFT JOIN change_log l ON l.patient_id = c.patient_id AND l.chain_position = c.length"
            + " WHERE c.root = ? ORDER BY c.patient_id";
    private static final String SEAL = "SELECT hash FROM log_seal WHERE number = ?";
    private static final String OF_NO_ROOT = "SELECT DISTINCT root FROM audit_root_chain c WHERE NOT EXISTS ("
            + "SELECT FROM audit_root r WHERE r.number = c.root) ORDER BY root";

    private final Connection connection;
    private final Discrepancies found;
    private final KnownRoots known;
    private AuditRoot before;
    private long roots;

    /** @param known roots as they were written down outside of the database */
    RootCheck(Connection connection, Discrepancies found, Set<String> known) {
        this.connection = connection;
        this.found = found;
        this.known = new KnownRoots(known);
    }

    /** How many roots there are. */
    long run() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ROOTS)) {
            while (row.next()) {
                AuditRoot root = AuditRoot.read(row);
                checkPlace(root);
                checkContent(root);
                checkSeal(root);
                known.compare(root, found);
                before = root;
                roots++;
            }
        }
        known.tellMissing(found);
        checkChainsWithoutRoot();
        return roots;
    }

    private void checkPlace(AuditRoot root) {
        long expected = before == null ? 1 : before.number() + 1;
        if (root.number() > expected) {
            found.add(Kind.REMOVED, "Roots " + expected + " to " + (root.number() - 1) + " are missing.");
        } else if (!Arrays.equals(root.previousHash(), before == null ? CanonicalForm.NOTHING : before.hash())) {
            found.add(Kind.ALTERED,
                    "Root " + (root.number() - 1) + " or " + root.number() + " was rewritten together with its hash.");
        }
    }

    private void checkContent(AuditRoot root) throws SQLException {
        CanonicalForm form = root.begin();
        try (PreparedStatement query = connection.prepareStatement(CHAINS)) {
            query.setFetchSize(FETCH);
            query.setLong(1, root.number());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    form.field(LogColumns.number(row, 1)).field(LogColumns.number(row, 2)).field(row.getBytes(3));
                    checkChain(root, row);
                }
            }
        }
        if (!Arrays.equals(form.hash(), root.hash())) {
            found.add(Kind.ALTERED, name(root) + " is not what was written.");
        }
    }

    private void checkChain(AuditRoot root, ResultSet row) throws SQLException {
        long patientId = row.getLong("patient_id");
        long position = row.getLong("length");
        Long id = row.getObject("id", Long.class);
        if (id == null) {
            found.ofChange(Kind.REMOVED, patientId, position, null, null,
                    "Change " + position + " is missing; " + name(root) + " knows it.");
        } else if (!Arrays.equals(row.getBytes("hash"), row.getBytes("head"))) {
            found.ofChange(Kind.ALTERED, patientId, position, id, LogColumns.at(row, row.findColumn("at")),
                    "Change " + position + " is not the one that " + name(root) + " knows.");
        }
    }

    private void checkSeal(AuditRoot root) throws SQLException {
        if (root.seal() == 0) {
            return;
        }
        try (PreparedStatement query = connection.prepareStatement(SEAL)) {
            query.setLong(1, root.seal());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    found.add(Kind.REMOVED, "Batch " + root.seal() + " is missing; " + name(root) + " knows it.");
                } else if (!Arrays.equals(row.getBytes(1), root.sealHash())) {
                    found.add(Kind.ALTERED,
                            "Batch " + root.seal() + " is not the one that " + name(root) + " knows.");
                }
            }
        }
    }

    private void checkChainsWithoutRoot() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(OF_NO_ROOT)) {
            while (row.next()) {
                found.add(Kind.REMOVED, "Root " + row.getLong(1) + ", to which chains belong, is missing.");
            }
        }
    }

    private static String name(AuditRoot root) {
        return "Root " + root.number() + " of " + root.day();
    }
}
