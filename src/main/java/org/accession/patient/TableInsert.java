package org.accession.patient;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Writes new rows of one table with one statement, an array for each column: an import writes millions, and a statement
 * with all values of all rows takes both sides three times as long.
 */
final class TableInsert<R> {

    /** @param type how the array's elements become what the column holds */
    private record Column<R>(String name, String elements, String type, Function<R, ?> value,
            IntFunction<Object[]> array) {}

    private final String table;
    private final List<Column<R>> columns = new ArrayList<>();
    private String statement;

    TableInsert(String table) {
        this.table = table;
    }

    TableInsert<R> number(String name, Function<R, Long> value) {
        return column(new Column<>(name, "bigint", "bigint", value, Long[]::new));
    }

    TableInsert<R> text(String name, Function<R, String> value) {
        return text(name, "text", value);
    }

    /** @param type the type that the text is read as */
    TableInsert<R> text(String name, String type, Function<R, String> value) {
        return column(new Column<>(name, "text", type, value, String[]::new));
    }

    TableInsert<R> bytes(String name, Function<R, byte[]> value) {
        return column(new Column<>(name, "bytea", "bytea", value, byte[][]::new));
    }

    /** A column for each item. */
    <S> TableInsert<R> items(List<ItemColumn<S>> items, Function<R, S> part) {
        items.forEach(item -> text(item.name(), row -> item.getter().apply(part.apply(row))));
        return this;
    }

    private TableInsert<R> column(Column<R> column) {
        columns.add(column);
        statement = "INSERT INTO " + table + " (" + listed(Column::name) + ") SELECT "
                + listed(one -> "d." + one.name() + "::" + one.type()) + " FROM unnest("
                + listed(one -> "?::" + one.elements() + "[]") + ") AS d (" + listed(Column::name) + ")";
        return this;
    }

    private String listed(Function<Column<R>, String> part) {
        return columns.stream().map(part).collect(Collectors.joining(", "));
    }

    List<String> columns() {
        return columns.stream().map(Column::name).toList();
    }

    void insert(Connection connection, List<R> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(statement)) {
            int number = 0;
            for (Column<R> column : columns) {
                Object[] values = column.array().apply(rows.size());
                // While an import waits here the other processors have little to do: documents take a fifth of its time.
                Arrays.parallelSetAll(values, i -> column.value().apply(rows.get(i)));
                insert.setArray(++number, connection.createArrayOf(column.elements(), values));
            }
            insert.executeUpdate();
        }
    }
}
