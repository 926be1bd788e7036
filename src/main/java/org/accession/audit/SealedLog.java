package org.accession.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A log whose rows are hashed in batches, and what of a row is (src/docs/adr/0030). */
enum SealedLog {

    READS("read_log", "read", "at", "person_id", "kind", "what", "reason", "facility_id", "patient_id",
            "facility_patient_id", "tumor_case_id", "session", "path", "client"),

    ACCOUNTS("account_event", "account", "at", "kind", "person_id", "address", "browser", "detail"),

    ADMINISTRATION("administration_log", "administration", "at", "person_id", "kind", "change", "subject_id", "before",
            "after"),

    /** Without its end before the time, which is an event of the account. */
    BREAK_GLASS("break_glass", "break-glass", "began_at", "ends_at", "public_id", "session_hash", "person_id",
            "facility_id", "patient_id", "reason"),

    VERIFICATIONS("audit_verification", "verification", "began_at", "ended_at", "person_id", "changes", "reads",
            "roots", "found", "discrepancies");

    private static final int HASHED = 4;

    final String table;
    final String form;
    private final String time;
    private final String select;

    /** @param columns what is hashed after the id; the first is when the row was written */
    SealedLog(String table, String form, String... columns) {
        this.table = table;
        this.form = form;
        this.time = columns[0];
        boolean ofPatients = List.of(columns).contains("patient_id");
        this.select = "SELECT id, " + time + ", " + (ofPatients ? "patient_id" : "NULL::bigint") + ", "
                + Stream.concat(Stream.of("id"), Stream.of(columns)).map(SealedLog::written)
                        .collect(Collectors.joining(", "))
                + " FROM " + table + " AS l WHERE ";
    }

    /** The log of the table, or null if it is none. */
    static SealedLog of(String table) {
        return Stream.of(values()).filter(log -> log.table.equals(table)).findFirst().orElse(null);
    }

    /** The rows with these ids, in no order. */
    void rows(Connection connection, List<Long> ids, Consumer<LogRow> each) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(select + "l.id = ANY (?)")) {
            query.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            read(query, each);
        }
    }

    /** So many rows behind one up to another, in the order of their ids. */
    void rows(Connection connection, long after, long until, int most, Consumer<LogRow> each) throws SQLException {
        try (PreparedStatement query = connection
                .prepareStatement(select + "l.id > ? AND l.id <= ? ORDER BY l.id LIMIT " + most)) {
            query.setLong(1, after);
            query.setLong(2, until);
            read(query, each);
        }
    }

    /** When the oldest row behind one was written; null if there is none. */
    Instant oldest(Connection connection, long after) throws SQLException {
        try (PreparedStatement query = connection
                .prepareStatement("SELECT min(" + time + ") FROM " + table + " WHERE id > ?")) {
            query.setLong(1, after);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return LogColumns.at(row, 1);
            }
        }
    }

    /** The rows up to one, and those that are more than an hour old, that are in no batch; in the order of their ids. */
    void unsealed(Connection connection, long until, int fetch, Consumer<LogRow> each) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                select + "(l.id <= ? OR l." + time + " < now() - interval '1 hour') AND l.id NOT IN ("
                        + "SELECT unnest(ids) FROM log_seal WHERE log = ?) ORDER BY l.id")) {
            query.setFetchSize(fetch);
            query.setLong(1, until);
            query.setString(2, table);
            read(query, each);
        }
    }

    private void read(PreparedStatement query, Consumer<LogRow> each) throws SQLException {
        CanonicalForm canonical = new CanonicalForm();
        try (ResultSet row = query.executeQuery()) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                canonical.field(form + "/1");
                for (int i = HASHED; i <= columns; i++) {
                    canonical.field(row.getString(i));
                }
                each.accept(new LogRow(row.getLong(1), LogColumns.at(row, 2), row.getObject(3, Long.class),
                        canonical.hash()));
            }
        }
    }

    /** As its text is hashed: a time in microseconds since 1970-01-01T00:00:00Z. */
    private static String written(String column) {
        return column.equals("at") || column.endsWith("_at")
                ? "trunc(extract(epoch FROM " + column + ") * 1000000)::text"
                : column + "::text";
    }
}
