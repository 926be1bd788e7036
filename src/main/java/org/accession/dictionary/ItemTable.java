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

    private static final int NEVER = Integer.MAX_VALUE;

    private final List<NamedCsvRecord> rows = SchemaTable.rows("naaccr/items.csv");
    private final List<Item> newestDefinitions = new ArrayList<>(rows.size());
    private final int[] since = new int[rows.size()];
    private final int[] retired = new int[rows.size()];
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
        for (NamedCsvRecord row : rows) {
            int ordinal = newestDefinitions.size();
            newestDefinitions.add(newest(ordinal, row));
            since[ordinal] = Integer.parseInt(row.getField("since"));
            retired[ordinal] = row.getField("retired").isEmpty() ? NEVER : Integer.parseInt(row.getField("retired"));
        }
    }

    /** The ordinal of each id: its place in the table. */
    Map<String, Integer> ordinals() {
        Map<String, Integer> ordinals = new HashMap<>();
        for (Item item : newestDefinitions) {
            ordinals.put(item.id(), item.ordinal());
        }
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
    List<DictionaryFile> defaultUserDictionaries() {
        Map<NaaccrVersion, List<Definition>> definitions = new TreeMap<>();
        for (NamedCsvRecord row : SchemaTable.rows("naaccr/default-user-items.csv")) {
            definitions.computeIfAbsent(NaaccrVersion.of(row.getField("version")), version -> new ArrayList<>())
                    .add(new Definition(Integer.parseInt(row.getField("number")), row.getField("id"),
                            row.getField("name"), Level.TUMOR, DataType.TEXT, Integer.parseInt(row.getField("length")),
                            false, Padding.NONE, RecordType.setOf(row.getField("recordTypes")), 0));
        }
        List<DictionaryFile> files = new ArrayList<>();
        definitions.forEach((version, items) -> {
            String uri = DictionaryFile.defaultUserUri(version);
            files.add(new DictionaryFile(uri, uri, Optional.of(version), "", items, List.of()));
        });
        return files;
    }

    private TreeSet<Integer> versions() {
        TreeSet<Integer> versions = new TreeSet<>();
        for (int ordinal = 0; ordinal < since.length; ordinal++) {
            versions.add(since[ordinal]);
            if (retired[ordinal] != NEVER) {
                versions.add(retired[ordinal]);
            }
        }
        return versions;
    }

    private List<Item> items(NaaccrVersion version) {
        List<Item> items = new ArrayList<>(rows.size());
        String uri = version.uri();
        for (Item newest : newestDefinitions) {
            if (version.number() >= since[newest.ordinal()] && version.number() < retired[newest.ordinal()]) {
                items.add(asOf(version, newest, uri));
            }
        }
        return items;
    }

    private Item asOf(NaaccrVersion version, Item newest, String uri) {
        List<Earlier> definitions = earlier.get(newest.id());
        if (definitions == null) {
            return newest.in(uri);
        }
        Map<String, String> then = new HashMap<>();
        // Rows of one attribute stand oldest first: the first that reaches this version holds.
        for (Earlier definition : definitions) {
            if (version.number() <= definition.until()) {
                then.putIfAbsent(definition.attribute(), definition.value());
            }
        }
        return new Item(newest.ordinal(), newest.number(), newest.id(), then.getOrDefault("name", newest.name()),
                then.containsKey("level") ? Level.of(then.get("level")) : newest.level(),
                then.containsKey("type") ? DataType.of(then.get("type")) : newest.type(),
                then.containsKey("length") ? Integer.parseInt(then.get("length")) : newest.length(),
                Boolean.parseBoolean(then.get("unlimited")),
                then.containsKey("padding") ? Padding.of(then.get("padding")) : newest.padding(),
                newest.recordTypes(), newest.section(), uri, newest.identification());
    }

    private Item newest(int ordinal, NamedCsvRecord row) {
        String id = row.getField("id");
        return new Item(ordinal, Integer.parseInt(row.getField("number")), id, row.getField("name"),
                Level.of(row.getField("level")), DataType.of(row.getField("type")),
                Integer.parseInt(row.getField("length")), false, Padding.of(row.getField("padding")),
                RecordType.setOf(row.getField("recordTypes")), row.getField("section"), "",
                identifying.getOrDefault(id, Identification.NONE));
    }
}
