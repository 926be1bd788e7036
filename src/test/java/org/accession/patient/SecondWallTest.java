package org.accession.patient;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.accession.platform.DatabaseAccess;
import org.accession.platform.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The database itself keeps facilities apart, whatever the application asks for. Everything here runs as the service's role. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SecondWallTest {

    /** A new table holds patient data until it is named here. */
    private static final Set<String> WITHOUT_PATIENT_DATA = Set.of("facility", "person", "role_grant", "session",
            "failed_proof", "known_browser", "second_factor", "recovery_code", "account_event", "administration_log",
            "scheduled_task", "known_key", "flyway_schema_history", "staging_algorithm", "staging_choice",
            "licensed_staging", "edit_choice", "edit_metafile", "local_edit", "local_edit_example", "dictionary_file",
            "read_seal", "audit_root",
            "audit_verification", "demonstration");
    /** Nobody but the owner's functions reads these. */
    private static final Set<String> CLOSED = Set.of("name_in_use");

    private static DatabaseAccess database;

    @BeforeAll
    static void two_facilities_with_a_row_in_each_table() {
        database = TestDatabase.fresh();
        for (int facility = 1; facility <= 2; facility++) {
            TestDatabase.execute(database, ROWS.replace("$f", String.valueOf(facility)));
        }
    }

    @Test
    void every_table_with_patient_data_stands_behind_the_wall() throws SQLException {
        Set<String> open = new TreeSet<>(strings("*", """
                SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
                    AND NOT (relrowsecurity AND relforcerowsecurity)"""));

        assertThat(open).isSubsetOf(WITHOUT_PATIENT_DATA);
    }

    @Test
    void every_view_asks_with_the_rights_of_whoever_reads_it() throws SQLException {
        assertThat(strings("*", """
                SELECT relname FROM pg_class WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace
                    AND NOT coalesce(reloptions, '{}') && '{security_invoker=true,security_invoker=on}'"""))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void each_facility_sees_its_own_rows_alone(String table) throws SQLException {
        String count = "SELECT count(*) FROM " + table;
        long first = number("1", count);
        long second = number("2", count);

        assertThat(first).as("rows of one facility: add some to this test's data").isPositive().isEqualTo(second);
        assertThat(number("*", count)).as("rows of all").isEqualTo(first + second);
        assertThat(number("1,2", count)).as("rows of both").isEqualTo(first + second);
        assertThat(number("", count)).as("rows of nobody").isZero();
        assertThat(number("3", count)).as("rows of another facility").isZero();
    }

    @Test
    void a_transaction_without_a_scope_sees_nothing() throws SQLException {
        try (Connection service = database.asService();
                Statement statement = service.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM patient")) {
            row.next();
            assertThat(row.getLong(1)).isZero();
        }
    }

    @Test
    void nothing_is_written_for_a_facility_that_is_not_seen() throws SQLException {
        assertThat(changed("1", "UPDATE facility_patient SET name_last = 'TAKEN' WHERE facility_id = 2")).isZero();
        assertThat(changed("1", "UPDATE tumor SET primary_site = 'C619' WHERE id = 20")).isZero();
        assertThatThrownBy(() -> changed("1", "UPDATE facility_patient SET facility_id = 2 WHERE id = 10"))
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> changed("1",
                "INSERT INTO facility_patient (facility_id, patient_id, items) VALUES (2, 20, '{}')"))
                .hasMessageContaining("row-level security");
        assertThatThrownBy(
                () -> changed("1", """
                        INSERT INTO change_log (source, facility_id, patient_id, chain_position, previous_hash, hash)
                            VALUES ('FORM', 2, 20, 2, sha256(''), sha256(''))"""))
                .hasMessageContaining("row-level security");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE facility_patient SET patient_id = 20 WHERE id = 10",
            "INSERT INTO facility_patient (facility_id, patient_id, items) VALUES (1, 20, '{}')",
            "INSERT INTO facility_patient (facility_id, patient_id, name_last, date_of_birth, items)"
                    + " VALUES (1, 20, 'SMITH', '19450611', '{}')",
            "INSERT INTO facility_patient (facility_id, patient_id, ssn_hmac, items) VALUES (1, 20, '\\x02', '{}')",
            "INSERT INTO tumor (patient_id) VALUES (20)",
            "UPDATE tumor SET patient_id = 20 WHERE id = 10",
            "INSERT INTO patient_alias (patient_id, stands_for, moved) VALUES (20, 10, '{}')",
            "INSERT INTO patient_alias (patient_id, stands_for, moved) VALUES (10, 20, '{}')",
            "INSERT INTO change_log (source, facility_id, patient_id, chain_position, previous_hash, hash)"
                    + " VALUES ('FORM', 1, 20, 2, sha256(''), sha256(''))",
            "INSERT INTO change_chain (patient_id, length, head) VALUES (21, 1, sha256(''))",
            "INSERT INTO read_log (at, kind, person_id) VALUES (now(), 'PATIENT', 2)",
            "INSERT INTO read_log (at, kind, facility_id) VALUES (now() - interval '1 year', 'PATIENT', 1)"})
    void nothing_is_written_of_a_patient_who_is_not_seen_and_no_read_in_anothers_name(String statement) {
        assertThatThrownBy(() -> changed("1", statement)).hasMessageContaining("row-level security");
    }

    @Test
    void a_record_that_shows_by_itself_whose_it_is_joins_the_patient_and_a_new_patient_is_anybodys()
            throws SQLException {
        assertThat(changed("1", "INSERT INTO facility_patient (facility_id, patient_id, name_last, ssn_hmac,"
                + " date_of_birth, items) VALUES (1, 20, 'Smith', '\\x02', '19450611', '{}')")).isEqualTo(1);
        assertThat(changed("1", "WITH p AS (INSERT INTO patient (id) VALUES (30)),"
                + " f AS (INSERT INTO facility_patient (facility_id, patient_id, items) VALUES (1, 30, '{}'))"
                + " INSERT INTO tumor (patient_id) VALUES (30)")).isEqualTo(1);
        assertThat(changed("1", "INSERT INTO read_log (at, kind, facility_id) VALUES (now(), 'PATIENT', 1)"))
                .isEqualTo(1);
    }

    @Test
    void a_case_cannot_lie_about_its_facility() {
        assertThatThrownBy(() -> changed("1",
                """
                        INSERT INTO tumor_case (facility_id, facility_patient_id, state, items) VALUES (1, 20, 'OPEN', '{}')"""))
                .hasMessageContaining("foreign key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE change_log SET reason = 'forged'", "DELETE FROM change_log", "TRUNCATE change_log",
            "UPDATE change_chain SET patient_id = 0", "DELETE FROM change_chain", "UPDATE read_log SET person_id = 0",
            "DELETE FROM read_log", "TRUNCATE read_log", "UPDATE read_seal SET hash = ''", "DELETE FROM read_seal",
            "UPDATE audit_root SET hash = ''", "DELETE FROM audit_root", "UPDATE audit_root_chain SET head = ''",
            "DELETE FROM audit_root_chain", "DELETE FROM audit_verification", "LOCK TABLE read_log IN SHARE MODE",
            "UPDATE case_step SET at = now()", "DELETE FROM case_step",
            "INSERT INTO tumor_case_history SELECT now(), * FROM tumor_case",
            "UPDATE tumor_case_history SET items = '{}'", "DELETE FROM staging_result", "DELETE FROM edit_override",
            "UPDATE edit_override SET reason = 'forged by hand'", "UPDATE edit_choice SET with_ajcc = true",
            "UPDATE staging_result_history SET result = ''", "UPDATE staging_algorithm SET content = ''",
            "UPDATE dictionary_file SET content = ''",
            "DELETE FROM facility_patient_history",
            "DELETE FROM facility_patient", "DELETE FROM tumor_case", "DELETE FROM patient", "DELETE FROM tumor",
            "SELECT * FROM name_in_use", "ALTER TABLE patient DISABLE ROW LEVEL SECURITY",
            "DROP POLICY facility ON patient", "SELECT patients_named(NULL, 'A', '', 10)", "SET ROLE accession_owner"})
    void what_happened_cannot_be_rewritten_and_the_wall_not_taken_down(String statement) {
        assertThatThrownBy(() -> changed("*", statement))
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @Test
    void functions_with_the_rights_of_the_owner_fix_their_search_path_and_are_open_to_the_service_alone()
            throws SQLException {
        assertThat(strings("*", """
                SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace
                    AND NOT EXISTS (SELECT FROM unnest(proconfig) c WHERE c LIKE 'search_path=%')""")).isEmpty();
        assertThat(strings("*", """
                SELECT proname FROM pg_proc, aclexplode(coalesce(proacl, acldefault('f', proowner))) a
                WHERE prosecdef AND pronamespace = 'public'::regnamespace AND a.grantee = 0""")).isEmpty();
    }

    @Test
    void search_finds_people_of_the_callers_facilities_alone() throws SQLException {
        Map<String, Integer> found = Map.of("smith", 2, "SMITH, A", 2, "anna smith", 2, "smiht", 2, "MRN1", 1,
                "202600001", 2, "202600001-00", 1);
        for (String typed : found.keySet()) {
            String search = "SELECT count(*) FROM search_patients('" + typed + "', NULL, 50)";
            assertThat(number("1", search)).as(typed).isEqualTo(found.get(typed).longValue());
            assertThat(number("*", search)).as(typed).isEqualTo(2L * found.get(typed));
            assertThat(number("", search)).as(typed).isZero();
            assertThat(number("3", search)).as(typed).isZero();
        }
    }

    @Test
    void matching_answers_with_a_score_and_never_names_a_record_that_is_not_seen() throws SQLException {
        String match = """
                SELECT string_agg(patient_id || ' ' || coalesce(facility_patient_id::text, 'elsewhere') || ' ' || score, ', '
                    ORDER BY patient_id) FROM match_patients(ARRAY[%s]::bytea[], ARRAY[%s]::bytea[],
                    ARRAY['%s'], ARRAY['%s'], ARRAY['%s'])""";
        assertThat(strings("1", match.formatted("'\\x02'", "NULL", "19450611", "Smith", "")))
                .containsExactly("20 elsewhere 100");
        assertThat(strings("2", match.formatted("'\\x02'", "NULL", "19450611", "Smith", "")))
                .containsExactly("20 20 100");
        assertThat(strings("1", match.formatted("'\\x02'", "NULL", "19991231", "Smith", "")))
                .as("another birth date").containsExactly("20 elsewhere 80");
        assertThat(strings("1", match.formatted("NULL", "NULL", "19450611", "Smith", "Anna"))).as("no number")
                .containsExactly("10 10 60, 11 11 60, 20 elsewhere 60, 21 elsewhere 60");
        assertThat(strings("1", match.formatted("'\\x09'", "NULL", "19450611", "Smith", "Anna")))
                .as("another number rules those out that have one").containsExactly("11 11 60, 21 elsewhere 60");
        assertThat(strings("1", match.formatted("NULL", "NULL", "194506", "Smith", "Anna"))).as("no whole birth date")
                .containsExactly((String) null);
        assertThat(strings("1", match.formatted("NULL", "NULL", "", "", ""))).as("nothing known")
                .containsExactly((String) null);
    }

    @Test
    void what_all_facilities_say_is_read_for_consolidation_only_by_one_that_knows_the_patient() throws SQLException {
        assertThat(number("1", "SELECT count(*) FROM sources_of_patient(10)")).isEqualTo(1);
        assertThat(number("2", "SELECT count(*) FROM sources_of_patient(10)")).isZero();
        assertThat(number("1", "SELECT count(*) FROM sources_of_tumor(10)")).isEqualTo(1);
        assertThat(number("2", "SELECT count(*) FROM sources_of_tumor(10)")).isZero();
    }

    private static List<String> tables() throws SQLException {
        List<String> tables = strings("*",
                """
                        SELECT relname FROM pg_class WHERE relkind IN ('r', 'p', 'v') AND relnamespace = 'public'::regnamespace""");
        tables.removeAll(WITHOUT_PATIENT_DATA);
        tables.removeAll(CLOSED);
        return tables;
    }

    private static long number(String facilities, String query) throws SQLException {
        return Long.parseLong(strings(facilities, query).get(0));
    }

    private static List<String> strings(String facilities, String query) throws SQLException {
        try (Connection service = scoped(facilities);
                Statement statement = service.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> strings = new ArrayList<>();
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        }
    }

    /** Runs the statement and takes it back. */
    private static int changed(String facilities, String statement) throws SQLException {
        try (Connection service = scoped(facilities); Statement change = service.createStatement()) {
            service.setAutoCommit(false);
            change.execute(statement);
            int count = change.getUpdateCount();
            service.rollback();
            return count;
        }
    }

    private static Connection scoped(String facilities) throws SQLException {
        Connection service = database.asService();
        try (Statement statement = service.createStatement()) {
            statement.execute("SELECT set_config('accession.facilities', '" + facilities + "', false)");
        }
        return service;
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
                VALUES ($f0, $f, $f0, $f0, 'OPEN', '202600001', '00', '{}'), ($f1, $f, $f1, NULL, 'SUSPENSE', '202600001', '01', '{}');
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
            INSERT INTO change_log (source, facility_id, patient_id, chain_position, previous_hash, hash)
                VALUES ('FORM', $f, $f0, 1, sha256(''), sha256(''));
            INSERT INTO change_chain (patient_id, length, head) VALUES ($f0, 1, sha256(''));
            INSERT INTO read_log (at, kind, facility_id, patient_id) VALUES (now(), 'PATIENT', $f, $f0);
            INSERT INTO audit_root (number, day, written_at, seal, seal_hash, chains, previous_hash, hash)
                VALUES ($f, now(), now(), 0, sha256(''), 1, sha256(''), sha256(''));
            INSERT INTO audit_root_chain (patient_id, length, root, head) VALUES ($f0, 1, $f, sha256(''));
            INSERT INTO source_file (id, facility_id, name, size, sha256) VALUES ($f, $f, 'file', 1, sha256('$f'));
            INSERT INTO source_record (source_file_id, patient_ordinal, tumor_ordinal, facility_id, byte_offset, byte_length,
                    line, hash, outcome) VALUES ($f, 1, 1, $f, 0, 1, 1, '', 'NEW');
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
            SET accession.person = '$f';
            INSERT INTO edit_override (public_id, facility_id, tumor_case_id, edit, name, metafile, item, former_value, value,
                    reason, given_by, given_at)
                VALUES (gen_random_uuid(), $f, $f0, 'N0176', 'An edit', 'v23', 'overRideSiteType', '', '1', 'confirmed by review',
                    $f, now());
            INSERT INTO break_glass (public_id, session_hash, person_id, patient_id, reason, ends_at)
                VALUES (gen_random_uuid(), 'session', $f, $f0, 'a second opinion', now() + interval '1 hour');
            """;
}
