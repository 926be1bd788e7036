package org.accession.dictionary;

import java.util.Arrays;
import java.util.function.BiConsumer;

/**
 * The values of one record, addressed by the ordinal of their items.
 * A blank value and an absent one are the same thing, as in NAACCR XML; both read as the empty string.
 * Not safe for use by several threads while it is being changed.
 */
public final class Values {

    private static final int USUAL_ORDINALS = 880;

    private String[] byOrdinal;

    /** No values. */
    public Values() {
        this(USUAL_ORDINALS);
    }

    /** No values, with room for ordinals below {@code ordinals}; it grows when more is needed. */
    public Values(int ordinals) {
        byOrdinal = new String[ordinals];
    }

    private Values(String[] byOrdinal) {
        this.byOrdinal = byOrdinal;
    }

    /** The value of the item, or the empty string. */
    public String get(Item item) {
        return get(item.ordinal());
    }

    /** The value at the ordinal, or the empty string. */
    public String get(int ordinal) {
        String value = ordinal < byOrdinal.length ? byOrdinal[ordinal] : null;
        return value == null ? "" : value;
    }

    /** Whether the item has no value. */
    public boolean isBlank(Item item) {
        return !has(item.ordinal());
    }

    /** Whether there is a value at the ordinal. */
    public boolean has(int ordinal) {
        return ordinal < byOrdinal.length && byOrdinal[ordinal] != null;
    }

    /** Sets the value of the item; null or the empty string removes it. */
    public void set(Item item, String value) {
        set(item.ordinal(), value);
    }

    /** Sets the value at the ordinal; null or the empty string removes it. */
    public void set(int ordinal, String value) {
        if (ordinal >= byOrdinal.length) {
            byOrdinal = Arrays.copyOf(byOrdinal, Math.max(ordinal + 1, byOrdinal.length * 5 / 4));
        }
        byOrdinal[ordinal] = value == null || value.isEmpty() ? null : value;
    }

    /** The highest ordinal that may hold a value, plus one. */
    public int limit() {
        return byOrdinal.length;
    }

    /** The number of values. */
    public int size() {
        int size = 0;
        for (String value : byOrdinal) {
            if (value != null) {
                size++;
            }
        }
        return size;
    }

    /** Calls the consumer with each item of the dictionary that has a value, in the order of the ordinals. */
    public void forEach(Dictionary dictionary, BiConsumer<Item, String> consumer) {
        for (int ordinal = 0; ordinal < byOrdinal.length; ordinal++) {
            String value = byOrdinal[ordinal];
            if (value != null) {
                Item item = dictionary.at(ordinal);
                if (item != null) {
                    consumer.accept(item, value);
                }
            }
        }
    }

    /** Sets each value that the other has; values that only this has stay. */
    public void setAll(Values other) {
        for (int ordinal = 0; ordinal < other.byOrdinal.length; ordinal++) {
            if (other.byOrdinal[ordinal] != null) {
                set(ordinal, other.byOrdinal[ordinal]);
            }
        }
    }

    /** A copy that can be changed apart from this. */
    public Values copy() {
        return new Values(byOrdinal.clone());
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Values values)) {
            return false;
        }
        int most = Math.max(byOrdinal.length, values.byOrdinal.length);
        for (int ordinal = 0; ordinal < most; ordinal++) {
            if (!get(ordinal).equals(values.get(ordinal))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int ordinal = 0; ordinal < byOrdinal.length; ordinal++) {
            if (byOrdinal[ordinal] != null) {
                hash = 31 * hash + ordinal;
                hash = 31 * hash + byOrdinal[ordinal].hashCode();
            }
        }
        return hash;
    }

    /** The number of values only: values may identify a patient and do not belong in a log. */
    @Override
    public String toString() {
        return "Values[" + size() + "]";
    }
}
