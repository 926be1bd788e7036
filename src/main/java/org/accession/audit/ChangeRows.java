package org.accession.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The rows of the change log as the database takes and gives them. */
final class ChangeRows {

    static final String COLUMNS = "id, at, person_id, source, source_detail, reason, facility_id, patient_id,"
            + " facility_patient_id, tumor_case_id, differences, source_file_id, source_record, record_hash,"
            + " linked_patient_id, linked_hash, chain_position, previous_hash, hash";

    /** One statement with an array for each column: a third of what a row a time takes both sides. */
    private static final String INSERT = "INSERT INTO change_log (" + COLUMNS + ") SELECT * FROM unnest(?::bigint[],"
            + " ?::timestamptz[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[],"
            + " ?::bigint[], ?::jsonb[], ?::bigint[], ?::integer[], ?::bytea[], ?::bigint[], ?::bytea[], ?::bigint[],"
            + " ?::bytea[], ?::bytea[])";
    /** The chains grow in the statement that adds to them: a save of one row goes to the database once less. */
    private static final String GROW = "WITH grown AS (UPDATE change_chain c SET length = n.length, head = n.head"
            + " FROM unnest(?::bigint[], ?::bigint[], ?::bytea[]) AS n (patient_id, length, head)"
            + " WHERE c.patient_id = n.patient_id) ";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Difference>> DIFFERENCES = new TypeReference<>() {
    };

    private ChangeRows() {}

    /** The last row of each patient is the head of their chain. */
    static void append(Connection connection, List<ChangeLog> rows) throws SQLException {
        Map<Long, ChangeLog> heads = new LinkedHashMap<>();
        rows.forEach(row -> heads.put(row.patientId, row));
        List<ChangeLog> last = List.copyOf(heads.values());
        try (PreparedStatement insert = connection.prepareStatement(GROW + INSERT)) {
            Arrays chains = new Arrays(insert, last, 0);
            chains.numbers(row -> row.patientId);
            chains.numbers(row -> row.chainPosition);
            chains.bytes(row -> row.hash);
            columns(new Arrays(insert, rows, 3));
            insert.executeUpdate();
        }
    }

    /** Without growing a chain. */
    static void insert(Connection connection, List<ChangeLog> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            columns(new Arrays(insert, rows, 0));
            insert.executeUpdate();
        }
    }

    private static void columns(Arrays arrays) throws SQLException {
        arrays.numbers(row -> row.id);
        arrays.texts(row -> row.at.toString());
        arrays.numbers(row -> row.personId);
        arrays.texts(row -> row.source.name());
        arrays.texts(row -> row.sourceDetail);
        arrays.texts(row -> row.reason);
        arrays.numbers(row -> row.facilityId);
        arrays.numbers(row -> row.patientId);
        arrays.numbers(row -> row.facilityPatientId);
        arrays.numbers(row -> row.tumorCaseId);
        arrays.texts(row -> row.differences.isEmpty() ? "[]" : json(row.differences));
        arrays.numbers(row -> row.sourceFileId);
        arrays.numbers(row -> row.sourceRecord == null ? null : row.sourceRecord.longValue());
        arrays.bytes(row -> row.recordHash);
        arrays.numbers(row -> row.linkedPatientId);
        arrays.bytes(row -> row.linkedHash);
        arrays.numbers(row -> row.chainPosition);
        arrays.bytes(row -> row.previousHash);
        arrays.bytes(row -> row.hash);
    }

    /** Parameters of the statement, behind a place. */
    private static final class Arrays {
        private final PreparedStatement insert;
        private final List<ChangeLog> rows;
        private int place;

        Arrays(PreparedStatement insert, List<ChangeLog> rows, int place) {
            this.insert = insert;
            this.rows = rows;
            this.place = place;
        }

        void numbers(Function<ChangeLog, Long> value) throws SQLException {
            set("bigint", rows.stream().map(value).toArray(Long[]::new));
        }

        void texts(Function<ChangeLog, String> value) throws SQLException {
            set("text", rows.stream().map(value).toArray(String[]::new));
        }

        void bytes(Function<ChangeLog, byte[]> value) throws SQLException {
            set("bytea", rows.stream().map(value).toArray(byte[][]::new));
        }

        private void set(String type, Object[] values) throws SQLException {
            insert.setArray(++place, insert.getConnection().createArrayOf(type, values));
        }
    }

    /** The row of a query for {@link #COLUMNS}, whatever comes behind them. */
    static ChangeLog read(ResultSet row) throws SQLException {
        ChangeLog change = new ChangeLog();
        change.id = row.getLong(1);
        change.at = LogColumns.at(row, 2);
        change.personId = row.getObject(3, Long.class);
        change.source = LogColumns.constant(ChangeSource.class, row.getString(4));
        change.sourceDetail = row.getString(5);
        change.reason = row.getString(6);
        change.facilityId = row.getObject(7, Long.class);
        change.patientId = LogColumns.number(row, 8);
        change.facilityPatientId = row.getObject(9, Long.class);
        change.tumorCaseId = row.getObject(10, Long.class);
        change.differences = differences(row.getString(11));
        change.sourceFileId = row.getObject(12, Long.class);
        change.sourceRecord = row.getObject(13, Integer.class);
        change.recordHash = row.getBytes(14);
        change.linkedPatientId = row.getObject(15, Long.class);
        change.linkedHash = row.getBytes(16);
        change.chainPosition = LogColumns.number(row, 17);
        change.previousHash = row.getBytes(18);
        change.hash = row.getBytes(19);
        return change;
    }

    private static String json(List<Difference> differences) {
        try {
            return JSON.writeValueAsString(differences);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Null where they are none: what cannot be read was not written so, and is not for a log to tell. */
    private static List<Difference> differences(String json) {
        if ("[]".equals(json)) {
            return List.of();
        }
        try {
            List<Difference> differences = json == null ? null : JSON.readValue(json, DIFFERENCES);
            return differences == null || differences.stream().anyMatch(Objects::isNull) ? null : differences;
        } catch (IOException e) {
            return null;
        }
    }
}
