package org.accession.synthetic;

import java.util.HashMap;
import java.util.Map;

/** What sites and histologies are called. */
final class Terms {

    private static final Map<String, String> SITES = read("sites.csv");
    private static final Map<String, String> MORPHOLOGIES = read("histologies.csv");

    private Terms() {}

    private static Map<String, String> read(String table) {
        Map<String, String> terms = new HashMap<>();
        Table.read(table, row -> terms.put(row.text("code"), row.text("term")));
        return terms;
    }

    static String site(String code) {
        return SITES.get(code);
    }

    static String morphology(Diagnosis diagnosis) {
        return MORPHOLOGIES.get(diagnosis.histology() + "/" + diagnosis.behavior());
    }

    /** No longer than the item. */
    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length).stripTrailing();
    }
}
