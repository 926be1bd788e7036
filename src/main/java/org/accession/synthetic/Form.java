package org.accession.synthetic;

import java.util.HashMap;
import java.util.Map;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.dictionary.Level;
import org.accession.dictionary.Values;

/** A patient's or tumor's items being filled in, by XML id. */
final class Form {

    /** The items of one level, by XML id. */
    static final class Items {

        private final Map<String, Integer> ordinals = new HashMap<>();
        private final int limit;

        Items(Dictionary dictionary, Level level) {
            limit = dictionary.limit();
            for (Item item : dictionary.items()) {
                if (item.level() == level) {
                    ordinals.put(item.id(), item.ordinal());
                }
            }
        }

        Form blank() {
            return new Form(this, new Values(limit));
        }
    }

    private final Items items;
    private final Values values;

    private Form(Items items, Values values) {
        this.items = items;
        this.values = values;
    }

    /**
     * Fills in an item; blank leaves it empty.
     *
     * @throws IllegalArgumentException if the level has no such item
     */
    Form set(String id, String value) {
        values.set(ordinal(id), value);
        return this;
    }

    Form set(String id, int number, int length) {
        return set(id, Numbers.padded(number, length));
    }

    /** Fills in a day as far as it is known; null leaves the item empty. */
    Form set(String id, Day day) {
        return set(id, day == null ? null : day.text());
    }

    /** Fills in something better where the item holds something already; leaves it empty otherwise. */
    Form replace(String id, String value) {
        int ordinal = ordinal(id);
        if (values.has(ordinal)) {
            values.set(ordinal, value);
        }
        return this;
    }

    /** Fills in several items with one value. */
    Form setAll(String value, String... ids) {
        for (String id : ids) {
            set(id, value);
        }
        return this;
    }

    String get(String id) {
        return values.get(ordinal(id));
    }

    Values values() {
        return values;
    }

    private int ordinal(String id) {
        Integer ordinal = items.ordinals.get(id);
        if (ordinal == null) {
            throw new IllegalArgumentException("No item of this level is called " + id);
        }
        return ordinal;
    }
}
