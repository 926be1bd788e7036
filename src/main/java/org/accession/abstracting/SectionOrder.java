package org.accession.abstracting;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** The order of a case's sections, from {@code registry-schemas/forms/sections.csv}. */
final class SectionOrder {

    private static final List<String> SECTIONS = read();

    private SectionOrder() {}

    /** A map with the sections in their order, nothing in each; sections that are not listed are added behind. */
    static <T> Map<String, List<T>> empty() {
        Map<String, List<T>> sections = new LinkedHashMap<>();
        SECTIONS.forEach(section -> sections.put(section, new ArrayList<>()));
        return sections;
    }

    private static List<String> read() {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(
                SectionOrder.class.getResourceAsStream("/registry-schemas/forms/sections.csv"),
                StandardCharsets.UTF_8))) {
            return rows.stream().map(row -> row.getField("section")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
