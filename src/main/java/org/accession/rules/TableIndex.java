package org.accession.rules;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Finds a row of a table by its key: the same key, or the greatest that is not above. */
final class TableIndex {

    private final String[] keys;
    private final int[] rows;
    private final int[] places;

    /**
     * @param keyByRow the key of each row, without blanks behind
     */
    TableIndex(String[] keyByRow) {
        rows = IntStream.range(0, keyByRow.length).boxed().sorted(Comparator.comparing(row -> keyByRow[row]))
                .mapToInt(Integer::intValue).toArray();
        keys = Arrays.stream(rows).mapToObj(row -> keyByRow[row]).toArray(String[]::new);
        places = new int[Integer.highestOneBit(Math.max(keys.length, 1)) * 4];
        for (int place = keys.length - 1; place >= 0; place--) {
            int hashed = hashed(keys[place]);
            while (places[hashed] != 0 && !keys[places[hashed] - 1].equals(keys[place])) {
                hashed = hashed + 1 & places.length - 1;
            }
            places[hashed] = place + 1;
        }
    }

    /** Where to begin to look for a key among the places. */
    private int hashed(String key) {
        int hash = key.hashCode() * 0x9E3779B9;
        return (hash ^ hash >>> 15) & places.length - 1;
    }

    /** The first row with the key, or -1. */
    int find(String key) {
        for (int hashed = hashed(key); places[hashed] != 0; hashed = hashed + 1 & places.length - 1) {
            int place = places[hashed] - 1;
            if (keys[place].equals(key)) {
                return rows[place];
            }
        }
        return -1;
    }

    /** The last row whose key is not above, or -1. */
    int floor(String key) {
        int low = 0;
        int high = keys.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys[middle].compareTo(key) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? -1 : rows[low - 1];
    }
}
