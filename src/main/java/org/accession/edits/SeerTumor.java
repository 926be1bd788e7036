package org.accession.edits;

import java.util.function.Function;

import org.accession.dictionary.Item;

/** A tumor as edits in SEER's notation see it: its items, and the parts of its dates; null where there is nothing. */
final class SeerTumor {

    private final Function<Item, String> values;

    SeerTumor(Function<Item, String> values) {
        this.values = values;
    }

    /** The value of an item without the blanks around it. */
    String value(Item item) {
        String value = values.apply(item).strip();
        return value.isEmpty() ? null : value;
    }

    /** A part of the value of an item, which is a date. */
    String part(Item date, int from, int to) {
        String value = values.apply(date);
        String part = value.length() <= from ? "" : value.substring(from, Math.min(to, value.length())).strip();
        return part.isEmpty() ? null : part;
    }
}
