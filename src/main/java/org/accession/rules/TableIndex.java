package org.accession.rules;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Finds a row of a table by its key: the same key, or the greatest that is not above. */
final class TableIndex {

    private final String[] keys;
    private final int[] rows;

    /**
     * @param keyByRow the key of each row, without blanks behind
     */
    TableIndex(String[] keyByRow) {
        rows = IntStream.range(0, keyByRow.length).boxed().sorted(Comparator.comparing(row -> keyByRow[row]))
                .mapToInt(Integer::intValue).toArray();
        keys = Arrays.stream(rows).mapToObj(row -> keyByRow[row]).toArray(String[]::new);
    }

    /** The first row with the key, or -1. */
    int find(String key) {
        int place = atOrBelow(key, false);
        return place < keys.length && keys[place].equals(key) ? rows[place] : -1;
    }

    /** The last row whose key is not above, or -1. */
    int floor(String key) {
        int place = atOrBelow(key, true) - 1;
        return place < 0 ? -1 : rows[place];
    }

    /** How many keys are below the key; or not above it. */
    private int atOrBelow(String key, boolean orEqual) {
        int low = 0;
        int high = keys.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int order = keys[middle].compareTo(key);
            if (order < 0 || orEqual && order == 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
