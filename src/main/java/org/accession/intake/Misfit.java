package org.accession.intake;

import java.sql.SQLException;
import java.util.Optional;

/** Why a record cannot be stored, although nothing is wrong with the registry. */
record Misfit(String sentence, boolean mayPass) {

    private static final String UNIQUE = "23505";

    /** What the failure says of the records; nothing where it says something of the database or the program. */
    static Optional<Misfit> of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ChangedMeanwhile changed) {
                return Optional.of(new Misfit(changed.getMessage(), true));
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return of(sql.getSQLState());
            }
        }
        return Optional.empty();
    }

    // Class 22: a value is of the wrong kind; 23: it contradicts another row; 54: it is too large.
    private static Optional<Misfit> of(String state) {
        if (state.equals(UNIQUE)) {
            return Optional.of(new Misfit("A number that only one may have is another record's by now.", true));
        }
        return switch (state.substring(0, 2)) {
            case "22", "23", "54" -> Optional
                    .of(new Misfit("The database cannot hold it as it is (SQL state " + state + ").", false));
            default -> Optional.empty();
        };
    }
}
