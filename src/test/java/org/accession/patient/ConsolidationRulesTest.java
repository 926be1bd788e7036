package org.accession.patient;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.accession.dictionary.Dictionaries;
import org.accession.platform.DatabaseAccess;
import org.accession.platform.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import static org.assertj.core.api.Assertions.assertThat;

/** What the database believes of several sources by the rules that Accession ships. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConsolidationRulesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static DatabaseAccess database;

    @BeforeAll
    static void a_registry() {
        database = TestDatabase.fresh();
    }

    @ParameterizedTest(name = "{0}: {1}, earlier {2}, is {3} of source {4}")
    @CsvSource({
            "maritalStatusAtDx, 2, 1, 2, 1",
            "maritalStatusAtDx, 9, 1, 1, 2",
            "maritalStatusAtDx, , 1, 1, 2",
            "maritalStatusAtDx, 9, 9, 9, 1",
            "vitalStatus, 9, 1, 9, 1",
            "addrCurrentState, , TX, TX, 2",
            "dateOfDiagnosis, 20260302, 20260115, 20260115, 2",
            "dateOfDiagnosis, 2026, 20260302, 20260302, 2",
            "dateOfDiagnosis, 20260302, 202603, 20260302, 1",
            "dateOfBirth, 1945, 19450611, 19450611, 2",
            "dateOfBirth, 19450612, 19450611, 19450612, 1",
            "primarySite, C509, C504, C504, 2",
            "primarySite, C504, C502, C504, 1",
            "primarySite, C809, C509, C809, 1",
            "histologicTypeIcdO3, 8000, 8500, 8500, 2",
            "laterality, 9, 2, 2, 2"})
    void a_value_comes_from_the_source_that_its_rule_prefers(String item, String newer, String older, String value,
            long source) throws Exception {
        JsonNode believed = believed(List.of(source(1, item, newer), source(2, item, older)));

        assertThat(believed.path("consolidated")).isEqualTo(
                JSON.readTree("{\"%s\": {\"value\": \"%s\", \"source\": %d}}".formatted(item, value, source)));
        assertThat(believed.path(column(item)).asText()).as("its column, as the source has it")
                .isEqualTo("of " + source);
    }

    @Test
    void nothing_said_is_nothing_believed() throws Exception {
        assertThat(believed(List.of(source(1, "race1", null), source(2, "race1", null))).path("consolidated"))
                .isEmpty();
        assertThat(believed(List.of())).isEmpty();
    }

    @Test
    void of_one_source_the_columns_are_copied_and_no_item_is_stored_twice() throws Exception {
        assertThat(believed(List.of(source(7, "race1", "01")))).isEqualTo(JSON.readTree("{\"race1\": \"of 7\"}"));
    }

    @Test
    void the_order_of_equal_sources_does_not_change_an_earliest_date() throws Exception {
        List<String> sources = new ArrayList<>(List.of(source(1, "dateOfDiagnosis", "20260302"),
                source(2, "dateOfDiagnosis", "20251101"), source(3, "dateOfDiagnosis", "20260101")));
        JsonNode first = believed(sources);
        Collections.reverse(sources);

        assertThat(believed(sources)).isEqualTo(first);
    }

    @Test
    void the_database_names_the_column_of_each_item_as_the_program_does() throws Exception {
        for (ItemColumn<?> column : Stream.of(PatientItems.COLUMNS, TumorItems.COLUMNS).flatMap(List::stream)
                .toList()) {
            String item = column.item().id();
            assertThat(believed(List.of(source(1, item, "x"))).fieldNames().next()).as(item).isEqualTo(column.name());
        }
    }

    @Test
    void the_rules_of_the_database_are_those_of_the_table() throws Exception {
        Map<String, String> table;
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .ofNamedCsvRecord(Path.of("registry-schemas", "consolidation", "rules.csv"))) {
            table = csv.stream().collect(Collectors.toMap(
                    row -> Dictionaries.standard().working().item(row.getField("item")).id(),
                    row -> row.getField("rule")));
        }

        assertThat(table.values()).isSubsetOf("KNOWN", "LATEST", "EARLIEST", "EXACT", "SPECIFIC");
        try (Connection service = database.asService()) {
            assertThat(JSON.readTree(TwoFacilities.strings(service, "SELECT consolidation_rules()").get(0)))
                    .isEqualTo(JSON.valueToTree(table));
        }
    }

    /** A row with the item, and a column of it. */
    private static String source(long id, String item, String value) {
        return value == null
                ? "{\"id\": %d, \"items\": {}}".formatted(id)
                : "{\"id\": %d, \"items\": {\"%s\": \"%s\"}, \"%s\": \"of %1$d\"}".formatted(id, item, value,
                        column(item));
    }

    private static String column(String item) {
        return Stream.of(PatientItems.COLUMNS, TumorItems.COLUMNS).flatMap(List::stream)
                .filter(column -> column.item().id().equals(item)).map(ItemColumn::name).findFirst()
                .orElse("marital_status_at_dx");
    }

    private static JsonNode believed(List<String> newestFirst) throws SQLException, JsonProcessingException {
        try (Connection service = database.asService();
                PreparedStatement select = service
                        .prepareStatement("SELECT believed(?::jsonb[], consolidation_rules())")) {
            select.setArray(1, service.createArrayOf("text", newestFirst.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return JSON.readTree(rows.getString(1));
            }
        }
    }
}
