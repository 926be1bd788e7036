package org.accession.staging;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An algorithm of one schema, to be changed by a test: the nose, staged I or II by one code. */
public final class SmallAlgorithm {

    private SmallAlgorithm() {}

    public static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        files.put("schemas/nose.json", schema("nose", "selection"));
        table(files, "primary_site", "site", "[\"C300\"]");
        table(files, "histology", "hist", "[\"8000-8010\"]");
        table(files, "years", "year_dx", "[\"2018-{{ctx_year_current}}\"]");
        table(files, "selection", "site,hist,result", "[\"C300\", \"8000-8009\", \"MATCH\"]");
        table(files, "stage", "extent,stage", "[\"1\", \"VALUE:I\"], [\"2\", \"VALUE:II\"]");
        return files;
    }

    static String schema(String id, String selection) {
        return """
                {"id": "%s", "algorithm": "small", "version": "1.0", "name": "Nose", "schema_selection_table": "%s",
                 "inputs": [{"key": "site", "name": "Primary Site"}, {"key": "hist", "name": "Histology"},
                            {"key": "year_dx", "name": "Year", "table": "years"},
                            {"key": "extent", "name": "Extent", "used_for_staging": true}],
                 "outputs": [{"key": "stage", "name": "Stage", "default": "9"}],
                 "mappings": [{"id": "staging", "name": "Staging", "tables": [{"id": "stage"}]}]}
                """.formatted(id, selection);
    }

    /** The last key is of the results where the table is one of results. */
    static void table(Map<String, String> files, String id, String keys, String rows) {
        StringBuilder columns = new StringBuilder();
        for (String key : keys.split(",")) {
            boolean result = key.equals("stage") || key.equals("result");
            columns.append(columns.isEmpty() ? "" : ", ").append("""
                    {"key": "%s", "name": "%s", "type": "%s"}""".formatted(key, key, result ? "ENDPOINT" : "INPUT"));
        }
        files.put("tables/" + id + ".json", """
                {"id": "%s", "algorithm": "small", "version": "1.0", "title": "%s", "definition": [%s], "rows": [%s]}
                """.formatted(id, id, columns, rows));
    }

    public static byte[] zip(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Algorithm open(Map<String, String> files, Clock clock) {
        try {
            return ((AlgorithmZip.Opened) AlgorithmZip.open(new ByteArrayInputStream(zip(files)), clock)).algorithm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
