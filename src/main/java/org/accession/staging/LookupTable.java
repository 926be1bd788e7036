package org.accession.staging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.accession.staging.CodeTable.Column;
import org.accession.staging.CodeTable.ColumnType;

/**
 * A table made ready to find the first row that a case matches. Each input column knows the rows that accept a value;
 * what they have in common are the rows that accept the case.
 */
final class LookupTable {

    static final int NO_ROW = -1;

    private final String id;
    private final String title;
    private final int[] inputs;
    private final String[] inputWords;
    private final ColumnIndex[] columns;
    private final int[] results;
    private final String[] resultWords;
    private final Endpoint[][] endpoints;

    /**
     * @throws IllegalArgumentException if a row is not as the columns say; the message names the row
     */
    LookupTable(CodeTable table, Keys keys) {
        id = table.id();
        title = table.title();
        inputWords = words(table, ColumnType.INPUT);
        resultWords = words(table, ColumnType.ENDPOINT);
        List<Integer> inputSlots = new ArrayList<>();
        List<Integer> resultSlots = new ArrayList<>();
        List<ColumnIndex> indexes = new ArrayList<>();
        endpoints = new Endpoint[table.rows().size()][];
        checkWidth(table);
        for (int number = 0; number < table.definition().size(); number++) {
            Column column = table.definition().get(number);
            if (column.type() == ColumnType.INPUT) {
                inputSlots.add(keys.slot(column.key()));
                indexes.add(new ColumnIndex(cells(table, number), keys));
            } else if (column.type() == ColumnType.ENDPOINT) {
                resultSlots.add(keys.slot(column.key()));
            }
        }
        inputs = inputSlots.stream().mapToInt(Integer::intValue).toArray();
        results = resultSlots.stream().mapToInt(Integer::intValue).toArray();
        columns = indexes.toArray(ColumnIndex[]::new);
        for (int row = 0; row < endpoints.length; row++) {
            endpoints[row] = endpoints(table, row, keys);
        }
    }

    /** About what it takes to look things up in the table: a bit a row for each value and range of a column. */
    static long bytes(CodeTable table) {
        long different = 0;
        for (int column = 0; column < table.definition().size(); column++) {
            if (table.definition().get(column).type() == ColumnType.INPUT) {
                different += cells(table, column).stream().filter(Objects::nonNull)
                        .flatMap(cell -> Stream.of(cell.split(","))).distinct().count();
            }
        }
        return different * table.rows().size() / 8;
    }

    String id() {
        return id;
    }

    /** The title, and the id by which it can be looked up. */
    String name() {
        return title + " (" + id + ")";
    }

    /** What the input column is called, or null. */
    String inputWords(int column) {
        return inputWords[column];
    }

    /** What the result column with the slot is called, or null. */
    String resultWords(int slot) {
        for (int column = 0; column < results.length; column++) {
            if (results[column] == slot) {
                return resultWords[column];
            }
        }
        return null;
    }

    /** The slots of the input columns' keys. */
    int[] inputs() {
        return inputs;
    }

    /** The slots of the result columns' keys. */
    int[] results() {
        return results;
    }

    /** What follows from the row, in the order of the columns. */
    Endpoint[] endpoints(int row) {
        return endpoints[row];
    }

    /** The table in which the row says to go on, or null. */
    String next(int row) {
        for (Endpoint endpoint : endpoints[row]) {
            if (endpoint.kind() == Endpoint.Kind.JUMP) {
                return endpoint.value();
            }
        }
        return null;
    }

    /** The ids of the tables in which a look-up may go on. */
    Set<String> jumps() {
        return Arrays.stream(endpoints).flatMap(Arrays::stream)
                .filter(endpoint -> endpoint.kind() == Endpoint.Kind.JUMP)
                .map(Endpoint::value).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The first row that matches, or {@link #NO_ROW}. A value that is absent matches as a blank. */
    int match(String[] values) {
        if (columns.length == 0) {
            return endpoints.length > 0 ? 0 : NO_ROW;
        }
        if (columns.length == 1) {
            return first(rows(0, values));
        }
        long[][] rows = new long[columns.length][];
        for (int column = 0; column < columns.length; column++) {
            rows[column] = rows(column, values);
        }
        for (int word = 0; word < rows[0].length; word++) {
            long common = rows[0][word];
            for (int column = 1; column < rows.length && common != 0; column++) {
                common &= rows[column][word];
            }
            if (common != 0) {
                return (word << 6) + Long.numberOfTrailingZeros(common);
            }
        }
        return NO_ROW;
    }

    private long[] rows(int column, String[] values) {
        String value = values[inputs[column]];
        return columns[column].rows(value == null ? "" : value, values);
    }

    private static int first(long[] rows) {
        for (int word = 0; word < rows.length; word++) {
            if (rows[word] != 0) {
                return (word << 6) + Long.numberOfTrailingZeros(rows[word]);
            }
        }
        return NO_ROW;
    }

    /** @throws IllegalArgumentException if a row has more or fewer cells than the table has columns; the message names it */
    static void checkWidth(CodeTable table) {
        for (int row = 0; row < table.rows().size(); row++) {
            if (table.rows().get(row).size() != table.definition().size()) {
                throw new IllegalArgumentException("Row " + (row + 1) + " has " + table.rows().get(row).size()
                        + " cells; the table has " + table.definition().size() + " columns");
            }
        }
    }

    private static String[] words(CodeTable table, ColumnType type) {
        return table.definition().stream().filter(column -> column.type() == type).map(Column::words)
                .toArray(String[]::new);
    }

    private static List<String> cells(CodeTable table, int column) {
        return table.rows().stream().map(row -> row.get(column)).toList();
    }

    private static Endpoint[] endpoints(CodeTable table, int row, Keys keys) {
        List<Endpoint> endpoints = new ArrayList<>();
        for (int number = 0; number < table.definition().size(); number++) {
            Column column = table.definition().get(number);
            if (column.type() == ColumnType.ENDPOINT) {
                String cell = table.rows().get(row).get(number);
                try {
                    endpoints.add(Endpoint.parse(cell, keys.slot(column.key()), keys));
                } catch (IllegalArgumentException | NullPointerException e) {
                    throw new IllegalArgumentException("Row " + (row + 1) + ", column " + column.key()
                            + ": not an endpoint: " + cell, e);
                }
            }
        }
        return endpoints.toArray(Endpoint[]::new);
    }
}
