package org.accession.checking;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.accession.platform.DatabaseAccess;
import org.accession.platform.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The oldest case with survival, among thousands of older ones: of others, and without survival. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OutdatedParametersTest {

    private static final String ROWS_READ = "SELECT seq_tup_read + coalesce(idx_tup_fetch, 0) FROM pg_stat_xact_user_tables"
            + " WHERE relname = 'tumor_case'";

    private static DatabaseAccess database;

    /** Facility 1 has old cases with survival, 2 has older ones without and two younger ones with it, 3 has none with it. */
    @BeforeAll
    static void many_cases() {
        database = TestDatabase.fresh();
        TestDatabase.execute(database,
                """
                        SET accession.facilities = '*';
                        INSERT INTO facility (id, name) SELECT i, 'Facility ' || i FROM generate_series(1, 3) i;
                        INSERT INTO patient (id) SELECT i FROM generate_series(1, 3) i;
                        INSERT INTO facility_patient (id, facility_id, patient_id, items) SELECT i, i, i, '{}' FROM generate_series(1, 3) i;
                        INSERT INTO tumor_case (id, facility_id, facility_patient_id, state, items, derived, valid_from)
                            SELECT i, 1 + i % 3, 1 + i % 3, 'COMPLETE', '{}',
                                CASE WHEN i % 3 = 0 THEN '{"SEER Survival 1": {}}'::jsonb ELSE '{"eod_public": {}}' END,
                                timestamptz '2020-01-01' + i * interval '1 minute' FROM generate_series(1, 6000) i;
                        INSERT INTO tumor_case (id, facility_id, facility_patient_id, state, items, derived, valid_from)
                            VALUES (7001, 2, 2, 'OPEN', '{}', '{"SEER Survival 3": {}}', '2025-01-02'),
                                (7002, 2, 2, 'OPEN', '{}', '{"SEER Survival 2": {}}', '2025-01-01'),
                                (7003, 2, 2, 'DELETED', '{}', '{"SEER Survival 0": {}}', '2019-01-01');
                        ANALYZE""");
    }

    @ParameterizedTest
    @CsvSource({"1, SEER Survival 1", "2, SEER Survival 2", "3, ''", "'2,3', SEER Survival 2", "*, SEER Survival 1",
            "'', ''"})
    void it_is_found_by_one_look_into_the_index_for_each_facility(String facilities, String oldest)
            throws SQLException {
        try (Connection service = database.asService(); Statement statement = service.createStatement()) {
            service.setAutoCommit(false);
            statement.execute("SELECT set_config('accession.facilities', '" + facilities + "', true)");

            assertThat(String.join(",", strings(statement, OutdatedParameters.OLDEST))).isEqualTo(oldest);
            assertThat(Long.parseLong(strings(statement, ROWS_READ).get(0))).as("cases read").isLessThan(4);
        }
    }

    private static List<String> strings(Statement statement, String query) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }
}
