package org.accession.edits;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** Items that were groups of others until NAACCR 22, as {@code registry-schemas/edits/grouped-items.csv} has them. */
final class GroupedItems {

    private static final Map<String, List<String>> BY_ID = new HashMap<>();
    private static final Map<Integer, List<String>> BY_NUMBER = new HashMap<>();

    static {
        InputStream table = GroupedItems.class.getResourceAsStream("/registry-schemas/edits/grouped-items.csv");
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            rows.forEach(row -> {
                List<String> parts = List.of(row.getField("parts").split(" "));
                BY_ID.put(row.getField("id"), parts);
                BY_NUMBER.put(Integer.valueOf(row.getField("number")), parts);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private GroupedItems() {}

    /** The XML ids of the parts, in order; none if the XML id is no group's. */
    static List<String> parts(String id) {
        return BY_ID.getOrDefault(id, List.of());
    }

    /** The XML ids of the parts, in order; none if the number is no group's. */
    static List<String> parts(int number) {
        return BY_NUMBER.getOrDefault(number, List.of());
    }
}
