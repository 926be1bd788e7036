package org.accession.edits;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** The edit set that a registry runs until it chooses one, as {@code registry-schemas/edits/usual-set.csv} has it. */
public final class UsualSet {

    private static final String TABLE = "/registry-schemas/edits/usual-set.csv";

    private UsualSet() {}

    /** The first set of the table that the metafile has, if it has any. */
    public static Optional<EditSet> of(Metafile metafile) {
        InputStream table = UsualSet.class.getResourceAsStream(TABLE);
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return rows.stream().flatMap(row -> metafile.set(row.getField("set")).stream()).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
