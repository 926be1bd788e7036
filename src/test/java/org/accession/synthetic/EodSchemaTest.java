package org.accession.synthetic;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.accession.dictionary.Dictionaries;
import org.accession.staging.Algorithm;
import org.accession.staging.AlgorithmZip;
import org.accession.staging.Algorithms;
import org.accession.staging.CaseStager;
import org.accession.staging.StagingResult.Staged;
import org.accession.staging.StagingYears;
import org.accession.synthetic.MadeUp.Case;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Holds made-up stages against SEER's own tables of EOD 3.3. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EodSchemaTest {

    private static final Path EOD = Path.of("../shared/standards/staging/eod_public-3.3.zip");
    /** Items whose tables hold only a subset of what is collected, or that another rule fills. */
    private static final Set<String> NOT_COMPARED = Set.of("dateOfDiagnosis", "ageAtDiagnosis",
            "typeOfReportingSource");

    private static final Map<String, JsonNode> SCHEMAS = new HashMap<>();
    private static final Map<String, JsonNode> TABLES = new HashMap<>();

    @BeforeAll
    static void read() throws IOException {
        assumeTrue(Files.exists(EOD), "EOD 3.3 is not there: " + EOD);
        ObjectMapper json = new ObjectMapper();
        try (ZipFile zip = new ZipFile(EOD.toFile())) {
            for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
                if (entry.getName().endsWith(".json") && entry.getName().matches("(schemas|tables)/.*")) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        JsonNode node = json.readTree(in);
                        if (entry.getName().startsWith("tables/")) {
                            TABLES.put(node.get("id").asText(), node);
                        } else {
                            SCHEMAS.put(number(node), node);
                        }
                    }
                }
            }
        }
    }

    private static String number(JsonNode schema) {
        for (JsonNode output : schema.get("outputs")) {
            if (output.get("key").asText().equals("naaccr_schema_id")) {
                return output.get("default").asText();
            }
        }
        throw new IllegalStateException(schema.get("id").asText());
    }

    @Test
    void every_code_is_one_of_the_schema() {
        Map<String, Integer> faults = new TreeMap<>();
        for (Case c : MadeUp.CASES) {
            if (c.isComplete() && c.year() >= 2018) {
                for (JsonNode input : SCHEMAS.get(c.get("schemaId")).get("inputs")) {
                    check(c, input, faults);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static void check(Case c, JsonNode input, Map<String, Integer> faults) {
        String item = input.path("naaccr_xml_id").asText();
        if (NOT_COMPARED.contains(item) || item.isEmpty() || !input.has("table")) {
            return;
        }
        String value = item.equals("sexAssignedAtBirth") ? c.ofPatient(item) : c.get(item);
        JsonNode table = TABLES.get(input.get("table").asText());
        int column = column(table, input.get("key").asText());
        for (JsonNode row : table.get("rows")) {
            if (matches(row.get(column).asText(), value)) {
                return;
            }
        }
        // What is not collected for the year is blank.
        if (!value.isEmpty()) {
            faults.merge(c.get("schemaId") + " " + item + "=" + value, 1, Integer::sum);
        }
    }

    private static int column(JsonNode table, String key) {
        for (int i = 0; i < table.get("definition").size(); i++) {
            if (table.get("definition").get(i).get("key").asText().equals(key)) {
                return i;
            }
        }
        return 0;
    }

    private static boolean matches(String allowed, String value) {
        return Arrays.stream(allowed.split(",")).map(String::strip)
                .anyMatch(part -> part.equals("*") || part.equals(value) || within(part, value));
    }

    private static boolean within(String range, String value) {
        String[] ends = range.split("-");
        if (ends.length != 2 || !value.matches("[A-Z]?[0-9]+(\\.[0-9]+)?")) {
            return false;
        }
        if (ends[0].matches("[0-9]+\\.[0-9]+") && value.matches("[0-9.]+")) {
            return Double.parseDouble(ends[0]) <= Double.parseDouble(value)
                    && Double.parseDouble(value) <= Double.parseDouble(ends[1]);
        }
        return ends[0].length() == value.length() && ends[0].compareTo(value) <= 0 && value.compareTo(ends[1]) <= 0;
    }

    @Test
    void the_summary_stage_is_the_one_that_the_codes_derive() {
        List<Case> staged = MadeUp.CASES.stream().filter(c -> c.isComplete() && c.year() >= 2018).toList();
        assertThat(staged).hasSizeGreaterThan(3_000);
        for (Case c : staged) {
            Map<String, String> context = new HashMap<>(Map.of("eod_primary_tumor", c.get("eodPrimaryTumor"),
                    "eod_regional_nodes", c.get("eodRegionalNodes"), "eod_mets", c.get("eodMets"), "behavior",
                    c.get("behaviorCodeIcdO3"), "eod_prostate_path_extension", c.get("prostatePathologicalExtension")));
            for (JsonNode mapping : SCHEMAS.get(c.get("schemaId")).get("mappings")) {
                for (JsonNode path : mapping.get("tables")) {
                    derive(TABLES.get(path.get("id").asText()), context, path.path("input_mapping"),
                            path.path("output_mapping"));
                }
            }
            assertThat(context.get("ss2018_derived")).as(c.toString()).isEqualTo(c.get("summaryStage2018"));
        }
    }

    @Test
    void a_case_belongs_to_the_schema_that_the_algorithm_selects_for_it_and_has_the_stage_that_it_derives()
            throws IOException {
        Algorithm algorithm;
        try (InputStream zip = Files.newInputStream(EOD)) {
            algorithm = ((AlgorithmZip.Opened) AlgorithmZip.open(zip, Clock.systemUTC())).algorithm();
        }
        CaseStager stager = new CaseStager(Algorithms.shipped(Clock.systemUTC()).with(algorithm),
                StagingYears.standard(), Dictionaries.standard());
        for (Case c : MadeUp.CASES) {
            if (c.isComplete() && c.year() >= 2018) {
                assertThat(stager.stage(algorithm, c.patient().values(), c.tumor())).as(c.toString())
                        .isInstanceOfSatisfying(Staged.class, staged -> assertThat(staged.outputs())
                                .containsEntry("naaccr_schema_id", c.get("schemaId"))
                                .containsEntry("ss2018_derived", c.get("summaryStage2018")));
            }
        }
    }

    private static void derive(JsonNode table, Map<String, String> context, JsonNode inputs, JsonNode outputs) {
        JsonNode columns = table.get("definition");
        for (JsonNode row : table.get("rows")) {
            if (fits(columns, row, context)) {
                for (int i = 0; i < columns.size(); i++) {
                    String cell = row.get(i).asText();
                    if (columns.get(i).get("type").asText().equals("ENDPOINT") && cell.startsWith("VALUE:")) {
                        String value = cell.substring(6);
                        String key = mapped(outputs, columns.get(i).get("key").asText());
                        context.put(key,
                                value.startsWith("{{") ? context.get(value.substring(2, value.length() - 2)) : value);
                    }
                }
                return;
            }
        }
    }

    private static boolean fits(JsonNode columns, JsonNode row, Map<String, String> context) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).get("type").asText().equals("INPUT")
                    && !matches(row.get(i).asText(), context.getOrDefault(columns.get(i).get("key").asText(), ""))) {
                return false;
            }
        }
        return true;
    }

    private static String mapped(JsonNode mapping, String key) {
        for (JsonNode pair : mapping) {
            if (pair.get("from").asText().equals(key)) {
                return pair.get("to").asText();
            }
        }
        return key;
    }
}
