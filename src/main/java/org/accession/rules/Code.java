package org.accession.rules;

/** A compiled value or step: a closure over the record in a {@link Run}. */
sealed interface Code {

    /** A number or a truth. */
    non-sealed interface OfNumber extends Code {
        int value(Run run);
    }

    /** A text, with its blanks. */
    non-sealed interface OfText extends Code {
        String value(Run run);
    }

    /** A step. */
    non-sealed interface OfStep extends Code {
        /** Whether the rule has come to its end. */
        boolean ends(Run run);
    }
}
