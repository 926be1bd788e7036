package org.accession.patient;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.accession.platform.DatabaseAccess;
import org.accession.platform.TestDatabase;

/**
 * A registry with two facilities that have the same of everything, for tests of the second wall: each table has rows of
 * both. What is asked is asked as the service's role, in the scope of one facility, of both ({@code 1,2}), of all ({@code *})
 * or of none.
 */
final class TwoFacilities {

    /** A new table holds patient data until it is named here. */
    static final Set<String> WITHOUT_PATIENT_DATA = Set.of("facility", "person", "role_grant", "session",
            "failed_proof", "known_browser", "second_factor", "recovery_code", "account_event", "administration_log",
            "scheduled_task", "known_key", "flyway_schema_history", "staging_algorithm", "staging_choice",
            "licensed_staging", "edit_choice", "edit_metafile", "local_edit", "local_edit_example", "dictionary_file",
            "log_seal", "audit_root",
            "audit_verification", "demonstration");
    /** Nobody but the owner's functions reads these. */
    static final Set<String> CLOSED = Set.of("name_in_use");

    /** In which the glass is broken. */
    static final String SESSION = "5".repeat(64);

    /** Has the patient consolidated whom both share. */
    static final String CONSOLIDATE = "SELECT consolidate_patients('{90}')::text";

    private final DatabaseAccess database = TestDatabase.fresh();

    TwoFacilities() {
        for (int facility = 1; facility <= 2; facility++) {
            TestDatabase.execute(database, ROWS.replace("$f", String.valueOf(facility)));
        }
    }

    DatabaseAccess database() {
        return database;
    }

    /** Has the person of the first facility break the glass, for a patient of the second one or for all of it. */
    void breakGlass(String forWhat) {
        TestDatabase.execute(database,
                """
                        INSERT INTO session (token_hash, person_id, started_at, last_seen_at, ends_at, proof, address, browser)
                            VALUES ('%1$s', 1, now(), now(), now() + interval '1 hour', 'PASSWORD', '', '') ON CONFLICT DO NOTHING;
                        INSERT INTO break_glass (public_id, session_hash, person_id, %2$s, reason, ends_at) VALUES (gen_random_uuid(),
                            '%1$s', 1, %3$s, 'a second opinion', now() + interval '1 hour')"""
                        .formatted(SESSION, forWhat, forWhat.equals("patient_id") ? 20 : 2));
    }

    /** The tables, and with them the views, that hold patient data. */
    List<String> tables() throws SQLException {
        List<String> tables = strings("*", """
                SELECT relname FROM pg_class WHERE relkind IN ('r', 'p', 'v')
                    AND relnamespace = 'public'::regnamespace ORDER BY relname""");
        tables.removeAll(WITHOUT_PATIENT_DATA);
        tables.removeAll(CLOSED);
        return tables;
    }

    long number(String facilities, String query) throws SQLException {
        return Long.parseLong(strings(facilities, query).get(0));
    }

    List<String> strings(String facilities, String query) throws SQLException {
        try (Connection service = scoped(facilities)) {
            return strings(service, query);
        }
    }

    static List<String> strings(Connection service, String query) throws SQLException {
        try (Statement statement = service.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            List<String> strings = new ArrayList<>();
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        }
    }

    /** Runs the statement and takes it back. */
    int changed(String facilities, String statement) throws SQLException {
        try (Connection service = scoped(facilities); Statement change = service.createStatement()) {
            service.setAutoCommit(false);
            change.execute(statement);
            int count = change.getUpdateCount();
            service.rollback();
            return count;
        }
    }

    Connection scoped(String facilities) throws SQLException {
        Connection service = database.asService();
        enter(service, facilities);
        return service;
    }

    static void enter(Connection service, String facilities) throws SQLException {
        try (Statement statement = service.createStatement()) {
            statement.execute("SELECT set_config('accession.facilities', '" + facilities + "', false)");
        }
    }

    /** A patient of both facilities with a tumor that both report, and one of the second alone. */
    static void share(Connection service) throws SQLException {
        try (Statement statement = service.createStatement()) {
            statement.execute(
                    """
                            INSERT INTO patient (id) VALUES (90);
                            INSERT INTO facility_patient (id, facility_id, patient_id, name_last, name_middle, telephone, vital_status,
                                    date_of_last_contact, items)
                                VALUES (19, 1, 90, 'FIRSTNAME', 'FIRST', '5551111', '1', '2025',
                                        '{"nameMiddle": "FIRST", "telephone": "5551111", "vitalStatus": "1"}'),
                                    (29, 2, 90, 'SECONDNAME', 'SECOND', '5552222', '0', '2026',
                                        '{"nameMiddle": "SECOND", "telephone": "5552222", "vitalStatus": "0"}');
                            INSERT INTO tumor (id, patient_id, primary_site, histologic_type_icd_o3, behavior_code_icd_o3, laterality,
                                    date_of_diagnosis)
                                VALUES (90, 90, 'C504', '8500', '3', '1', '20260302'), (91, 90, 'C342', '8140', '3', '1', '2026');
                            INSERT INTO tumor_case (id, facility_id, facility_patient_id, tumor_id, state, primary_site, items)
                                VALUES (19, 1, 19, 90, 'OPEN', 'C504', '{"primarySite": "C504"}'),
                                    (28, 2, 29, 90, 'OPEN', 'C504', '{"primarySite": "C504"}'),
                                    (29, 2, 29, 91, 'OPEN', 'C342', '{"primarySite": "C342"}')""");
        }
        strings(service, CONSOLIDATE);
    }

    /** Two patients of facility $f with all that belongs to them; the second is found to be the first. */
    private static final String ROWS = """
            SET accession.facilities = '*';
            INSERT INTO facility (id, name) VALUES ($f, 'Facility $f');
            INSERT INTO patient (id) VALUES ($f0), ($f1);
            INSERT INTO facility_patient (id, facility_id, patient_id, mrn, name_last, name_first, date_of_birth, ssn_hmac, items)
                VALUES ($f0, $f, $f0, 'MRN1', 'SMITH', 'ANNA', '19450611', '\\x0$f', '{}'),
                       ($f1, $f, $f1, 'MRN2', 'SMITH', 'ANNA', '19450611', NULL, '{}');
            INSERT INTO tumor (id, patient_id) VALUES ($f0, $f0), ($f1, $f0);
            INSERT INTO tumor_case (id, facility_id, facility_patient_id, tumor_id, state, accession_number_hosp,
                    sequence_number_hospital, items)
                VALUES ($f0, $f, $f0, $f0, 'OPEN', '202600001', '00', '{}'), ($f1, $f, $f1, NULL, 'SUSPENSE', '202600001', '01', '{}'),
                    ($f2, $f, $f0, $f1, 'OPEN', '202600001', '02', '{}');
            UPDATE facility_patient SET vital_status = '0' WHERE facility_id = $f;
            UPDATE tumor_case SET state = 'COMPLETE' WHERE id = $f0;
            INSERT INTO staging_result (facility_id, tumor_case_id, algorithm, version, result)
                VALUES ($f, $f0, 'eod_public', '3.0', 'STAGED');
            UPDATE staging_result SET place = 0 WHERE tumor_case_id = $f0;
            INSERT INTO finding (facility_id, tumor_case_id, edit, name, severity, message, metafile)
                VALUES ($f, $f0, 'N0148', 'An edit', 'ERROR', 'SMITH is no name', 'v23');
            INSERT INTO checked_case (tumor_case_id, facility_id, metafile, edits, errors, warnings, not_run, checked_at)
                VALUES ($f0, $f, 'v23', 1, 1, 0, 0, now());
            INSERT INTO case_step (tumor_case_id, facility_id, to_state, at) VALUES ($f0, $f, 'OPEN', now());
            INSERT INTO change_log (source, facility_id, patient_id, facility_patient_id, tumor_case_id, chain_position,
                    previous_hash, hash) VALUES ('FORM', $f, $f0, $f0, $f0, 1, sha256(''), sha256(''));
            INSERT INTO change_chain (patient_id, length, head) VALUES ($f0, 1, sha256(''));
            INSERT INTO read_log (at, kind, facility_id, patient_id, facility_patient_id, tumor_case_id)
                VALUES (now(), 'CASE', $f, $f0, $f0, $f0);
            INSERT INTO audit_root (number, day, written_at, seal, seal_hash, chains, previous_hash, hash)
                VALUES ($f, now(), now(), 0, sha256(''), 1, sha256(''), sha256(''));
            INSERT INTO audit_root_chain (patient_id, length, root, head) VALUES ($f0, 1, $f, sha256(''));
            INSERT INTO source_file (id, facility_id, name, size, sha256) VALUES ($f, $f, 'file', 1, sha256('$f'));
            INSERT INTO source_record (source_file_id, patient_ordinal, tumor_ordinal, facility_id, byte_offset, byte_length,
                    line, hash, outcome, facility_patient_id, tumor_case_id)
                VALUES ($f, 1, 1, $f, 0, 1, 1, '', 'NEW', $f0, $f0);
            INSERT INTO patient_pair (one_id, other_id, score) VALUES ($f0, $f1, 60);
            INSERT INTO tumor_pair (one_id, other_id, score) VALUES ($f0, $f1, 60);
            INSERT INTO patient_alias (patient_id, stands_for, moved) VALUES ($f1, $f0, '{}');
            INSERT INTO tumor_alias (tumor_id, stands_for, moved) VALUES ($f1, $f0, '{}');
            INSERT INTO job (id, public_id, kind, title, state, facility_ids)
                VALUES ($f, gen_random_uuid(), 'import', 'file', 'DONE', '{$f}');
            INSERT INTO source_file_chunk (source_file_id, number, sealed) VALUES ($f, 0, '');
            INSERT INTO restaging (id, public_id, job_id, facility_ids, selection)
                VALUES ($f, gen_random_uuid(), $f, '{$f}', '{}');
            INSERT INTO staging_difference (restaging_id, tumor_case_id, item, facility_id, old_value, new_value, old_reason,
                    new_reason) VALUES ($f, $f0, 'item', $f, '1', '2', '', '');
            INSERT INTO edit_run (id, public_id, job_id, facility_ids, selection)
                VALUES ($f, gen_random_uuid(), $f, '{$f}', '{}');
            INSERT INTO finding_difference (edit_run_id, edit, tumor_case_id, facility_id, name, fails, message)
                VALUES ($f, 'N0148', $f0, $f, 'An edit', true, '');
            INSERT INTO file_import (id, public_id, source_file_id, job_id, add_facilities, absent_means_cleared)
                VALUES ($f, gen_random_uuid(), $f, $f, false, false);
            INSERT INTO import_fault (file_import_id, number, line, patient, tumor, item, code, message)
                VALUES ($f, 1, 1, 1, 1, 'item', 'code', 'message');
            INSERT INTO import_conversion (file_import_id, item, kind, times, first_line) VALUES ($f, 'item', 'kind', 1, 1);
            INSERT INTO case_list_mapping (facility_id, columns) VALUES ($f, '{}');
            INSERT INTO release (id, public_id, released_at, facility_ids, recipient, purpose, what, file_name, identified)
                VALUES ($f, gen_random_uuid(), now(), '{$f}', 'state', 'submission', 'NAACCR XML', 'file', true);
            INSERT INTO release_patient (release_id, facility_patient_id, facility_id, patient_id, cases)
                VALUES ($f, $f0, $f, $f0, 1);
            INSERT INTO file_export (id, public_id, job_id, facility_ids, file_name, asked_for)
                VALUES ($f, gen_random_uuid(), $f, '{$f}', 'file', '{}');
            INSERT INTO file_export_chunk (file_export_id, number, sealed) VALUES ($f, 0, '');
            INSERT INTO person (id, username, name) VALUES ($f, 'person-$f', 'Person $f');
            INSERT INTO role_grant (person_id, facility_id, role) VALUES ($f, $f, 'registrar');
            SET accession.person = '$f';
            INSERT INTO edit_override (public_id, facility_id, tumor_case_id, edit, name, metafile, item, former_value, value,
                    reason, given_by, given_at)
                VALUES (gen_random_uuid(), $f, $f0, 'N0176', 'An edit', 'v23', 'overRideSiteType', '', '1', 'confirmed by review',
                    $f, now());
            INSERT INTO break_glass (public_id, session_hash, person_id, patient_id, reason, ends_at)
                VALUES (gen_random_uuid(), 'session', $f, $f0, 'a second opinion', now() + interval '1 hour');
            """;
}
