package org.accession.dictionary;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/**
 * Reads {@code registry-schemas/naaccr}: a row an item in {@code items.csv} with its newest definition, and a row in
 * {@code earlier-definitions.csv} for each attribute that was different up to and including some version.
 */
final class ItemTable {

    private static final String FOLDER = "/registry-schemas/naaccr/";

    private record Earlier(String attribute, int until, String value) {}

    private ItemTable() {}

    static NavigableMap<NaaccrVersion, Dictionary> read() {
        List<NamedCsvRecord> rows = rows("items.csv");
        Map<String, List<Earlier>> earlier = new HashMap<>();
        for (NamedCsvRecord row : rows("earlier-definitions.csv")) {
            earlier.computeIfAbsent(row.getField("id"), id -> new ArrayList<>()).add(new Earlier(
                    row.getField("attribute"), Integer.parseInt(row.getField("until")), row.getField("value")));
        }
        TreeSet<Integer> versions = new TreeSet<>();
        for (NamedCsvRecord row : rows) {
            versions.add(Integer.parseInt(row.getField("since")));
            if (!row.getField("retired").isEmpty()) {
                versions.add(Integer.parseInt(row.getField("retired")));
            }
        }
        NavigableMap<NaaccrVersion, Dictionary> dictionaries = new TreeMap<>();
        for (int version : versions) {
            NaaccrVersion naaccr = new NaaccrVersion(version);
            dictionaries.put(naaccr, new Dictionary(naaccr, items(rows, earlier, naaccr)));
        }
        return dictionaries;
    }

    private static List<Item> items(List<NamedCsvRecord> rows, Map<String, List<Earlier>> earlier,
            NaaccrVersion version) {
        List<Item> items = new ArrayList<>();
        for (int ordinal = 0; ordinal < rows.size(); ordinal++) {
            NamedCsvRecord row = rows.get(ordinal);
            String retired = row.getField("retired");
            if (version.number() >= Integer.parseInt(row.getField("since"))
                    && (retired.isEmpty() || version.number() < Integer.parseInt(retired))) {
                items.add(item(ordinal, row, earlier.getOrDefault(row.getField("id"), List.of()), version));
            }
        }
        return items;
    }

    private static Item item(int ordinal, NamedCsvRecord row, List<Earlier> earlier, NaaccrVersion version) {
        Map<String, String> now = new HashMap<>(row.getFieldsAsMap());
        now.put("unlimited", "false");
        // Rows of one attribute stand oldest first: the first that reaches this version holds.
        for (int i = earlier.size() - 1; i >= 0; i--) {
            if (version.number() <= earlier.get(i).until()) {
                now.put(earlier.get(i).attribute(), earlier.get(i).value());
            }
        }
        return new Item(ordinal, Integer.parseInt(now.get("number")), now.get("id"), now.get("name"),
                Level.of(now.get("level")), DataType.of(now.get("type")), Integer.parseInt(now.get("length")),
                Boolean.parseBoolean(now.get("unlimited")), Padding.of(now.get("padding")),
                RecordType.setOf(now.get("recordTypes")), now.get("section"), version.uri());
    }

    private static List<NamedCsvRecord> rows(String file) {
        InputStream table = ItemTable.class.getResourceAsStream(FOLDER + file);
        if (table == null) {
            throw new IllegalStateException("Missing on the class path: " + FOLDER + file);
        }
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return csv.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
