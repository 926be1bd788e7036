package org.accession.staging;

import org.accession.dictionary.Item;

/**
 * A value that follows from others.
 *
 * @param name the XML id of the item, or the name of a recode that is no NAACCR item
 * @param item the item, or null
 * @param source what derived it, for example {@code eod_public 3.0}
 * @param key the name of the value there
 */
public record DerivedValue(String name, Item item, String value, String source, String key) {

    /** A value of an item. */
    public static DerivedValue of(Item item, String value, String source, String key) {
        return new DerivedValue(item.id(), item, value, source, key);
    }
}
