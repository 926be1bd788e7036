package org.accession.staging;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Years of diagnosis in words. */
final class Years {

    /** What tables write for the last of all years; 9999 stands for a year that is not known. */
    private static final int LAST = 9998;

    private Years() {}

    /**
     * The years that the cells of a table accept: 2018 to 2022, 2024 and later.
     *
     * @param currentYear what a bound that refers to another value stands for
     */
    static String accepted(Collection<String> cells, int currentYear) {
        TreeMap<Integer, Integer> periods = new TreeMap<>();
        for (String cell : cells) {
            for (CellRange range : CellRange.parse(cell)) {
                if (!range.acceptsAll() && range.low().matches("\\d{4}") && !range.low().equals("9999")) {
                    int until = range.high().matches("\\d{4}") ? Integer.parseInt(range.high()) : currentYear;
                    periods.merge(Integer.parseInt(range.low()), until, Math::max);
                }
            }
        }
        return words(periods);
    }

    /** The periods, by their first year: 2004 to 2015, 2018 and later. */
    static String words(TreeMap<Integer, Integer> periods) {
        List<int[]> joined = new ArrayList<>();
        periods.forEach((from, until) -> {
            int[] before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (before != null && (before[1] >= LAST || from <= before[1] + 1)) {
                before[1] = Math.max(before[1], until);
            } else {
                joined.add(new int[]{from, until});
            }
        });
        return joined.stream().map(Years::words).collect(Collectors.joining(", "));
    }

    private static String words(int[] period) {
        if (period[1] >= LAST) {
            return period[0] + " and later";
        }
        return period[0] == period[1] ? String.valueOf(period[0]) : period[0] + " to " + period[1];
    }
}
