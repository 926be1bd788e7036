package org.accession.dictionary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import org.accession.dictionary.DictionaryFile.Definition;

import de.siegmar.fastcsv.reader.NamedCsvRecord;

/**
 * Reads {@code registry-schemas/naaccr}: a row an item in {@code items.csv} with its newest definition, a row in
 * {@code earlier-definitions.csv} for each attribute that was different up to and including some version, and a row in
 * {@code identifying.csv} for each item that says something about who the patient is.
 */
final class ItemTable {

    private record Earlier(String attribute, int until, String value) {}

    private final List<NamedCsvRecord> rows = SchemaTable.rows("naaccr/items.csv");
    private final Map<String, List<Earlier>> earlier = new HashMap<>();
    private final Map<String, Identification> identifying = new HashMap<>();

    ItemTable() {
        for (NamedCsvRecord row : SchemaTable.rows("naaccr/earlier-definitions.csv")) {
            earlier.computeIfAbsent(row.getField("id"), id -> new ArrayList<>()).add(new Earlier(
                    row.getField("attribute"), Integer.parseInt(row.getField("until")), row.getField("value")));
        }
        for (NamedCsvRecord row : SchemaTable.rows("naaccr/identifying.csv")) {
            identifying.put(row.getField("id"),
                    Identification.valueOf(row.getField("identification").toUpperCase(Locale.ROOT)));
        }
    }

    /** The ordinal of each id: its place in the table. */
    Map<String, Integer> ordinals() {
        Map<String, Integer> ordinals = new HashMap<>();
        rows.forEach(row -> ordinals.put(row.getField("id"), ordinals.size()));
        return ordinals;
    }

    NavigableMap<NaaccrVersion, List<Item>> itemsByVersion() {
        NavigableMap<NaaccrVersion, List<Item>> items = new TreeMap<>();
        for (int number : versions()) {
            NaaccrVersion version = new NaaccrVersion(number);
            items.put(version, items(version));
        }
        return items;
    }

    /** The user dictionaries that NAACCR itself gave with versions of fixed columns, to which files still refer. */
    DictionaryFile[] defaultUserDictionaries() {
        Map<NaaccrVersion, List<Definition>> definitions = new TreeMap<>();
        for (NamedCsvRecord row : SchemaTable.rows("naaccr/default-user-items.csv")) {
            definitions.computeIfAbsent(NaaccrVersion.of(row.getField("version")), version -> new ArrayList<>())
                    .add(new Definition(Integer.parseInt(row.getField("number")), row.getField("id"),
                            row.getField("name"), Level.TUMOR, DataType.TEXT, Integer.parseInt(row.getField("length")),
                            false, Padding.NONE, RecordType.setOf(row.getField("recordTypes")), 0));
        }
        return definitions.entrySet().stream().map(entry -> {
            String uri = DictionaryFile.defaultUserUri(entry.getKey());
            return new DictionaryFile(uri, uri, Optional.of(entry.getKey()), "", entry.getValue(), List.of());
        }).toArray(DictionaryFile[]::new);
    }

    private TreeSet<Integer> versions() {
        TreeSet<Integer> versions = new TreeSet<>();
        for (NamedCsvRecord row : rows) {
            versions.add(Integer.parseInt(row.getField("since")));
            if (!row.getField("retired").isEmpty()) {
                versions.add(Integer.parseInt(row.getField("retired")));
            }
        }
        return versions;
    }

    private List<Item> items(NaaccrVersion version) {
        List<Item> items = new ArrayList<>();
        for (int ordinal = 0; ordinal < rows.size(); ordinal++) {
            NamedCsvRecord row = rows.get(ordinal);
            String retired = row.getField("retired");
            if (version.number() >= Integer.parseInt(row.getField("since"))
                    && (retired.isEmpty() || version.number() < Integer.parseInt(retired))) {
                items.add(item(ordinal, row, version));
            }
        }
        return items;
    }

    private Item item(int ordinal, NamedCsvRecord row, NaaccrVersion version) {
        Map<String, String> then = new HashMap<>();
        // Rows of one attribute stand oldest first: the first that reaches this version holds.
        for (Earlier definition : earlier.getOrDefault(row.getField("id"), List.of())) {
            if (version.number() <= definition.until()) {
                then.putIfAbsent(definition.attribute(), definition.value());
            }
        }
        String id = row.getField("id");
        return new Item(ordinal, Integer.parseInt(row.getField("number")), id, definition(then, row, "name"),
                Level.of(definition(then, row, "level")), DataType.of(definition(then, row, "type")),
                Integer.parseInt(definition(then, row, "length")),
                Boolean.parseBoolean(then.getOrDefault("unlimited", "false")),
                Padding.of(definition(then, row, "padding")),
                RecordType.setOf(definition(then, row, "recordTypes")), row.getField("section"), version.uri(),
                identifying.getOrDefault(id, Identification.NONE));
    }

    private static String definition(Map<String, String> then, NamedCsvRecord row, String attribute) {
        String earlier = then.get(attribute);
        return earlier == null ? row.getField(attribute) : earlier;
    }
}
