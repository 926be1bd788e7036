package org.accession.patient;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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

    private static TwoFacilities registry;

    @BeforeAll
    static void two_facilities_with_a_row_in_each_table() {
        registry = new TwoFacilities();
    }

    @Test
    void every_table_with_patient_data_stands_behind_the_wall() throws SQLException {
        Set<String> open = new TreeSet<>(registry.strings("*", """
                SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
                    AND NOT (relrowsecurity AND relforcerowsecurity)"""));

        assertThat(open).isSubsetOf(TwoFacilities.WITHOUT_PATIENT_DATA);
    }

    /** Or it has the rights of the owner, whose rows it filters itself, and is among the tables of this test. */
    @Test
    void every_view_asks_with_the_rights_of_whoever_reads_it_or_stands_behind_a_barrier() throws SQLException {
        String views = "SELECT relname FROM pg_class WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace"
                + " AND NOT coalesce(reloptions, '{}') && '{security_invoker=true,security_invoker=on}'";

        assertThat(registry.strings("*", views)).containsExactlyInAnyOrder("patient_belief", "tumor_belief");
        assertThat(
                registry.strings("*", views + " AND NOT reloptions && '{security_barrier=true,security_barrier=on}'"))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void each_facility_sees_its_own_rows_alone(String table) throws SQLException {
        String count = "SELECT count(*) FROM " + table;
        long first = registry.number("1", count);
        long second = registry.number("2", count);

        assertThat(first).as("rows of one facility: add some to this test's data").isPositive().isEqualTo(second);
        assertThat(registry.number("*", count)).as("rows of all").isEqualTo(first + second);
        assertThat(registry.number("1,2", count)).as("rows of both").isEqualTo(first + second);
        assertThat(registry.number("", count)).as("rows of nobody").isZero();
        assertThat(registry.number("3", count)).as("rows of another facility").isZero();
    }

    @Test
    void a_transaction_without_a_scope_sees_nothing() throws SQLException {
        try (Connection service = registry.database().asService();
                Statement statement = service.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM patient")) {
            row.next();
            assertThat(row.getLong(1)).isZero();
        }
    }

    @Test
    void nothing_is_written_for_a_facility_that_is_not_seen() throws SQLException {
        assertThat(registry.changed("1", "UPDATE facility_patient SET name_last = 'TAKEN' WHERE facility_id = 2"))
                .isZero();
        assertThatThrownBy(() -> registry.changed("1", "UPDATE facility_patient SET facility_id = 2 WHERE id = 10"))
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> registry.changed("1",
                "INSERT INTO facility_patient (facility_id, patient_id, items) VALUES (2, 20, '{}')"))
                .hasMessageContaining("row-level security");
        assertThatThrownBy(
                () -> registry.changed("1", """
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
            "INSERT INTO patient_alias (patient_id, stands_for, moved) VALUES (20, 10, '{}')",
            "INSERT INTO patient_alias (patient_id, stands_for, moved) VALUES (10, 20, '{}')",
            "INSERT INTO change_log (source, facility_id, patient_id, chain_position, previous_hash, hash)"
                    + " VALUES ('FORM', 1, 20, 2, sha256(''), sha256(''))",
            "INSERT INTO change_chain (patient_id, length, head) VALUES (21, 1, sha256(''))",
            "INSERT INTO read_log (at, kind, person_id) VALUES (now(), 'PATIENT', 2)",
            "INSERT INTO read_log (at, kind, facility_id) VALUES (now() - interval '1 year', 'PATIENT', 1)"})
    void nothing_is_written_of_a_patient_who_is_not_seen_and_no_read_in_anothers_name(String statement) {
        assertThatThrownBy(() -> registry.changed("1", statement)).hasMessageContaining("row-level security");
    }

    @Test
    void a_record_that_shows_by_itself_whose_it_is_joins_the_patient_and_a_new_patient_is_anybodys()
            throws SQLException {
        assertThat(registry.changed("1", "INSERT INTO facility_patient (facility_id, patient_id, name_last, ssn_hmac,"
                + " date_of_birth, items) VALUES (1, 20, 'Smith', '\\x02', '19450611', '{}')")).isEqualTo(1);
        assertThat(registry.changed("1", "WITH p AS (INSERT INTO patient (id) VALUES (30)),"
                + " f AS (INSERT INTO facility_patient (facility_id, patient_id, items) VALUES (1, 30, '{}'))"
                + " INSERT INTO tumor (patient_id) VALUES (30)")).isEqualTo(1);
        assertThat(registry.changed("1", "INSERT INTO read_log (at, kind, facility_id) VALUES (now(), 'PATIENT', 1)"))
                .isEqualTo(1);
    }

    @Test
    void a_case_cannot_lie_about_its_facility() {
        assertThatThrownBy(() -> registry.changed("1",
                """
                        INSERT INTO tumor_case (facility_id, facility_patient_id, state, items) VALUES (1, 20, 'OPEN', '{}')"""))
                .hasMessageContaining("foreign key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE change_log SET reason = 'forged'", "DELETE FROM change_log", "TRUNCATE change_log",
            "UPDATE change_chain SET patient_id = 0", "DELETE FROM change_chain", "UPDATE read_log SET person_id = 0",
            "DELETE FROM read_log", "TRUNCATE read_log", "UPDATE log_seal SET hash = ''", "DELETE FROM log_seal",
            "UPDATE audit_root SET hash = ''", "DELETE FROM audit_root", "UPDATE audit_root_chain SET head = ''",
            "DELETE FROM audit_root_chain", "DELETE FROM audit_verification", "LOCK TABLE read_log IN SHARE MODE",
            "UPDATE case_step SET at = now()", "DELETE FROM case_step",
            "INSERT INTO tumor_case_history SELECT now(), * FROM tumor_case",
            "UPDATE tumor_case_history SET items = '{}'", "DELETE FROM staging_result", "DELETE FROM edit_override",
            "UPDATE edit_override SET reason = 'forged by hand'", "UPDATE edit_choice SET with_ajcc = true",
            "UPDATE staging_result_history SET result = ''", "UPDATE staging_algorithm SET content = ''",
            "UPDATE dictionary_file SET content = ''",
            "DELETE FROM facility_patient_history",
            "UPDATE tumor SET patient_id = 20 WHERE id = 10", "UPDATE patient SET name_last = 'FORGED'",
            "UPDATE tumor SET primary_site = 'C619'", "SELECT name_last FROM patient", "SELECT consolidated FROM tumor",
            "SELECT FROM patient WHERE name_last = 'SMITH'",
            "INSERT INTO tumor (patient_id) VALUES (10) RETURNING primary_site",
            "UPDATE patient_belief SET name_last = 'FORGED'",
            "DELETE FROM facility_patient", "DELETE FROM tumor_case", "DELETE FROM patient", "DELETE FROM tumor",
            "SELECT * FROM name_in_use", "ALTER TABLE patient DISABLE ROW LEVEL SECURITY",
            "DROP POLICY facility ON patient", "SELECT patients_named(NULL, 'A', '', 10)", "SET ROLE accession_owner",
            "SELECT believe('patient', 10, '{}', '{\"nameLast\": \"EARLIEST\"}')",
            "CREATE OR REPLACE FUNCTION consolidation_rules() RETURNS jsonb LANGUAGE sql AS 'SELECT NULL::jsonb'"})
    void what_happened_cannot_be_rewritten_and_the_wall_not_taken_down(String statement) {
        assertThatThrownBy(() -> registry.changed("*", statement))
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @Test
    void what_only_another_facility_says_of_a_shared_patient_is_in_no_row_that_is_seen() throws SQLException {
        try (Connection service = registry.scoped("*")) {
            service.setAutoCommit(false);
            TwoFacilities.share(service);
            TwoFacilities.enter(service, "1,2");
            assertThat(TwoFacilities.strings(service,
                    "SELECT concat_ws(' ', name_middle, telephone, vital_status) FROM patient_belief WHERE id = 90"))
                    .as("whoever sees both").containsExactly("SECOND 5552222 0");
            assertThat(visible(service, "SECOND|5552222|C342"))
                    .contains("patient_belief", "facility_patient", "tumor_belief", "tumor_case");

            TwoFacilities.enter(service, "1");
            assertThat(TwoFacilities.strings(service, "SELECT id FROM patient WHERE id = 90")).containsExactly("90");
            assertThat(TwoFacilities.strings(service, "SELECT id FROM tumor WHERE id IN (90, 91) ORDER BY id"))
                    .as("not even that there is another tumor").containsExactly("90");
            assertThat(visible(service, "FIRST")).contains("facility_patient");
            assertThat(visible(service, "SECOND|5552222|C342")).isEmpty();
            assertThat(TwoFacilities.strings(service,
                    "SELECT facility_patient_id FROM search_patients('SECONDNAME', NULL, 9)"))
                    .isEmpty();
            assertThat(TwoFacilities.strings(service, TwoFacilities.CONSOLIDATE)).containsExactly("");

            TwoFacilities.enter(service, "*");
            assertThat(TwoFacilities.strings(service,
                    "SELECT concat_ws(' ', name_middle, consolidated -> 'telephone' ->> 'source') FROM patient_belief"
                            + " WHERE id = 90"))
                    .as("as before").containsExactly("SECOND 29");
            service.rollback();
        }
    }

    /** The tables of which the caller sees a row with something like that in a column that may be read. */
    private static List<String> visible(Connection service, String pattern) throws SQLException {
        List<String> found = new ArrayList<>();
        for (String table : tables()) {
            String columns = TwoFacilities.strings(service, """
                    SELECT string_agg(attname, ', ' ORDER BY attnum) FROM pg_attribute
                    WHERE attrelid = '%s'::regclass AND attnum > 0 AND NOT attisdropped
                        AND has_column_privilege(attrelid, attnum, 'SELECT')""".formatted(table)).get(0);
            if (!TwoFacilities.strings(service, "SELECT 1 FROM (SELECT " + columns + " FROM " + table
                    + ") AS r WHERE r::text ~ '" + pattern + "' LIMIT 1").isEmpty()) {
                found.add(table);
            }
        }
        return found;
    }

    private static List<String> tables() throws SQLException {
        return registry.tables();
    }
}
