package org.accession.staging;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** Reads {@code registry-schemas/staging}. */
public final class StagingSchemas {

    private static final String FOLDER = "/registry-schemas/staging/";

    private StagingSchemas() {}

    /** The rows of the table. */
    public static List<NamedCsvRecord> rows(String file) {
        InputStream table = StagingSchemas.class.getResourceAsStream(FOLDER + file);
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
