package org.accession.rules;

import org.accession.dictionary.Item;
import org.accession.dictionary.Level;

/** The value of an item, filled up with blanks to its length. */
record FieldText(int ordinal, int length, Level level, Item item) implements Code.OfText {

    FieldText(Item item) {
        this(item.ordinal(), item.length(), item.level(), item);
    }

    @Override
    public String value(Run run) {
        return run.field(this);
    }

    /** A part from a place, counted from 1. Of a long value the blanks behind are not made for it. */
    String part(Run run, int start, int length) {
        String plain = run.plain(this);
        int whole = Math.max(plain.length(), this.length);
        int from = Math.max(start - 1, 0);
        if (from >= whole) {
            return value(run);
        }
        int to = (int) Math.min((long) from + Math.max(length, 0), whole);
        if (to <= plain.length()) {
            return plain.substring(from, to);
        }
        String blanks = Run.blanks(to - Math.max(from, plain.length()));
        return from >= plain.length() ? blanks : plain.substring(from).concat(blanks);
    }
}
