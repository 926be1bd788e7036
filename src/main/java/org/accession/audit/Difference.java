package org.accession.audit;

/**
 * What a save did to one item. Values of identifiers that are encrypted at rest stand here encrypted, in Base64.
 *
 * @param item the XML id
 * @param from the value before; empty if there was none
 * @param to the value after; empty if it was removed
 */
public record Difference(String item, String from, String to) {

    /** The item only: values may identify a patient and do not belong in a log. */
    @Override
    public String toString() {
        return item;
    }
}
