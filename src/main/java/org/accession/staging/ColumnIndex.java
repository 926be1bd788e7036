package org.accession.staging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** For one input column of a table: which rows accept a value, as a set of bits. */
final class ColumnIndex {

    private record Reference(CellRange range, int low, int high, int row) {}

    private final long[] always;
    private final Map<String, long[]> byValue = new HashMap<>();
    private final Ranges<Float> numbers = new Ranges<>();
    private final Map<Integer, Ranges<String>> textsByLength = new HashMap<>();
    private final List<Reference> references = new ArrayList<>();
    private boolean hasNumbers;

    /**
     * @param cells the column's cells from the first row on
     * @param keys where the values are to which cells refer
     */
    ColumnIndex(List<String> cells, Keys keys) {
        always = new long[(cells.size() + 63) / 64];
        for (int row = 0; row < cells.size(); row++) {
            List<CellRange> ranges = CellRange.parse(cells.get(row));
            if (ranges.isEmpty()) {
                set(always, row);
            }
            for (CellRange range : ranges) {
                add(range, row, keys);
            }
        }
        numbers.prepare(always);
        textsByLength.values().forEach(texts -> texts.prepare(always));
        byValue.forEach((value, rows) -> unite(rows, rowsOfRanges(value)));
    }

    private void add(CellRange range, int row, Keys keys) {
        if (range.acceptsAll()) {
            set(always, row);
        } else if (range.isReference()) {
            references.add(new Reference(range, keys.reference(range.low()), keys.reference(range.high()), row));
        } else if (range.isValue()) {
            set(byValue.computeIfAbsent(range.low(), value -> new long[always.length]), row);
        } else if (range.isNumeric()) {
            hasNumbers = true;
            numbers.add(Numbers.parse(range.low()), Math.nextUp(Numbers.parse(range.high())), row);
        } else {
            textsByLength.computeIfAbsent(range.low().length(), length -> new Ranges<>())
                    .add(range.low(), following(range.high()), row);
        }
    }

    /** The rows that accept the value in a case with the given values. Not to be changed. */
    long[] rows(String value, String[] values) {
        long[] rows = byValue.get(value);
        if (rows == null) {
            rows = rowsOfRanges(value);
        }
        return references.isEmpty() ? rows : withReferences(rows, value, values);
    }

    /** Whether the row accepts every value. */
    boolean acceptsAll(int row) {
        return (always[row >> 6] & 1L << row) != 0;
    }

    private long[] rowsOfRanges(String value) {
        long[] rows = hasNumbers && Numbers.isNumber(value) ? numbers.rows(Numbers.parse(value)) : always;
        if (!textsByLength.isEmpty()) {
            Ranges<String> texts = textsByLength.get(value.length());
            if (texts != null) {
                rows = rows == always ? texts.rows(value) : unite(rows.clone(), texts.rows(value));
            }
        }
        return rows;
    }

    private long[] withReferences(long[] rows, String value, String[] values) {
        long[] all = rows.clone();
        for (Reference reference : references) {
            String low = resolve(reference.low(), reference.range().low(), values);
            String high = resolve(reference.high(), reference.range().high(), values);
            if (new CellRange(low, high).contains(value)) {
                set(all, reference.row());
            }
        }
        return all;
    }

    private static String resolve(int slot, String written, String[] values) {
        if (slot == Keys.NONE) {
            return written;
        }
        return slot < values.length && values[slot] != null ? values[slot] : "";
    }

    /** The least text of the same length that is greater. */
    private static String following(String text) {
        int last = text.length() - 1;
        return text.substring(0, last) + (char) (text.charAt(last) + 1);
    }

    private static void set(long[] rows, int row) {
        rows[row >> 6] |= 1L << row;
    }

    private static long[] unite(long[] rows, long[] others) {
        for (int i = 0; i < rows.length; i++) {
            rows[i] |= others[i];
        }
        return rows;
    }
}
