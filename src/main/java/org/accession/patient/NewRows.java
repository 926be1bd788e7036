package org.accession.patient;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.ObjLongConsumer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * New rows that come by the thousand, as an import brings them. They get their ids, and go to the database a table at a
 * time; no session keeps them. What a row refers to is to be written before it.
 */
public final class NewRows {

    /** What the sequences of ids go on by. */
    private static final int BLOCK = 100;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static final TableInsert<FacilityPatient> PATIENT = new TableInsert<FacilityPatient>("patient")
            .number("id", first -> first.patient.id)
            .text("public_id", "uuid", first -> first.patient.publicId.toString())
            .items(PatientItems.COLUMNS, first -> first);

    static final TableInsert<FacilityPatient> FACILITY_PATIENT = new TableInsert<FacilityPatient>("facility_patient")
            .number("id", row -> row.id).number("facility_id", row -> row.facility.id)
            .number("patient_id", row -> row.patient.id).text("mrn", row -> row.mrn)
            .items(PatientItems.COLUMNS, row -> row)
            .bytes("ssn_encrypted", row -> row.ssnEncrypted).bytes("ssn_hmac", row -> row.ssnHmac)
            .bytes("mbi_encrypted", row -> row.mbiEncrypted).bytes("mbi_hmac", row -> row.mbiHmac)
            .text("items", "jsonb", row -> ItemJson.current().write(row.values))
            .text("derived", "jsonb", row -> json(row.derived));

    static final TableInsert<TumorCase> TUMOR = new TableInsert<TumorCase>("tumor")
            .number("id", first -> first.tumor.id).number("patient_id", first -> first.tumor.patient.id)
            .items(TumorItems.COLUMNS, first -> first);

    static final TableInsert<TumorCase> TUMOR_CASE = new TableInsert<TumorCase>("tumor_case")
            .number("id", row -> row.id).text("public_id", "uuid", row -> row.publicId.toString())
            .number("facility_id", row -> row.facility.id)
            .number("facility_patient_id", row -> row.facilityPatient.id)
            .number("tumor_id", row -> row.tumor == null ? null : row.tumor.id)
            .text("state", row -> row.state.name()).text("state_reason", row -> row.stateReason)
            .text("state_since", "timestamptz", row -> row.stateSince.toString())
            .text("waiting_until", "date", row -> written(row.waitingUntil))
            .items(TumorCase.COLUMNS, row -> row).items(TumorItems.COLUMNS, row -> row)
            .text("items", "jsonb", row -> ItemJson.current().write(row.values))
            .text("derived", "jsonb", row -> json(row.derived));

    static final TableInsert<CaseStep> CASE_STEP = new TableInsert<CaseStep>("case_step").number("id", row -> row.id)
            .number("tumor_case_id", row -> row.tumorCase.id).number("facility_id", row -> row.facility.id)
            .text("from_state", row -> row.fromState == null ? null : row.fromState.name())
            .text("to_state", row -> row.toState.name()).text("at", "timestamptz", row -> row.at.toString())
            .number("person_id", row -> row.personId).text("reason", row -> row.reason)
            .text("waiting_until", "date", row -> written(row.waitingUntil));

    static final TableInsert<SourceRecord> SOURCE_RECORD = new TableInsert<SourceRecord>("source_record")
            .number("source_file_id", row -> row.place.sourceFileId())
            .number("patient_ordinal", row -> (long) row.place.patientOrdinal())
            .number("tumor_ordinal", row -> (long) row.place.tumorOrdinal())
            .number("facility_id", row -> row.facilityId).number("byte_offset", row -> row.byteOffset)
            .number("byte_length", row -> row.byteLength).number("line", row -> row.line)
            .bytes("hash", row -> row.hash).text("outcome", row -> row.outcome.name())
            .text("patient_outcome", row -> row.patientOutcome == null ? null : row.patientOutcome.name())
            .text("reason", row -> row.reason).text("strays", "boolean", row -> String.valueOf(row.strays))
            .number("facility_patient_id", row -> row.facilityPatientId)
            .number("tumor_case_id", row -> row.tumorCaseId);

    private final Connection connection;

    /** Writes with the connection, within its transaction. */
    public NewRows(Connection connection) {
        this.connection = connection;
    }

    /** New patients, of whom is believed what their first records say. */
    public void patients(List<FacilityPatient> firstRecords) throws SQLException {
        identify("patient_id", firstRecords, (first, id) -> first.patient.id = id);
        PATIENT.insert(connection, firstRecords);
    }

    public void facilityPatients(List<FacilityPatient> rows) throws SQLException {
        identify("facility_patient_id", rows, (row, id) -> row.id = id);
        FACILITY_PATIENT.insert(connection, rows);
    }

    /** New tumors, of which is believed what their first cases say. */
    public void tumors(List<TumorCase> firstCases) throws SQLException {
        identify("tumor_id", firstCases, (first, id) -> first.tumor.id = id);
        TUMOR.insert(connection, firstCases);
    }

    public void cases(List<TumorCase> rows) throws SQLException {
        identify("tumor_case_id", rows, (row, id) -> row.id = id);
        TUMOR_CASE.insert(connection, rows);
    }

    public void steps(List<CaseStep> rows) throws SQLException {
        identify("case_step_id", rows, (row, id) -> row.id = id);
        CASE_STEP.insert(connection, rows);
    }

    public void sourceRecords(List<SourceRecord> rows) throws SQLException {
        SOURCE_RECORD.insert(connection, rows);
    }

    private <R> void identify(String sequence, List<R> rows, ObjLongConsumer<R> setter) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement next = connection
                .prepareStatement("SELECT nextval('" + sequence + "') FROM generate_series(1, ?)")) {
            next.setInt(1, (rows.size() + BLOCK - 1) / BLOCK);
            try (ResultSet block = next.executeQuery()) {
                for (int i = 0; i < rows.size(); i++) {
                    if (i % BLOCK == 0) {
                        block.next();
                    }
                    setter.accept(rows.get(i), block.getLong(1) + i % BLOCK);
                }
            }
        }
    }

    private static String json(Map<?, ?> map) {
        try {
            return map.isEmpty() ? "{}" : MAPPER.writeValueAsString(map);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts by name are always JSON", e);
        }
    }

    private static String written(Object date) {
        return date == null ? null : date.toString();
    }
}
