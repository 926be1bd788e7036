package org.accession.patient;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;

import org.accession.dictionary.Dictionaries;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/**
 * Which of several sources a value comes from, item by item, after {@code registry-schemas/consolidation}. The database
 * follows them (its function {@code believed}), for only there all sources are seen.
 */
final class ConsolidationRules {

    private static final String TABLE = "/registry-schemas/consolidation/rules.csv";

    /** What the table of rules may say; {@code KNOWN} holds for an item that is not in it. */
    enum Rule {
        KNOWN, LATEST, EARLIEST, EXACT, SPECIFIC
    }

    private ConsolidationRules() {}

    /** The rules that Accession ships, as a JSON object of rules by XML id. */
    static String standard() {
        InputStream table = Objects.requireNonNull(ConsolidationRules.class.getResourceAsStream(TABLE), TABLE);
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return csv.stream().map(row -> '"' + Dictionaries.standard().working().item(row.getField("item")).id()
                    + "\":\"" + Rule.valueOf(row.getField("rule")) + '"').collect(Collectors.joining(",", "{", "}"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
