package org.accession.jobs;

import java.sql.SQLException;
import java.util.Optional;

/** What a failure of the database means for a job. */
enum StoppedBy {
    /** It may well work in a moment: the connection was lost, a lock was not granted. */
    PASSING("The database does not answer. The job goes on by itself, behind the last record that was stored."),
    /** Somebody has to make room first. */
    FULL_DISK("The database's disk is full. What was stored up to here is kept; make room, then let the job go on."),
    /** A fault in the program. */
    FAULT("The program failed. What was stored up to here is kept; the server's log says more.");

    private final String sentence;

    StoppedBy(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    static StoppedBy of(Throwable failure) {
        return sqlFailure(failure).map(StoppedBy::ofSql).orElse(FAULT);
    }

    // Class 08: connection; 40: rolled back, deadlock; 57P: shut down; 55P03: lock not granted. No state: no connection was to be had.
    private static StoppedBy ofSql(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null || state.startsWith("08") || state.startsWith("40") || state.startsWith("57P")
                || state.equals("55P03")) {
            return PASSING;
        }
        return state.equals("53100") ? FULL_DISK : FAULT;
    }

    private static Optional<SQLException> sqlFailure(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }
}
