package org.accession.naaccrxml;

/**
 * How a file is read.
 *
 * @param validate whether values are checked against the dictionary; unknown, misplaced, misnumbered, repeated and
 *        blank items are reported in any case
 * @param keepExtensions whether elements of foreign namespaces are kept; otherwise they are skipped
 */
public record ReaderOptions(boolean validate, boolean keepExtensions) {

    /** Everything checked, everything kept. */
    public static ReaderOptions standard() {
        return new ReaderOptions(true, true);
    }

    public ReaderOptions withoutExtensions() {
        return new ReaderOptions(validate, false);
    }

    public ReaderOptions withoutValidation() {
        return new ReaderOptions(false, keepExtensions);
    }
}
