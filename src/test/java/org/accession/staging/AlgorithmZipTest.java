package org.accession.staging;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.accession.staging.AlgorithmZip.Opened;
import org.accession.staging.AlgorithmZip.Opening;
import org.accession.staging.AlgorithmZip.Refused;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AlgorithmZipTest {

    private static final Clock CLOCK = Clock.systemUTC();

    @ParameterizedTest
    @CsvSource({"eod_public-3.3.zip, eod_public, 3.3, 141, 1059", "pediatric-1.3.zip, pediatric, 1.3, 33, 129",
            "tnm-2.1.zip, tnm, 2.1, 153, 1363"})
    void the_official_zips_open(String file, String id, String version, int schemas, int tables) throws IOException {
        Path zip = Path.of("../shared/standards/staging", file);
        assumeThat(zip).as("the official zips").exists();

        try (InputStream stream = Files.newInputStream(zip)) {
            assertThat(AlgorithmZip.open(stream, CLOCK)).isInstanceOfSatisfying(Opened.class, opened -> {
                assertThat(opened.algorithm().version()).isEqualTo(new AlgorithmVersion(id, version));
                assertThat(opened.schemas()).isEqualTo(schemas);
                assertThat(opened.tables()).isEqualTo(tables);
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"eod_public, 3.0", "cs, 02.05.50", "tnm, 2.0"})
    void the_shipped_algorithms_have_nothing_missing(String id, String version) {
        assertThat(new AlgorithmCheck(new ShippedFiles(id, version)).problems()).isEmpty();
    }

    @Test
    void a_small_algorithm_opens() throws IOException {
        assertThat(open(SmallAlgorithm.files())).isInstanceOf(Opened.class);
    }

    @Test
    void a_file_that_is_no_zip_is_refused() throws IOException {
        assertThat(open("%PDF-1.7 not a zip".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(new Refused(List.of("The file is not a zip.")));
        assertThat(open(new byte[0])).isInstanceOf(Refused.class);
    }

    @Test
    void a_zip_that_is_cut_off_is_refused() throws IOException {
        byte[] whole = SmallAlgorithm.zip(SmallAlgorithm.files());
        for (int length = 4; length < whole.length / 2; length += 7) {
            assertThat(open(java.util.Arrays.copyOf(whole, length))).isInstanceOf(Refused.class);
        }
    }

    @Test
    void a_zip_without_schemas_is_refused() throws IOException {
        assertThat(reasons(Map.of("readme.txt", "hello")))
                .containsExactly("There are no schemas/*.json and tables/*.json: this is not a staging algorithm.");
    }

    @Test
    void a_zip_bomb_is_refused_before_it_is_unpacked() throws IOException {
        assertThat(open(bomb(1, 200))).isEqualTo(
                new Refused(List.of("The zip unpacks to more than 64 MB; no algorithm is that large.")));
        assertThat(open(bomb(40, 3))).isEqualTo(
                new Refused(List.of("The zip unpacks to more than 64 MB; no algorithm is that large.")));
        assertThat(open(bomb(1, 5))).isEqualTo(
                new Refused(List.of("tables/bomb0.json has more than 4 MB; no file of an algorithm is that large.")));
    }

    private static byte[] bomb(int files, int megabytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int file = 0; file < files; file++) {
                zip.putNextEntry(new ZipEntry("tables/bomb" + file + ".json"));
                for (int i = 0; i < megabytes; i++) {
                    zip.write(new byte[1 << 20]);
                }
            }
        }
        assertThat(bytes.size()).isLessThan(1 << 20);
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({"'', 3.1", "eod_public, ''", "a b, 1", "eod_public, 1234567890123456789012345"})
    void an_algorithm_has_a_short_name_and_version(String id, String version) throws IOException {
        Map<String, String> files = SmallAlgorithm.files();
        files.replaceAll((name, text) -> text.replace("\"small\"", "\"" + id + "\"").replace("\"1.0\"",
                "\"" + version + "\""));

        assertThat(reasons(files)).isNotEmpty()
                .allMatch(reason -> reason.endsWith("its algorithm and version in short words."));
    }

    @Test
    void tables_that_lead_to_each_other_without_end_stop() throws IOException {
        Map<String, String> files = SmallAlgorithm.files();
        SmallAlgorithm.table(files, "stage", "extent,stage", "[\"*\", \"JUMP:t0\"]");
        int tables = 6000;
        for (int i = 0; i < tables; i++) {
            SmallAlgorithm.table(files, "t" + i, "extent,stage",
                    i + 1 < tables ? "[\"*\", \"JUMP:t" + (i + 1) + "\"]" : "[\"*\", \"VALUE:I\"]");
        }
        Algorithm algorithm = ((Opened) open(files)).algorithm();

        StagingResult result = algorithm
                .stage(Map.of("site", "C300", "hist", "8000", "year_dx", "2020", "extent", "1"));

        assertThat(result.faults()).extracting(StagingFault::message)
                .containsExactly("The table t99 (t99) stands at the end of too many others.");
    }

    @Test
    void a_table_that_would_fill_the_memory_is_refused() throws IOException {
        Map<String, String> files = SmallAlgorithm.files();
        SmallAlgorithm.table(files, "stage", "extent,stage", IntStream.range(0, 20_000)
                .mapToObj(row -> "[\"" + row + "\", \"VALUE:I\"]").collect(Collectors.joining(",")));
        assertThat(reasons(files)).containsExactly("Table stage is too large for one of an algorithm.");

        files = SmallAlgorithm.files();
        SmallAlgorithm.table(files, "histology", "hist", "[\"0-2147483647\"]");
        assertThat(reasons(files))
                .containsExactly("Table histology has a range that is not of numbers to 32767.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            schemas/nose.json | "key": "extent",           | An input has no key
            schemas/nose.json | "key": "stage",            | An output has no key
            schemas/nose.json | "id": "staging",           | A calculation has no id
            tables/stage.json | "key": "stage",            | A column has no key
            tables/stage.json | , "type": "ENDPOINT"       | The column stage has no type
            """)
    void what_lacks_a_part_is_named(String file, String part, String reason) throws IOException {
        Map<String, String> files = SmallAlgorithm.files();
        assertThat(files.get(file)).contains(part);
        files.merge(file, "", (content, none) -> content.replace(part, ""));
        assertThat(reasons(files)).anyMatch(one -> one.contains(reason));
    }

    @Test
    void of_many_reasons_the_first_are_told() throws IOException {
        Map<String, String> files = SmallAlgorithm.files();
        for (int i = 0; i < 50; i++) {
            files.put("tables/empty" + i + ".json", "{}");
        }
        assertThat(reasons(files)).hasSize(21).last().asString().startsWith("And ").endsWith(" more.");
    }

    @Test
    void a_table_that_is_missing_is_named_with_what_needs_it() throws IOException {
        Map<String, String> files = SmallAlgorithm.files();
        files.remove("tables/stage.json");
        assertThat(reasons(files)).containsExactly(
                "Schema nose, calculation staging needs the table stage, which is missing.");
    }

    @Test
    void a_jump_to_nowhere_is_named() throws IOException {
        Map<String, String> files = SmallAlgorithm.files();
        files.merge("tables/stage.json", "", (table, none) -> table.replace("VALUE:II", "JUMP:nowhere"));
        assertThat(reasons(files)).containsExactly("Table stage needs the table nowhere, which is missing.");
    }

    @Test
    void rows_and_endpoints_that_do_not_fit_are_named() throws IOException {
        Map<String, String> files = SmallAlgorithm.files();
        files.merge("tables/stage.json", "", (table, none) -> table.replace("VALUE:II", "VALOE:II"));
        assertThat(reasons(files))
                .containsExactly("Table stage: Row 2, column stage: not an endpoint: VALOE:II.");

        files = SmallAlgorithm.files();
        files.merge("tables/stage.json", "", (table, none) -> table.replace("\"2\", ", ""));
        assertThat(reasons(files)).containsExactly("Table stage: Row 2 has 1 cells; the table has 2 columns.");
    }

    @Test
    void a_document_that_is_not_JSON_is_named() throws IOException {
        Map<String, String> files = SmallAlgorithm.files();
        files.put("schemas/nose.json", "{\"id\": \"nose\", ");
        assertThat(reasons(files)).singleElement().asString().startsWith("schemas/nose.json cannot be read: ");
        files.put("schemas/nose.json", "null");
        assertThat(reasons(files)).singleElement().asString().startsWith("schemas/nose.json cannot be read: ");
    }

    @Test
    void two_versions_in_one_zip_are_refused() throws IOException {
        Map<String, String> files = SmallAlgorithm.files();
        files.merge("tables/stage.json", "", (table, none) -> table.replace("\"1.0\"", "\"1.1\""));
        assertThat(reasons(files)).containsExactly(
                "The files are of more than one algorithm or version: [small 1.0, small 1.1].");
    }

    private static List<String> reasons(Map<String, String> files) throws IOException {
        return ((Refused) open(files)).reasons();
    }

    private static Opening open(Map<String, String> files) throws IOException {
        return open(SmallAlgorithm.zip(new LinkedHashMap<>(files)));
    }

    private static Opening open(byte[] zip) throws IOException {
        return AlgorithmZip.open(new ByteArrayInputStream(zip), CLOCK);
    }
}
