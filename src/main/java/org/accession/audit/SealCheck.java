package org.accession.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.accession.audit.Discrepancy.Kind;

/** Follows the batches of all logs, and compares each row with the hash that its batch holds. */
final class SealCheck {

    private static final int FETCH = 20;
    private static final String SEALS = "SELECT " + LogSeal.COLUMNS + " FROM log_seal ORDER BY number";

    private final Connection connection;
    private final Discrepancies found;
    private final Map<SealedLog, Long> lastIds = new EnumMap<>(SealedLog.class);
    private LogSeal before;
    private long reads;

    SealCheck(Connection connection, Discrepancies found) {
        this.connection = connection;
        this.found = found;
    }

    /** How many sealed reads there are. */
    long run() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH);
            try (ResultSet row = statement.executeQuery(SEALS)) {
                while (row.next()) {
                    LogSeal seal = LogSeal.read(row);
                    check(seal);
                    if (seal.isWhole()) {
                        checkRows(seal);
                        lastIds.put(seal.log(), seal.lastId());
                    }
                    before = seal;
                }
            }
        }
        for (SealedLog log : SealedLog.values()) {
            checkInserted(log);
        }
        return reads;
    }

    private void check(LogSeal seal) {
        long expected = before == null ? 1 : before.number() + 1;
        if (seal.number() > expected) {
            found.add(Kind.REMOVED, "Batches " + expected + " to " + (seal.number() - 1) + " are missing.");
        } else if (!Arrays.equals(seal.previousHash(), before == null ? CanonicalForm.NOTHING : before.hash())) {
            found.add(Kind.ALTERED,
                    "Batch " + (seal.number() - 1) + " or " + seal.number() + " was rewritten together with its hash.");
        }
        if (!seal.isIntact()) {
            found.add(Kind.ALTERED, "Batch " + seal.number() + " is not what was written.");
        }
    }

    private void checkRows(LogSeal seal) throws SQLException {
        Map<Long, LogRow> byId = new HashMap<>();
        seal.log().rows(connection, seal.ids(), row -> byId.put(row.id(), row));
        for (int i = 0; i < seal.ids().size(); i++) {
            LogRow row = byId.get(seal.ids().get(i));
            if (row == null) {
                found.add(new Discrepancy(Kind.REMOVED, null, seal.ids().get(i), null,
                        "The row of " + seal.log().table + " is missing; it was sealed at " + seal.sealedAt() + "."));
            } else if (!Arrays.equals(row.hash(), seal.hashes().get(i))) {
                found.ofRow(Kind.ALTERED, row, "The row of " + seal.log().table + " is not what was written.");
            }
        }
        reads += seal.log() == SealedLog.READS ? seal.ids().size() : 0;
    }

    /** A batch has all rows up to its last one; and none waits for long. */
    private void checkInserted(SealedLog log) throws SQLException {
        List<LogRow> inserted = new ArrayList<>();
        log.unsealed(connection, lastIds.getOrDefault(log, 0L), FETCH, inserted::add);
        for (LogRow row : inserted) {
            found.ofRow(Kind.INSERTED, row, "The row of " + log.table + " is in no batch.");
        }
    }
}
