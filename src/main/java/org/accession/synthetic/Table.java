package org.accession.synthetic;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** Reads the tables of {@code registry-schemas/synthetic}. */
final class Table {

    private static final String FOLDER = "/registry-schemas/synthetic/";

    /** One row, its fields by the name of their column. */
    record Row(NamedCsvRecord fields) {

        String text(String column) {
            return fields.getField(column);
        }

        int number(String column) {
            return Integer.parseInt(text(column));
        }

        double real(String column) {
            return Double.parseDouble(text(column));
        }
    }

    private Table() {}

    static <T> List<T> read(String name, Function<Row, T> row) {
        InputStream table = Table.class.getResourceAsStream(FOLDER + name);
        if (table == null) {
            throw new IllegalStateException("Missing on the class path: " + FOLDER + name);
        }
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return csv.stream().map(Row::new).map(row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
