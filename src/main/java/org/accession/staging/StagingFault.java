package org.accession.staging;

import java.util.List;

/**
 * Something about a case that staging could not accept or calculate.
 *
 * @param key the key of the value, or null if the fault is in a table
 * @param table the table that does not have the value or the combination, or null
 * @param columns the results that are missing for it
 * @param message a sentence for the coder
 * @param follows whether it is there because of another fault, and goes with it
 */
public record StagingFault(Kind kind, String key, String table, List<String> columns, String message,
        boolean follows) {

    /** What went wrong. */
    public enum Kind {
        /** A key was given that the schema does not have. */
        UNKNOWN_INPUT,
        /** A code that its table does not have, in an item on which the stage depends. */
        INVALID_REQUIRED_INPUT,
        /** A code that its table does not have, in another item. */
        INVALID_OTHER_INPUT,
        /** A value that no step has set is wanted under another name. */
        UNKNOWN_MAPPING,
        /** No row of a table has the combination. */
        NO_ROW,
        /** The algorithm says that the combination is an error. */
        ERROR_ROW,
        /** A table leads back to itself. */
        LOOP,
        /** A derived value is not one that its table allows. */
        INVALID_OUTPUT
    }

    static StagingFault of(Kind kind, String key, String table, String message) {
        return new StagingFault(kind, key, table, List.of(), message, false);
    }

    static StagingFault inTable(Kind kind, String table, List<String> columns, String message) {
        return new StagingFault(kind, null, table, columns, message, false);
    }

    /** The fault as one that follows from another, or not. */
    StagingFault following(boolean another) {
        return new StagingFault(kind, key, table, columns, message, another);
    }
}
