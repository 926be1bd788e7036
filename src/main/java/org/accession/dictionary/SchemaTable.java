package org.accession.dictionary;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** The rows of a table below {@code registry-schemas}: CSV in UTF-8, the first line names the columns. */
final class SchemaTable {

    private SchemaTable() {}

    static List<NamedCsvRecord> rows(String path) {
        InputStream table = SchemaTable.class.getResourceAsStream("/registry-schemas/" + path);
        if (table == null) {
            throw new IllegalStateException("Missing on the class path: registry-schemas/" + path);
        }
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            List<NamedCsvRecord> rows = new ArrayList<>();
            csv.forEach(rows::add);
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
