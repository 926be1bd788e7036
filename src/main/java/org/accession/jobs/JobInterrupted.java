package org.accession.jobs;

/** Ends a run between two steps, without blame. */
final class JobInterrupted extends RuntimeException {

    enum Reason {
        /** Somebody cancelled the job. */
        CANCELLED,
        /** Another instance has claimed it meanwhile. */
        TAKEN_OVER,
        /** This instance is stopping; another one, or its next start, goes on. */
        STOPPING
    }

    private final Reason reason;

    JobInterrupted(Reason reason) {
        super("Job interrupted: " + reason);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
