package org.accession.dictionary;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.accession.dictionary.DictionaryFile.Definition;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * For the yearly update: says what an official dictionary file has that our table does not, as rows to copy.
 * {@code ./mvnw test -Dtest=ItemTableUpdateTest -Daccession.dictionary=FILE}; see registry-schemas/naaccr/SOURCE.md.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ItemTableUpdateTest {

    @Test
    @EnabledIfSystemProperty(named = "accession.dictionary", matches = ".+")
    void the_table_says_what_the_file_says() throws IOException {
        Path path = Path.of(System.getProperty("accession.dictionary"));
        try (InputStream in = Files.newInputStream(path)) {
            assertThat(missing(Dictionaries.standard(), DictionaryFile.read(in, path.getFileName().toString())))
                    .as("rows that registry-schemas/naaccr lacks").isEmpty();
        }
    }

    @Test
    void a_version_with_a_new_an_altered_and_a_retired_item_makes_one_row_each() {
        NaaccrVersion next = new NaaccrVersion(NaaccrVersion.WORKING.number() + 1);
        List<Definition> definitions = new ArrayList<>();
        for (Item item : Dictionaries.standard().working().items()) {
            if (!item.id().equals("laterality")) {
                definitions.add(new Definition(item.number(), item.id(), item.name(), item.level(), item.type(),
                        item.id().equals("nameLast") ? 60 : item.length(), item.unlimited(), item.padding(),
                        item.recordTypes(), 0));
            }
        }
        definitions.add(new Definition(8888, "brandNew", "Brand New", Level.TUMOR, DataType.DIGITS, 2, false,
                Padding.NONE, RecordType.setOf("ICMA"), 0));
        DictionaryFile file = new DictionaryFile("next.xml", next.uri(), Optional.of(next), "", definitions, List.of());

        assertThat(missing(Dictionaries.standard(), file)).containsExactlyInAnyOrder(
                "items.csv: add: 8888,brandNew,Brand New,Tumor,digits,2,none,ICMA,,27,",
                "items.csv: nameLast: length is 60; earlier-definitions.csv: add: nameLast,length,26,40",
                "items.csv: laterality: retired is 27",
                "conversions.csv: add what becomes of laterality at 27");
    }

    @Test
    void the_working_version_itself_has_nothing_new() {
        NaaccrVersion working = NaaccrVersion.WORKING;
        List<Definition> definitions = Dictionaries.standard().working().items().stream()
                .map(item -> new Definition(item.number(), item.id(), item.name(), item.level(), item.type(),
                        item.length(), item.unlimited(), item.padding(), item.recordTypes(), 0))
                .toList();
        assertThat(missing(Dictionaries.standard(), new DictionaryFile("same.xml", working.uri(),
                Optional.of(working), "", definitions, List.of()))).isEmpty();
    }

    private static List<String> missing(Dictionaries known, DictionaryFile file) {
        List<String> rows = new ArrayList<>(file.faults().stream().map(DictionaryFault::toString).toList());
        NaaccrVersion version = file.version().orElseThrow();
        // Where the version is known the table is held against it, else against the newest.
        NaaccrVersion ours = known.find(version).isPresent() ? version : known.versions().last();
        Dictionary table = known.version(ours);
        for (Definition definition : file.definitions()) {
            table.find(definition.id()).ifPresentOrElse(item -> rows.addAll(altered(item, definition, ours)),
                    () -> rows.add(added(definition, version)));
        }
        List<String> ids = file.definitions().stream().map(Definition::id).toList();
        for (Item item : table.items()) {
            if (item.dictionaryUri().equals(ours.uri()) && !ids.contains(item.id())) {
                rows.add("items.csv: " + item.id() + ": retired is " + version.number());
                rows.add("conversions.csv: add what becomes of " + item.id() + " at " + version.number());
            }
        }
        return rows;
    }

    private static String added(Definition item, NaaccrVersion version) {
        String recordTypes = item.recordTypes().stream().map(Enum::name).collect(Collectors.joining());
        return "items.csv: add: " + String.join(",", "" + item.number(), item.id(), item.name(),
                item.level().xmlName(), item.type().xmlName(), "" + item.length(), item.padding().xmlName(),
                recordTypes, "", "" + version.number(), "");
    }

    private static List<String> altered(Item table, Definition file, NaaccrVersion until) {
        Item item = file.item(table.ordinal(), "", "", Identification.NONE);
        List<String> rows = new ArrayList<>();
        altered(rows, "number", table, item, until, Item::number);
        altered(rows, "name", table, item, until, Item::name);
        altered(rows, "level", table, item, until, of -> of.level().xmlName());
        altered(rows, "type", table, item, until, of -> of.type().xmlName());
        altered(rows, "length", table, item, until, Item::length);
        altered(rows, "padding", table, item, until, of -> of.padding().xmlName());
        altered(rows, "unlimited", table, item, until, Item::unlimited);
        altered(rows, "recordTypes", table, item, until, Item::recordTypes);
        return rows;
    }

    private static void altered(List<String> rows, String attribute, Item table, Item file, NaaccrVersion until,
            Function<Item, Object> part) {
        if (!part.apply(table).equals(part.apply(file))) {
            rows.add("items.csv: " + table.id() + ": " + attribute + " is " + part.apply(file)
                    + "; earlier-definitions.csv: add: " + String.join(",", table.id(), attribute,
                            "" + until.number(), "" + part.apply(table)));
        }
    }
}
