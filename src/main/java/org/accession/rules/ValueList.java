package org.accession.rules;

import java.util.ArrayList;
import java.util.List;

/** The values and ranges of an INLIST. A range is one of texts: 1-3 holds 2A. */
final class ValueList {

    private record Term(String first, String last) {

        boolean holds(String value) {
            return first.compareTo(value) <= 0 && value.compareTo(last) <= 0;
        }
    }

    private final String list;
    private final boolean blank;
    private final Term[] terms;

    private ValueList(String list) {
        this.list = list;
        blank = list.isBlank();
        List<Term> all = new ArrayList<>();
        for (String term : list.replace(" ", "").split(",")) {
            int dash = term.indexOf('-');
            all.add(dash < 0 ? new Term(term, term) : new Term(term.substring(0, dash), term.substring(dash + 1)));
        }
        terms = all.toArray(Term[]::new);
    }

    static ValueList of(String list) {
        return new ValueList(list);
    }

    /** Whether the value is in, with or without the blanks behind it. */
    boolean contains(String value) {
        if (blank) {
            return value.equals(list);
        }
        String trimmed = value.substring(0, EditsDate.trimmed(value));
        for (Term term : terms) {
            if (term.holds(trimmed)) {
                return true;
            }
        }
        return false;
    }
}
