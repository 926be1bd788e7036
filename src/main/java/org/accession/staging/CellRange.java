package org.accession.staging;

import java.util.ArrayList;
import java.util.List;

/**
 * One of the values or ranges in the input cell of a table. A cell is a list of them with commas between; {@code *}
 * takes every value, a range of numbers is compared as numbers, any other as text of the same length, and either bound
 * may refer to another value of the case.
 */
record CellRange(String low, String high) {

    private static final CellRange ANY = new CellRange(null, null);

    /** What the cell accepts; an empty list, as {@code *}, accepts every value. */
    static List<CellRange> parse(String cell) {
        if (cell == null) {
            return List.of();
        }
        if (cell.equals("*")) {
            return List.of(ANY);
        }
        List<CellRange> ranges = new ArrayList<>();
        for (String part : cell.split(",", -1)) {
            ranges.add(one(part));
        }
        return ranges;
    }

    private static CellRange one(String part) {
        String[] bounds = part.split("-");
        if (bounds.length == 2) {
            String low = bounds[0].strip();
            String high = bounds[1].strip();
            // "N0(mol-)" is a value, not a range
            if (low.length() == high.length() || Numbers.isNumber(low) && Numbers.isNumber(high)
                    || isReference(low) || isReference(high)) {
                return new CellRange(low, high);
            }
        }
        return new CellRange(part.strip(), part.strip());
    }

    boolean acceptsAll() {
        return low == null;
    }

    boolean isReference() {
        return low != null && (isReference(low) || isReference(high));
    }

    boolean isValue() {
        return low.equals(high);
    }

    boolean isNumeric() {
        return !isValue() && Numbers.isNumber(low) && Numbers.isNumber(high);
    }

    /** Whether the value is in the range. */
    boolean contains(String value) {
        if (isNumeric()) {
            return Numbers.isNumber(value) && Numbers.parse(value) >= Numbers.parse(low)
                    && Numbers.parse(value) <= Numbers.parse(high);
        }
        return low.length() == high.length() && low.length() == value.length() && low.compareTo(value) <= 0
                && high.compareTo(value) >= 0;
    }

    private static boolean isReference(String bound) {
        return bound.startsWith("{{") && bound.endsWith("}}");
    }
}
