package org.accession.patient;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Values;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** Merges the values of several sources, item by item, after the rules in {@code registry-schemas/consolidation}. */
final class ConsolidationRules {

    private static final String TABLE = "/registry-schemas/consolidation/rules.csv";

    /**
     * A FacilityPatient or a TumorCase.
     *
     * @param id its id
     * @param values its values
     */
    record Source(long id, Values values) {}

    private final Map<Integer, ConsolidationRule> byOrdinal = new HashMap<>();

    private ConsolidationRules() {}

    /** The rules that Accession ships. */
    static ConsolidationRules standard() {
        ConsolidationRules rules = new ConsolidationRules();
        InputStream table = Objects.requireNonNull(ConsolidationRules.class.getResourceAsStream(TABLE), TABLE);
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            csv.forEach(row -> rules.byOrdinal.put(
                    Dictionaries.standard().working().item(row.getField("item")).ordinal(),
                    ConsolidationRule.valueOf(row.getField("rule"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rules;
    }

    /**
     * The consolidated values by ordinal, each with its source.
     *
     * @param newestFirst the sources
     */
    Map<Integer, SourcedValue> merge(List<Source> newestFirst) {
        int limit = newestFirst.stream().mapToInt(source -> source.values().limit()).max().orElse(0);
        Map<Integer, SourcedValue> merged = new HashMap<>();
        for (int ordinal = 0; ordinal < limit; ordinal++) {
            List<SourcedValue> candidates = new ArrayList<>();
            for (Source source : newestFirst) {
                if (source.values().has(ordinal)) {
                    candidates.add(new SourcedValue(source.values().get(ordinal), source.id()));
                }
            }
            if (!candidates.isEmpty()) {
                merged.put(ordinal, byOrdinal.getOrDefault(ordinal, ConsolidationRule.KNOWN).choose(candidates));
            }
        }
        return merged;
    }
}
