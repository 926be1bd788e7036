package org.accession.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * Something in the logs that is not as it was written.
 *
 * @param patient the opaque id of the patient, or null where it is of none or the patient is gone
 * @param row the id of the row in its log, or null where no row is left
 * @param at when that row says it was written, or null
 * @param sentence what is wrong
 */
public record Discrepancy(Kind kind, UUID patient, Long row, Instant at, String sentence) {

    /** What was done. */
    public enum Kind {
        ALTERED, REMOVED, INSERTED
    }

    /** In one line, for a console. */
    public String line() {
        return kind + (patient == null ? "" : " patient " + patient) + (row == null ? "" : " row " + row)
                + (at == null ? "" : " of " + at) + ": " + sentence;
    }
}
