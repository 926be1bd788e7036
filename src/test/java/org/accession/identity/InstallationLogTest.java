package org.accession.identity;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.accession.platform.DatabaseAccess;
import org.accession.platform.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is installed for all facilities is in the log of administration, however large its content. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class InstallationLogTest {

    /** A text of it in the database would be longer than one may be. */
    private static final String LARGE = "convert_to(repeat('x', 140000000), 'UTF8')";

    private static DatabaseAccess database;

    @BeforeAll
    static void a_registry() {
        database = TestDatabase.fresh();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            edit_metafile     | public_id, edits, sets, tables, name, version, file_name, sha256, content \
                              | gen_random_uuid(), 1, 1, 1, 'v26', '7.0', 'v26.smf', sha256(''), LARGE        \
                              | EDITS {"name": "v26", "sha256": "SHA", "version": "7.0", "file_name": "v26.smf"}
            staging_algorithm | schemas, tables, algorithm, version, file_name, sha256, content               \
                              | 1, 1, 'eod', '3.3', 'eod.zip', sha256(''), ''                                 \
                              | STAGING {"sha256": "SHA", "version": "3.3", "algorithm": "eod", "file_name": "eod.zip"}
            licensed_staging  | file_name, codes, groups, content | 'ajcc.csv', 7, 2, ''                      \
                              | STAGING {"codes": 7, "groups": 2, "file_name": "ajcc.csv"}
            dictionary_file   | uri, items, file_name, content    | 'urn:state', 3, 'state.xml', ''           \
                              | DICTIONARY {"uri": "urn:state", "items": 3, "removed": false, "file_name": "state.xml"}
            """)
    void what_is_installed_is_told_without_its_content(String table, String columns, String values, String told)
            throws SQLException {
        try (Connection service = database.asService(); Statement statement = service.createStatement()) {
            statement.execute("SELECT set_config('accession.person', '7', false)");
            statement.execute("INSERT INTO " + table + " (" + columns + ") VALUES (" + values.replace("LARGE", LARGE)
                    + ")");
            try (ResultSet rows = statement.executeQuery("SELECT concat_ws(' ', person_id, change, before, kind,"
                    + " replace(after::text, replace(sha256('')::text, '\\', '\\\\'), 'SHA')) FROM administration_log"
                    + " ORDER BY id DESC LIMIT 1")) {
                rows.next();
                assertThat(rows.getString(1)).isEqualTo("7 ADDED {} " + told);
            }
        }
    }
}
