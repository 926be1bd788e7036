package org.accession.staging.derived;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.accession.staging.StagingSchemas;

/** What derived values that are no NAACCR items are called, and what they mean; from {@code registry-schemas/staging}. */
public final class Recodes {

    private record Recode(String name, Map<String, String> terms) {}

    private static final Map<String, Recode> ALL = read();

    private Recodes() {}

    private static Map<String, Recode> read() {
        Map<String, Map<String, String>> terms = new HashMap<>();
        StagingSchemas.rows("recode-terms.csv").forEach(row -> terms
                .computeIfAbsent(row.getField("recode"), any -> new HashMap<>())
                .put(row.getField("code"), row.getField("term")));
        Map<String, Recode> recodes = new HashMap<>();
        StagingSchemas.rows("recodes.csv").forEach(row -> recodes.put(row.getField("recode"),
                new Recode(row.getField("name"), terms.getOrDefault(row.getField("terms"), Map.of()))));
        return recodes;
    }

    /** What the recode is called; its id where it is none of ours. */
    public static String name(String recode) {
        return Optional.ofNullable(ALL.get(recode)).map(Recode::name).orElse(recode);
    }

    /** What the code of the recode means, if it stands for something. */
    public static Optional<String> term(String recode, String code) {
        return Optional.ofNullable(ALL.get(recode)).map(known -> known.terms().get(code));
    }

    /** Whether each code of the recode stands for something. */
    static boolean hasTerms(String recode) {
        return ALL.containsKey(recode) && !ALL.get(recode).terms().isEmpty();
    }
}
