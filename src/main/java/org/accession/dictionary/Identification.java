package org.accession.dictionary;

/**
 * How far an item's value tells who the patient is ({@code registry-schemas/naaccr/identifying.csv}).
 * Items of user dictionaries count as {@link #DIRECT}: nobody has said that they do not.
 */
public enum Identification {
    /** Says nothing about who it is: may stand in a log or a message. */
    NONE,
    /** Narrows it down: a date, a place smaller than a state, or free text. Not for logs. */
    INDIRECT,
    /** Names the patient or numbers the record: masked unless needed, counted in a disclosure. */
    DIRECT,
    /** As {@link #DIRECT}, and stored encrypted only. */
    ENCRYPTED;

    /** Whether the value by itself can identify the patient. */
    public boolean isDirect() {
        return this == DIRECT || this == ENCRYPTED;
    }
}
