package org.accession.rules;

/** A rule that could not come to its end on a record: too many steps, or something that it needs is not there. */
public final class RunFault extends RuntimeException {

    public RunFault(String sentence) {
        super(sentence, null, false, false);
    }
}
