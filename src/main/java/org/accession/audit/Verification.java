package org.accession.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * What verifying the logs found.
 *
 * @param changes how many rows the change log has
 * @param reads how many sealed rows the log of reads has
 * @param known with how many roots from outside of the database they were compared
 * @param found how many discrepancies
 * @param first the first of them
 */
public record Verification(Instant beganAt, Instant endedAt, long changes, long reads, long roots, int known, int found,
        List<Discrepancy> first) {

    /**
     * Verifies the logs as the connection's transaction sees them, which should be repeatable read.
     *
     * @param knownRoots roots as they were written down outside of the database
     * @param progress is told from time to time how many changes were checked
     */
    static Verification run(Connection connection, Set<String> knownRoots, LongConsumer progress) throws SQLException {
        Instant began = Instant.now();
        Discrepancies found = new Discrepancies(connection);
        long changes = new ChangeCheck(connection, found, progress).run();
        long reads = new SealCheck(connection, found).run();
        new ReleaseCheck(connection, found).run();
        long roots = new RootCheck(connection, found, knownRoots).run();
        return new Verification(began, Instant.now(), changes, reads, roots, knownRoots.size(), found.found(),
                found.first());
    }

    /** In one sentence. */
    public String summary() {
        String checked = "%,d changes, %,d reads and %,d roots".formatted(changes, reads, roots);
        return checked + (found == 0 ? ": all as they were written." : ": " + found + " not as written.")
                + (known == 0 ? " No root from outside of the database was compared." : "");
    }
}
