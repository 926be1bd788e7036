package org.accession.naaccrxml;

/**
 * How a file is written.
 *
 * @param itemNumbers whether items carry their number beside their id
 */
public record WriterOptions(boolean itemNumbers) {

    /** Ids only. */
    public static WriterOptions standard() {
        return new WriterOptions(false);
    }

    public WriterOptions withItemNumbers() {
        return new WriterOptions(true);
    }
}
