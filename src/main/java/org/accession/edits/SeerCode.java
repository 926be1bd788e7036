package org.accession.edits;

/**
 * A value of an edit in SEER's notation, as a closure over the tumors of a patient. Values are texts, whole numbers, truths,
 * lists, maps, tumors and closures; what is blank is null.
 */
interface SeerCode {

    Object value(SeerRun run);

    /** A step. */
    interface Step {
        /** Whether the edit, or the closure, has come to its end. */
        boolean ends(SeerRun run);
    }
}
