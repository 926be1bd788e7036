package org.accession.staging;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a table says in words, without the rest of it: to explain a case by.
 *
 * @param rows the words of each row, in order
 */
record TableWords(String title, List<String> rows) {

    static TableWords of(CodeTable table) {
        return new TableWords(table.title(), IntStream.range(0, table.rows().size()).mapToObj(table::words).toList());
    }
}
