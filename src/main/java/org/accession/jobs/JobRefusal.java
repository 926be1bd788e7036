package org.accession.jobs;

/** The work cannot go on, for a reason that a person can read and do something about. */
public class JobRefusal extends RuntimeException {

    private final boolean forGood;

    public JobRefusal(String sentence) {
        this(sentence, null, false);
    }

    public JobRefusal(String sentence, Throwable cause) {
        this(sentence, cause, false);
    }

    private JobRefusal(String sentence, Throwable cause, boolean forGood) {
        super(sentence, cause);
        this.forGood = forGood;
    }

    /** A refusal that nothing can mend: the work is not offered to go on. */
    public static JobRefusal forGood(String sentence, Throwable cause) {
        return new JobRefusal(sentence, cause, true);
    }

    boolean isForGood() {
        return forGood;
    }
}
