package org.accession.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The values and ranges of an INLIST. A range is one of texts: 1-3 holds 2A. Where all are short they are numbers, sorted and
 * apart from each other, so that a value is found by halving.
 */
final class ValueList {

    private record Term(String first, String last) {

        boolean holds(String value) {
            return first.compareTo(value) <= 0 && value.compareTo(last) <= 0;
        }

        boolean isShort() {
            return ShortText.code(first) != ShortText.NONE && ShortText.code(last) != ShortText.NONE;
        }
    }

    private final String list;
    private final boolean blank;
    private final Term[] terms;
    private final boolean allShort;
    private final long[] first;
    private final long[] last;

    private ValueList(String list) {
        this.list = list;
        blank = list.isBlank();
        List<Term> all = new ArrayList<>();
        for (String term : list.replace(" ", "").split(",")) {
            int dash = term.indexOf('-');
            all.add(dash < 0 ? new Term(term, term) : new Term(term.substring(0, dash), term.substring(dash + 1)));
        }
        terms = all.toArray(Term[]::new);
        allShort = all.stream().allMatch(Term::isShort);
        List<long[]> apart = allShort ? apart(all) : List.of();
        first = apart.stream().mapToLong(range -> range[0]).toArray();
        last = apart.stream().mapToLong(range -> range[1]).toArray();
    }

    private static List<long[]> apart(List<Term> terms) {
        List<long[]> apart = new ArrayList<>();
        terms.stream().map(term -> new long[]{ShortText.code(term.first()), ShortText.code(term.last())})
                .filter(range -> range[0] <= range[1])
                .sorted(Comparator.comparingLong(range -> range[0])).forEach(range -> {
                    long[] before = apart.isEmpty() ? null : apart.get(apart.size() - 1);
                    if (before != null && range[0] <= before[1]) {
                        before[1] = Math.max(before[1], range[1]);
                    } else {
                        apart.add(range);
                    }
                });
        return apart;
    }

    static ValueList of(String list) {
        return new ValueList(list);
    }

    /** Whether the list is a blank, which only that blank is in. */
    boolean isBlank() {
        return blank;
    }

    /** Whether the value is in, with or without the blanks behind it. */
    boolean contains(String value) {
        return blank ? value.equals(list) : contains(value, 0, EditsDate.trimmed(value));
    }

    /** Whether a part of a text, which does not end with a blank, is in. */
    boolean contains(String text, int from, int to) {
        long code = allShort ? ShortText.code(text, from, to) : ShortText.NONE;
        return code != ShortText.NONE ? contains(code) : containsLong(text.substring(from, to));
    }

    private boolean containsLong(String value) {
        for (Term term : terms) {
            if (term.holds(value)) {
                return true;
            }
        }
        return false;
    }

    /** Whether values can be asked for by their numbers. */
    boolean isShort() {
        return allShort && !blank;
    }

    boolean contains(long code) {
        int low = 0;
        int high = first.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (code < first[middle]) {
                high = middle - 1;
            } else if (code > last[middle]) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }
}
