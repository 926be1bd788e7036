package org.accession.staging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.accession.staging.CodeTable.ColumnType;

/** The codes that an input of a schema may have, with their meaning, as its table publishes them. */
public final class InputCodes {

    /** A code, or a range of codes, and what it means. */
    public record Code(String code, String words) {}

    private record Row(List<CellRange> ranges, Code code) {}

    private final List<Row> rows = new ArrayList<>();

    private InputCodes(String key, CodeTable table) {
        List<String> inputs = table.definition().stream()
                .map(column -> column.type() == ColumnType.INPUT ? column.key() : "").toList();
        int column = inputs.indexOf(key);
        for (int row = 0; column >= 0 && row < table.rows().size(); row++) {
            String cell = table.rows().get(row).get(column);
            rows.add(new Row(CellRange.parse(cell), new Code(cell, table.words(row))));
        }
    }

    private InputCodes() {}

    /** The codes of the input; nothing where every value is allowed. */
    public static InputCodes of(Algorithm algorithm, SchemaInput input) {
        return Optional.ofNullable(input.table()).flatMap(algorithm::table)
                .map(table -> new InputCodes(input.key(), table)).orElseGet(InputCodes::new);
    }

    /** All of them, in the order of the table. */
    public List<Code> all() {
        return rows.stream().map(Row::code).toList();
    }

    /** What the value means. */
    public Optional<String> meaning(String value) {
        return rows.stream()
                .filter(row -> row.ranges().stream().anyMatch(range -> !range.acceptsAll() && range.contains(value)))
                .findFirst()
                .map(row -> row.code().words()).filter(words -> !words.isBlank());
    }
}
