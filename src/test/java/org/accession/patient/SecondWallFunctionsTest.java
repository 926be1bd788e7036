package org.accession.patient;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What runs with the rights of the owner for the service's role answers of what the caller sees. The catalogue says which
 * functions these are; each is asked from the other side of the border.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SecondWallFunctionsTest {

    /** Questions about the second facility, whose answers are for that one alone. */
    private static final Map<String, String> ASKED = Map.ofEntries(
            Map.entry("accession_sees_patient", "accession_sees_patient(20)"),
            Map.entry("accession_sees_tumor", "accession_sees_tumor(20)"),
            Map.entry("accession_sees_file", "accession_sees_file(2)"),
            Map.entry("accession_sees_job", "accession_sees_job(2)"),
            Map.entry("accession_releases", "accession_releases(2)"),
            Map.entry("accession_writes_patient", "accession_writes_patient(20)"),
            Map.entry("patient_is_seen_whole", "patient_is_seen_whole(20)"),
            Map.entry("tumor_is_seen_whole", "tumor_is_seen_whole(20)"),
            Map.entry("facility_has", "facility_has(2, 20, 20)"),
            Map.entry("tumor_is_of", "tumor_is_of(20, 20)"),
            Map.entry("search_patients",
                    "count(*) FROM search_patients('smith', NULL, 9) WHERE facility_patient_id = 20"));

    private static final List<String> QUESTIONS = List.copyOf(ASKED.values());

    /** What is not asked so, and why. */
    private static final Map<String, String> OTHERWISE = Map.ofEntries(
            Map.entry("match_patients", "finds people elsewhere: below"),
            Map.entry("match_tumors", "finds tumors elsewhere: below"),
            Map.entry("consolidate_patients", "answers nothing; what it does is below"),
            Map.entry("consolidate_tumors", "the same"),
            Map.entry("glass_facilities", "answers of the session that has broken the glass: SecondWallGlassTest"),
            Map.entry("glass_records", "the same"),
            Map.entry("glass_shows_patient", "the same"),
            Map.entry("glass_shows_tumor", "the same"),
            Map.entry("glass_shows_case", "the same"),
            Map.entry("patient_behind", "whoever knows the address of a patient is told the id, and breaks the glass"),
            Map.entry("reads_elsewhere", "a number of reads of all facilities, that a list is not whole"),
            Map.entry("count_jobs", "a number of jobs of all facilities"),
            Map.entry("key_use", "a number of values of all facilities by the key that has encrypted them"),
            Map.entry("settled_rows", "the last number in a log of all facilities"),
            Map.entry("count_new_tables", "answers nothing"));

    private static TwoFacilities registry;

    @BeforeAll
    static void two_facilities() {
        registry = new TwoFacilities();
    }

    @Test
    void each_function_with_the_rights_of_the_owner_is_known_here() throws SQLException {
        TreeSet<String> known = new TreeSet<>(ASKED.keySet());
        known.addAll(OTHERWISE.keySet());

        assertThat(registry.strings("*", """
                SELECT DISTINCT proname FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace
                    AND has_function_privilege(oid, 'EXECUTE')""")).containsExactlyInAnyOrderElementsOf(known);
    }

    @ParameterizedTest
    @FieldSource("QUESTIONS")
    void of_another_facility_it_answers_as_to_somebody_who_sees_nothing(String question) throws SQLException {
        List<String> nothing = registry.strings("", "SELECT " + question);

        assertThat(registry.strings("1", "SELECT " + question)).isEqualTo(nothing);
        assertThat(registry.strings("2", "SELECT " + question)).as("whose it is").isNotEqualTo(nothing);
        assertThat(registry.strings("1", "SELECT " + question.replace('2', '1'))).as("of one's own")
                .isNotEqualTo(nothing);
    }

    @Test
    void functions_with_the_rights_of_the_owner_fix_their_search_path_and_are_open_to_the_service_alone()
            throws SQLException {
        assertThat(registry.strings("*", """
                SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace
                    AND NOT EXISTS (SELECT FROM unnest(proconfig) c WHERE c LIKE 'search_path=%')""")).isEmpty();
        assertThat(registry.strings("*", """
                SELECT proname FROM pg_proc, aclexplode(coalesce(proacl, acldefault('f', proowner))) a
                WHERE prosecdef AND pronamespace = 'public'::regnamespace AND a.grantee = 0""")).isEmpty();
    }

    @Test
    void search_finds_people_of_the_callers_facilities_alone() throws SQLException {
        Map<String, Integer> found = Map.of("smith", 2, "SMITH, A", 2, "anna smith", 2, "smiht", 2, "MRN1", 1,
                "202600001", 2, "202600001-00", 1);
        for (String typed : found.keySet()) {
            String search = "SELECT count(*) FROM search_patients('" + typed + "', NULL, 50)";
            assertThat(registry.number("1", search)).as(typed).isEqualTo(found.get(typed).longValue());
            assertThat(registry.number("*", search)).as(typed).isEqualTo(2L * found.get(typed));
            assertThat(registry.number("", search)).as(typed).isZero();
            assertThat(registry.number("3", search)).as(typed).isZero();
        }
    }

    @Test
    void matching_answers_with_a_score_and_never_names_a_record_that_is_not_seen() throws SQLException {
        String match = """
                SELECT string_agg(patient_id || ' ' || coalesce(facility_patient_id::text, 'elsewhere') || ' ' || score, ', '
                    ORDER BY patient_id) FROM match_patients(ARRAY[%s]::bytea[], ARRAY[%s]::bytea[],
                    ARRAY['%s'], ARRAY['%s'], ARRAY['%s'])""";
        assertThat(registry.strings("1", match.formatted("'\\x02'", "NULL", "19450611", "Smith", "")))
                .containsExactly("20 elsewhere 100");
        assertThat(registry.strings("2", match.formatted("'\\x02'", "NULL", "19450611", "Smith", "")))
                .containsExactly("20 20 100");
        assertThat(registry.strings("1", match.formatted("'\\x02'", "NULL", "19991231", "Smith", "")))
                .as("another birth date").containsExactly("20 elsewhere 80");
        assertThat(registry.strings("1", match.formatted("NULL", "NULL", "19450611", "Smith", "Anna"))).as("no number")
                .containsExactly("10 10 60, 11 11 60, 20 elsewhere 60, 21 elsewhere 60");
        assertThat(registry.strings("1", match.formatted("'\\x09'", "NULL", "19450611", "Smith", "Anna")))
                .as("another number rules those out that have one").containsExactly("11 11 60, 21 elsewhere 60");
        assertThat(registry.strings("1", match.formatted("NULL", "NULL", "194506", "Smith", "Anna")))
                .as("no whole birth date")
                .containsExactly((String) null);
        assertThat(registry.strings("1", match.formatted("NULL", "NULL", "", "", ""))).as("nothing known")
                .containsExactly((String) null);
    }

    @Test
    void nobody_has_a_patient_consolidated_whom_they_do_not_see() throws SQLException {
        try (Connection service = registry.scoped("*")) {
            service.setAutoCommit(false);
            TwoFacilities.share(service);
            TwoFacilities.strings(service, "WITH f AS (UPDATE facility_patient SET telephone = '5553333',"
                    + " items = items || '{\"telephone\": \"5553333\"}' WHERE id = 29 RETURNING id) SELECT id FROM f");
            TwoFacilities.enter(service, "3");
            TwoFacilities.strings(service, TwoFacilities.CONSOLIDATE);
            TwoFacilities.enter(service, "*");
            String believed = "SELECT telephone FROM patient_belief WHERE id = 90";
            assertThat(TwoFacilities.strings(service, believed)).containsExactly("5552222");
            TwoFacilities.strings(service, TwoFacilities.CONSOLIDATE);
            assertThat(TwoFacilities.strings(service, believed)).containsExactly("5553333");
            service.rollback();
        }
    }

    @Test
    void nobody_has_a_tumor_consolidated_of_which_they_see_no_case() throws SQLException {
        String believed = "SELECT primary_site FROM tumor_belief WHERE id = 91";
        String consolidate = "SELECT consolidate_tumors('{91}')::text";
        try (Connection service = registry.scoped("*")) {
            service.setAutoCommit(false);
            TwoFacilities.share(service);
            TwoFacilities.strings(service, "UPDATE tumor_case SET primary_site = 'C349',"
                    + " items = '{\"primarySite\": \"C349\"}' WHERE id = 29 RETURNING id");
            TwoFacilities.enter(service, "1");
            TwoFacilities.strings(service, consolidate);
            TwoFacilities.enter(service, "2");
            assertThat(TwoFacilities.strings(service, believed)).as("the patient alone is seen")
                    .containsExactly("C342");
            TwoFacilities.strings(service, consolidate);
            assertThat(TwoFacilities.strings(service, believed)).containsExactly("C349");
            service.rollback();
        }
    }

    @Test
    void the_tumors_of_new_cases_are_matched_for_patients_who_are_seen_alone() throws SQLException {
        String match = "SELECT string_agg(tumor_id::text, ',') FROM match_tumors('{90}', '{%d}', '{C504}', '{8500}', '{3}',"
                + " '{1}', '{%s}')";
        try (Connection service = registry.scoped("*")) {
            service.setAutoCommit(false);
            TwoFacilities.share(service);
            for (String near : List.of("20260302", "20260102", "20260502", "202601", "2026")) {
                assertThat(TwoFacilities.strings(service, match.formatted(3, near))).as(near).containsExactly("90");
            }
            for (String far : List.of("20260101", "20260503", "202512", "2025", "")) {
                String date = far.isEmpty() ? "NULL" : far;
                assertThat(TwoFacilities.strings(service, match.formatted(3, date))).as(far)
                        .containsExactly((String) null);
            }
            assertThat(TwoFacilities.strings(service, match.formatted(1, "20260302"))).as("reported by it already")
                    .containsExactly((String) null);
            TwoFacilities.enter(service, "3");
            assertThat(TwoFacilities.strings(service, match.formatted(3, "20260302"))).as("a patient who is not seen")
                    .containsExactly((String) null);
            String another = match.replace("C504", "C342").replace("8500", "8140");
            TwoFacilities.enter(service, "1");
            assertThat(TwoFacilities.strings(service, another.formatted(1, "2026"))).as("somebody reports it")
                    .containsExactly("91");
            assertThat(TwoFacilities.strings(service, another.formatted(2, "2026"))).as("but who, nobody tells")
                    .isEqualTo(TwoFacilities.strings(service, another.formatted(3, "2026")))
                    .containsExactly((String) null);
            service.rollback();
        }
    }
}
