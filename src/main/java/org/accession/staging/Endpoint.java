package org.accession.staging;

/**
 * What follows from a row of a table.
 *
 * @param slot the slot of the column's key
 * @param value the value, the message or the table to go on in; null if nothing is written
 * @param reference the slot of the key whose value is taken instead, or {@link Keys#NONE}
 */
record Endpoint(Kind kind, int slot, String value, int reference) {

    enum Kind {
        VALUE,
        JUMP,
        ERROR,
        MATCH,
        STOP
    }

    /**
     * The endpoint written as {@code VALUE:T1}, {@code JUMP:table}, {@code ERROR:message}, {@code MATCH} or
     * {@code STOP}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static Endpoint parse(String written, int slot, Keys keys) {
        String[] parts = written.split(":", 2);
        String value = parts.length == 2 ? parts[1].strip() : null;
        Kind kind = Kind.valueOf(parts[0].strip());
        if (kind == Kind.JUMP && (value == null || value.isEmpty())) {
            throw new IllegalArgumentException("A JUMP names no table");
        }
        return new Endpoint(kind, slot, value, kind == Kind.VALUE ? keys.reference(value) : Keys.NONE);
    }
}
