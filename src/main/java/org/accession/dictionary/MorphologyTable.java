package org.accession.dictionary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** Reads {@code registry-schemas/codes/morphology.csv}: histology and behavior with their terms. */
final class MorphologyTable {

    /** A histology by itself is called what its malignant form is called, else in situ, benign, uncertain. */
    private static final String BEHAVIORS_BY_RANK = "320169";

    private MorphologyTable() {}

    static CodeList morphology(String id) {
        List<CodeEntry> entries = new ArrayList<>();
        for (NamedCsvRecord row : SchemaTable.rows("codes/morphology.csv")) {
            entries.add(entry(row.getField("histology") + "/" + row.getField("behavior"), row, isPreferred(row)));
        }
        return new CodeList(id, entries);
    }

    static CodeList histology(String id) {
        List<NamedCsvRecord> rows = SchemaTable.rows("codes/morphology.csv");
        Map<String, String> behaviorToShow = new HashMap<>();
        for (NamedCsvRecord row : rows) {
            behaviorToShow.merge(row.getField("histology"), row.getField("behavior"),
                    (one, other) -> rank(one) <= rank(other) ? one : other);
        }
        List<CodeEntry> entries = new ArrayList<>();
        for (NamedCsvRecord row : rows) {
            String histology = row.getField("histology");
            boolean toShow = isPreferred(row) && row.getField("behavior").equals(behaviorToShow.get(histology));
            entries.add(entry(histology, row, toShow));
        }
        return new CodeList(id, entries);
    }

    private static CodeEntry entry(String code, NamedCsvRecord row, boolean preferred) {
        return new CodeEntry(code, "", row.getField("term"), preferred, row.getField("sites"), row.getField("note"));
    }

    private static boolean isPreferred(NamedCsvRecord row) {
        return row.getField("preferred").equals("yes");
    }

    private static int rank(String behavior) {
        return BEHAVIORS_BY_RANK.indexOf(behavior);
    }
}
