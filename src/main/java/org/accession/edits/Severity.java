package org.accession.edits;

/** How much a finding weighs. */
public enum Severity {
    /** The record fails. */
    ERROR,
    /** The record passes, but somebody should look. */
    WARNING,
    /** The edit came to no verdict. */
    NOT_RUN
}
