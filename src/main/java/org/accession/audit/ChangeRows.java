package org.accession.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The rows of the change log as the database takes and gives them. */
final class ChangeRows {

    static final String COLUMNS = "id, at, person_id, source, source_detail, reason, facility_id, patient_id,"
            + " facility_patient_id, tumor_case_id, differences, source_file_id, source_record, record_hash,"
            + " linked_patient_id, linked_hash, chain_position, previous_hash, hash";

    private static final String INSERT = "INSERT INTO change_log (" + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Difference>> DIFFERENCES = new TypeReference<>() {
    };

    private ChangeRows() {}

    static void insert(Connection connection, List<ChangeLog> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (ChangeLog row : rows) {
                insert.setLong(1, row.id);
                insert.setObject(2, row.at.atOffset(ZoneOffset.UTC));
                insert.setObject(3, row.personId);
                insert.setString(4, row.source.name());
                insert.setString(5, row.sourceDetail);
                insert.setString(6, row.reason);
                insert.setObject(7, row.facilityId);
                insert.setLong(8, row.patientId);
                insert.setObject(9, row.facilityPatientId);
                insert.setObject(10, row.tumorCaseId);
                insert.setString(11, row.differences.isEmpty() ? "[]" : json(row.differences));
                insert.setObject(12, row.sourceFileId);
                insert.setObject(13, row.sourceRecord);
                insert.setBytes(14, row.recordHash);
                insert.setObject(15, row.linkedPatientId);
                insert.setBytes(16, row.linkedHash);
                insert.setLong(17, row.chainPosition);
                insert.setBytes(18, row.previousHash);
                insert.setBytes(19, row.hash);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** The row of a query for {@link #COLUMNS}, whatever comes behind them. */
    static ChangeLog read(ResultSet row) throws SQLException {
        ChangeLog change = new ChangeLog();
        change.id = row.getLong(1);
        change.at = row.getObject(2, OffsetDateTime.class).toInstant();
        change.personId = row.getObject(3, Long.class);
        change.source = ChangeSource.valueOf(row.getString(4));
        change.sourceDetail = row.getString(5);
        change.reason = row.getString(6);
        change.facilityId = row.getObject(7, Long.class);
        change.patientId = row.getLong(8);
        change.facilityPatientId = row.getObject(9, Long.class);
        change.tumorCaseId = row.getObject(10, Long.class);
        change.differences = differences(row.getString(11));
        change.sourceFileId = row.getObject(12, Long.class);
        change.sourceRecord = row.getObject(13, Integer.class);
        change.recordHash = row.getBytes(14);
        change.linkedPatientId = row.getObject(15, Long.class);
        change.linkedHash = row.getBytes(16);
        change.chainPosition = row.getLong(17);
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

    private static List<Difference> differences(String json) {
        try {
            return json.equals("[]") ? List.of() : JSON.readValue(json, DIFFERENCES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
