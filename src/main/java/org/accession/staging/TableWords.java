package org.accession.staging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.accession.staging.CodeTable.Column;

/**
 * What a table says in words, without the rest of it: to explain a case by.
 *
 * @param columns the names of the columns by key
 * @param rows the words of each row, in order
 */
record TableWords(String title, Map<String, String> columns, List<String> rows) {

    private static final String NO_NAME = "Code";

    static TableWords of(CodeTable table) {
        Map<String, String> columns = new HashMap<>();
        for (Column column : table.definition()) {
            if (!NO_NAME.equals(column.name()) && column.name() != null) {
                columns.putIfAbsent(column.key(), column.name());
            }
        }
        List<String> rows = new ArrayList<>(table.rows().size());
        for (int row = 0; row < table.rows().size(); row++) {
            rows.add(table.words(row));
        }
        return new TableWords(table.title(), columns, rows);
    }
}
