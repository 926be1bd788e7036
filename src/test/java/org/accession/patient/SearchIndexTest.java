package org.accession.patient;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.accession.platform.DatabaseAccess;
import org.accession.platform.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Over twenty thousand patients, as the service's role: nothing that is looked up by name or number reads the table through. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SearchIndexTest {

    private static DatabaseAccess database;

    @BeforeAll
    static void many_patients() {
        database = TestDatabase.fresh();
        TestDatabase.execute(database,
                """
                        INSERT INTO facility (id, name) SELECT i, 'Facility ' || i FROM generate_series(1, 20) i;
                        INSERT INTO patient (id) SELECT i FROM generate_series(1, 20000) i;
                        INSERT INTO facility_patient (id, facility_id, patient_id, mrn, name_last, name_first, date_of_birth, ssn_hmac, items)
                            SELECT i, 1 + i % 20, i, 'MRN' || i, substr(translate(md5((i % 700)::text), '0123456789', 'GHIJKLMNOP'), 1, 7),
                                substr(translate(md5(i::text), '0123456789', 'GHIJKLMNOP'), 1, 5), 1920 + i % 100 || '0101',
                                sha256(i::text::bytea), '{}'
                            FROM generate_series(1, 20000) i;
                        INSERT INTO facility_patient (id, facility_id, patient_id, name_last, name_first, items)
                            VALUES (20001, 7, 1, 'Zapatero-Muñoz', 'Ana', '{}');
                        INSERT INTO facility_patient (id, facility_id, patient_id, name_last, name_first, items)
                            SELECT 30000 + i * 37 % 120, 5 + i % 3, i, 'Quiller', 'Ann', '{}' FROM generate_series(1, 120) i;
                        ANALYZE""");
    }

    @ParameterizedTest
    @CsvSource({"*, Zapa", "7, zapatero munoz", "*, 'Zapatero, A'", "7, Ana Zapatero", "'5,6,7', Zapatero",
            "*, Zapatera",
            "7, munoz"})
    void a_name_is_found_by_its_beginning_either_way_round_and_misspelt(String facilities, String typed)
            throws SQLException {
        Map<String, Long> before = scans();
        assertThat(first(facilities, "SELECT facility_patient_id FROM search_patients('" + typed + "', NULL, 50)"))
                .isEqualTo(20001);

        assertOnlyIndexes(before);
    }

    @Test
    void a_common_beginning_a_number_and_a_record_number_are_found_by_index_too() throws SQLException {
        Map<String, Long> before = scans();
        assertThat(first("*", "SELECT count(*) FROM search_patients('A', NULL, 50)")).isEqualTo(50);
        assertThat(first("3", "SELECT count(*) FROM search_patients('A', NULL, 50)")).isEqualTo(50);
        assertThat(first("*", "SELECT facility_patient_id FROM search_patients('MRN777', NULL, 50)")).isEqualTo(777);
        assertThat(first("*", "SELECT facility_patient_id FROM search_patients('?', sha256('4711'), 50)"))
                .isEqualTo(4711);
        assertThat(first("3", "SELECT count(*) FROM match_patients(ARRAY[sha256('4711')], ARRAY[NULL]::bytea[],"
                + " ARRAY['20310101'], ARRAY['x'], ARRAY['x'])")).isZero();

        assertOnlyIndexes(before);
    }

    /** A record that is written anew goes to another place in the table. */
    @ParameterizedTest
    @ValueSource(strings = {"*", "7", "5,6,7", "7,6,5"})
    void pages_follow_each_other_whatever_is_written_in_between(String facilities) throws SQLException {
        List<Long> found = new ArrayList<>();
        for (int page = 0; page < 3; page++) {
            found.addAll(all(facilities, "SELECT facility_patient_id FROM search_patients('Quiller', NULL, "
                    + 10 * (page + 1) + ") ORDER BY place OFFSET " + 10 * page));
            TestDatabase.execute(database, "UPDATE facility_patient SET name_middle = 'X' WHERE name_last = 'Quiller'"
                    + " AND id % 3 = " + page);
        }

        assertThat(found).isEqualTo(all(facilities, "SELECT id FROM facility_patient WHERE name_last = 'Quiller'"
                + " ORDER BY id LIMIT 30")).hasSize(30);
    }

    private static void assertOnlyIndexes(Map<String, Long> before) throws SQLException {
        Map<String, Long> after = scans();
        assertThat(after.get("whole table")).as("reads of the whole table").isEqualTo(before.get("whole table"));
        assertThat(after.get("by index")).as("reads by index").isGreaterThan(before.get("by index"));
    }

    /** What the statistics of the table count, across all sessions that have ended. */
    private static Map<String, Long> scans() throws SQLException {
        try (Connection owner = database.asOwner(); Statement statement = owner.createStatement()) {
            statement.execute("SELECT pg_stat_force_next_flush()");
            try (ResultSet row = statement.executeQuery(
                    "SELECT seq_scan, idx_scan FROM pg_stat_user_tables WHERE relname = 'facility_patient'")) {
                row.next();
                return new TreeMap<>(Map.of("whole table", row.getLong(1), "by index", row.getLong(2)));
            }
        }
    }

    private static List<Long> all(String facilities, String query) throws SQLException {
        try (Connection service = database.asService()) {
            TwoFacilities.enter(service, facilities);
            return TwoFacilities.strings(service, query).stream().map(Long::valueOf).toList();
        }
    }

    private static long first(String facilities, String query) throws SQLException {
        try (Connection service = database.asService(); Statement statement = service.createStatement()) {
            statement.execute("SELECT set_config('accession.facilities', '" + facilities + "', false)");
            long first;
            try (ResultSet rows = statement.executeQuery(query)) {
                first = rows.next() ? rows.getLong(1) : -1;
            }
            statement.execute("SELECT pg_stat_force_next_flush()");
            return first;
        }
    }
}
