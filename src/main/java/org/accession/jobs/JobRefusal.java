package org.accession.jobs;

/** The work cannot go on, for a reason that a person can read and do something about. */
public class JobRefusal extends RuntimeException {

    public JobRefusal(String sentence) {
        super(sentence);
    }

    public JobRefusal(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
