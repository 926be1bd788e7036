package org.accession.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.accession.audit.Discrepancy.Kind;

/** Compares each release, and the patients in it, with the proof of it in the log of reads. */
final class ReleaseCheck {

    private static final String PROOFS = "SELECT id, at, what FROM read_log WHERE kind = 'RELEASE' ORDER BY id";
    private static final String UNPROVEN = "SELECT public_id, released_at FROM release r WHERE NOT EXISTS ("
            + "SELECT FROM read_log l WHERE l.kind = 'RELEASE' AND split_part(l.what, ' ', 1) = r.public_id::text)"
            + " ORDER BY id";
    private static final Pattern PROOF = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) [0-9a-f]{64}");
    private static final int FETCH = 1000;

    private final Connection connection;
    private final Discrepancies found;

    ReleaseCheck(Connection connection, Discrepancies found) {
        this.connection = connection;
        this.found = found;
    }

    void run() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH);
            try (ResultSet row = statement.executeQuery(PROOFS)) {
                while (row.next()) {
                    check(new LogRow(row.getLong(1), LogColumns.at(row, 2), null, null), row.getString(3));
                }
            }
            try (ResultSet row = statement.executeQuery(UNPROVEN)) {
                while (row.next()) {
                    found.add(Kind.INSERTED,
                            "Release " + row.getString(1) + " of " + row.getString(2) + " was made by nobody.");
                }
            }
        }
    }

    private void check(LogRow proof, String what) throws SQLException {
        Matcher named = PROOF.matcher(String.valueOf(what));
        if (!named.matches()) {
            found.ofRow(Kind.ALTERED, proof, "The proof of a release is none.");
            return;
        }
        String now = ReleaseProof.what(connection, UUID.fromString(named.group(1)));
        if (now == null) {
            found.ofRow(Kind.REMOVED, proof, "Release " + named.group(1) + " is missing.");
        } else if (!now.equals(what)) {
            found.ofRow(Kind.ALTERED, proof,
                    "Release " + named.group(1) + ", or the list of its patients, is not what was written.");
        }
    }
}
