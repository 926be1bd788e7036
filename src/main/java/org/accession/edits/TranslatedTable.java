package org.accession.edits;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.accession.rules.LookupTable;

/** A table as the translation writes it: rows of texts in single quotes, the first of them the columns. */
final class TranslatedTable {

    private final String text;
    private int at;

    private TranslatedTable(String text) {
        this.text = text;
    }

    static LookupTable table(String name, String text) {
        List<String> columns = new TranslatedTable(text).row();
        return new LookupTable(name, columns, () -> new TranslatedTable(text).values(columns.size()));
    }

    private String[][] values(int columns) {
        Map<String, String> once = new HashMap<>();
        List<List<String>> rows = new ArrayList<>();
        row();
        for (List<String> row = row(); !row.isEmpty(); row = row()) {
            rows.add(row);
        }
        String[][] values = new String[columns][rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns; column++) {
                String value = rows.get(row).get(column);
                values[column][row] = once.computeIfAbsent(value, same -> same);
            }
        }
        return values;
    }

    /** The next row; empty at the end. */
    private List<String> row() {
        List<String> row = new ArrayList<>(8);
        int quote = text.indexOf('\'', at);
        while (quote >= 0) {
            int end = text.indexOf('\'', quote + 1);
            row.add(text.substring(quote + 1, end));
            at = end + 1;
            if (text.charAt(at) == ']') {
                return row;
            }
            quote = text.indexOf('\'', at);
        }
        return row;
    }
}
