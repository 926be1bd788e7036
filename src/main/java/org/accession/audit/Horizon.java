package org.accession.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Up to where all changes are in a root, so that the next one need not look at all chains. Ids are given before their
 * transactions are committed, and in no order: one is past when all transactions have ended that ran while it was the
 * highest, and a root was written since.
 *
 * @param past up to this id no change will come any more, and all are in a root
 * @param highest the highest id when this was looked at
 * @param end the transaction before which all have to end for that to be past; 0 before the first look
 */
record Horizon(long past, long highest, long end) {

    static final Horizon UNKNOWN = new Horizon(0, 0, 0);

    /** What the sequence goes on by less one: the ids that it has given without being asked. */
    private static final String HIGHEST = "SELECT coalesce(pg_sequence_last_value('change_log_id'), 0) + 99";
    private static final String RUNNING = "SELECT pg_snapshot_xmin(s)::text::bigint, pg_snapshot_xmax(s)::text::bigint"
            + " FROM pg_current_snapshot() s";

    /** How far a root reaches that is written after this look, in the same transaction. */
    Horizon next(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long given;
            try (ResultSet row = statement.executeQuery(HIGHEST)) {
                row.next();
                given = row.getLong(1);
            }
            try (ResultSet row = statement.executeQuery(RUNNING)) {
                row.next();
                if (end == 0) {
                    return new Horizon(0, given, row.getLong(2));
                }
                return row.getLong(1) >= end ? new Horizon(highest, given, row.getLong(2)) : this;
            }
        }
    }
}
