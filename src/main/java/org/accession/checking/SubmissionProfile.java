package org.accession.checking;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.accession.dictionary.RecordType;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/**
 * To whom a registry submits, as {@code registry-schemas/submissions/profiles.csv} has it.
 *
 * @param recipient who gets the files
 * @param recordType of the files
 * @param set the tag of the edit set by which they are checked, until others are chosen
 */
public record SubmissionProfile(String id, String name, String recipient, RecordType recordType, String set) {

    private static final String TABLE = "/registry-schemas/submissions/profiles.csv";
    private static final List<SubmissionProfile> ALL = read();

    /** All of them, in the order of the table. */
    public static List<SubmissionProfile> all() {
        return ALL;
    }

    public static Optional<SubmissionProfile> find(String id) {
        return ALL.stream().filter(profile -> profile.id.equals(id)).findFirst();
    }

    private static List<SubmissionProfile> read() {
        InputStream table = SubmissionProfile.class.getResourceAsStream(TABLE);
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return rows.stream()
                    .map(row -> new SubmissionProfile(row.getField("id"), row.getField("name"),
                            row.getField("recipient"), RecordType.valueOf(row.getField("record_type")),
                            row.getField("set")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
