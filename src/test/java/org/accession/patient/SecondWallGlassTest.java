package org.accession.patient;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

import org.accession.platform.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever follows a case, or tells what it was, is read under broken glass with it. The catalogue says which tables that are. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SecondWallGlassTest {

    /** Who looked at a patient, and to whom they were released, is for the privacy officer of the facility alone. */
    private static final Set<String> FOR_THE_OFFICER = Set.of("read_log", "release_patient");

    private static TwoFacilities registry;

    @BeforeAll
    static void two_facilities() {
        registry = new TwoFacilities();
    }

    @AfterEach
    void it_ends() {
        TestDatabase.execute(registry.database(), "UPDATE break_glass SET ended_at = now() WHERE session_hash = '"
                + TwoFacilities.SESSION + "'");
    }

    @ParameterizedTest
    @CsvSource({"patient_id, '20', '20, 22'", "facility_id, '20, 21', '20, 21, 22'"})
    void what_is_of_a_record_or_a_case_is_read_with_it_and_nothing_else(String brokenFor, String records, String cases)
            throws SQLException {
        registry.breakGlass(brokenFor);
        try (Connection service = registry.scoped("1")) {
            assertThat(parts(service)).hasSizeGreaterThan(20);
            for (String part : parts(service)) {
                String table = part.substring(0, part.indexOf(' '));
                String all = "SELECT count(*) FROM " + table;
                String opened = "SELECT count(*) FROM " + part + " IN (" + (part.endsWith("facility_patient_id")
                        || part.matches("facility_patient\\w* .* id") ? records : cases) + ")";
                enter(service, "2", "");
                long theirs = number(service, opened);
                assertThat(theirs).as("rows of %s: add some to this test's data", part).isPositive();
                enter(service, "1", "");
                long own = number(service, all);
                assertThat(number(service, opened)).as(part + " as ever").isZero();
                enter(service, "1", TwoFacilities.SESSION);
                long shown = FOR_THE_OFFICER.contains(table) ? 0 : theirs;
                assertThat(number(service, opened)).as(part + " under broken glass").isEqualTo(shown);
                assertThat(number(service, all)).as("all of " + table).isEqualTo(own + shown);
            }
        }
    }

    /** Each column that names a record or a case, as a condition begins with it: {@code finding WHERE tumor_case_id}. */
    private static List<String> parts(Connection service) throws SQLException {
        return TwoFacilities.strings(service, """
                SELECT relname || ' WHERE ' || attname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
                WHERE relkind IN ('r', 'p', 'v') AND relnamespace = 'public'::regnamespace AND NOT attisdropped
                    AND (attname IN ('facility_patient_id', 'tumor_case_id')
                        OR attname = 'id' AND relname ~ '^(facility_patient|tumor_case)(_history|_ever)?$')
                ORDER BY 1""");
    }

    private static long number(Connection service, String query) throws SQLException {
        return Long.parseLong(TwoFacilities.strings(service, query).get(0));
    }

    private static void enter(Connection service, String facilities, String session) throws SQLException {
        TwoFacilities.enter(service, facilities);
        TwoFacilities.strings(service, "SELECT set_config('accession.session', '" + session
                + "', false), set_config('accession.person', '" + facilities + "', false)");
    }
}
