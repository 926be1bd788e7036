package org.accession.staging;

import java.util.List;
import java.util.Set;

/**
 * One look-up on the way to a stage.
 *
 * @param calculation the calculation within the schema, for example {@code ss2018}
 * @param role why the table was asked
 * @param table the id of the table
 * @param row the row that matched, counted from 1; 0 if none did
 * @param read the values with which it was asked; the key is the one before the table renames it
 * @param written the values that follow
 * @param missing the keys that would have been set had a row matched
 * @param next the table in which the look-up goes on, or null
 */
public record Step(String calculation, Role role, String table, int row, List<Named> read, List<Named> written,
        List<String> missing, String next) {

    /** Why a table was asked. */
    public enum Role {
        /** The case must be in the table for the calculation to apply. */
        INCLUSION,
        /** The case must not be in the table for the calculation to apply. */
        EXCLUSION,
        /** The table says what follows. */
        LOOKUP
    }

    /**
     * A value under the key of the algorithm.
     *
     * @param column what the table calls it, or null
     */
    public record Named(String key, String column, String value) {}

    /** Whether this is why the calculation does not apply to the case. */
    public boolean skips() {
        return role == Role.INCLUSION && row == 0 || role == Role.EXCLUSION && row > 0;
    }

    /** Whether the step has set one of the keys, or would have. */
    boolean decidesOn(Set<String> keys) {
        return written.stream().anyMatch(named -> keys.contains(named.key()))
                || missing.stream().anyMatch(keys::contains);
    }
}
