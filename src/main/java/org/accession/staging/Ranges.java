package org.accession.staging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Finds which rows' ranges hold a value: the line of values is cut where a range begins or ends. */
final class Ranges<K extends Comparable<K>> {

    private record Span<K>(K from, K before, int row) {}

    private final List<Span<K>> spans = new ArrayList<>();
    private Object[] cuts;
    private long[][] rows;

    /** Adds the values from {@code from} on and before {@code before}. */
    void add(K from, K before, int row) {
        if (from.compareTo(before) < 0) {
            spans.add(new Span<>(from, before, row));
        }
    }

    /** Makes ready to be asked; {@code always} are the rows that accept every value. */
    void prepare(long[] always) {
        cuts = spans.stream().flatMap(span -> Stream.of(span.from(), span.before())).distinct()
                .sorted().toArray();
        rows = new long[cuts.length + 1][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = always.clone();
        }
        for (Span<K> span : spans) {
            int last = segment(span.before());
            for (int i = segment(span.from()); i < last; i++) {
                rows[i][span.row() >> 6] |= 1L << span.row();
            }
        }
        spans.clear();
    }

    /** The rows that hold the value. */
    long[] rows(K value) {
        return rows[segment(value)];
    }

    private int segment(K value) {
        int found = Arrays.binarySearch(cuts, value);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
