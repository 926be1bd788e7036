package org.accession.rules;

/** The two ways in which rules are written. */
public enum Dialect {
    /** EDITS to the letter: AND and OR of equal rank from left to right, items by their standard names. */
    METAFILE,
    /**
     * Our own: an item may be written by its XML id, a rule may be a bare expression, and where AND and OR mix there must
     * be parentheses.
     */
    OWN
}
