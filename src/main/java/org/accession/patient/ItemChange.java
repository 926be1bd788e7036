package org.accession.patient;

import org.accession.dictionary.Item;

/**
 * A new value for an item.
 *
 * @param item the item, of a patient or a tumor
 * @param expected the value that whoever asks has seen; empty if there was none
 * @param value the new value; empty to remove it
 */
public record ItemChange(Item item, String expected, String value) {

    /** The item only: values may identify a patient and do not belong in a log. */
    @Override
    public String toString() {
        return item.toString();
    }
}
