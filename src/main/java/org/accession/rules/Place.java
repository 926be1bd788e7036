package org.accession.rules;

/** A place in a source text: line and column, both from 1. */
public record Place(int line, int column) {

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
