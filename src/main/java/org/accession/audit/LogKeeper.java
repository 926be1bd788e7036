package org.accession.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.accession.identity.Scope;
import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;
import org.jboss.logging.Logger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Seals what was logged, each minute, and writes a root over all logs if they have grown. Any instance may: a lock lets one at
 * a time. Each root is noted in a file of the service; the first of each hour is told to the server's log.
 */
@ApplicationScoped
public class LogKeeper {

    private static final Logger LOG = Logger.getLogger(LogKeeper.class);
    private static final int SECONDS = 60;
    private static final int LONGEST = 3600;
    private static final int A_DAY = 24 * 60;
    private static final String LAST_SEAL = "SELECT sealed_at FROM log_seal ORDER BY number DESC LIMIT 1";

    /**
     * How the logs are kept.
     *
     * @param root when the last root was written, or null
     * @param seal when rows were sealed last, or null
     * @param waiting when the oldest row was written that is not sealed yet, or null
     * @param missing one of the roots that this service has noted of late and the database does not have; or null
     */
    public record State(Instant root, Instant seal, Instant waiting, String missing) {}

    private record Kept(Optional<AuditRoot> root, Horizon horizon) {}

    private final DataSource database;
    private final RootNotes notes;
    private final Clock clock;
    private final ScheduledExecutorService ticks = Executors
            .newSingleThreadScheduledExecutor(work -> new Thread(work, "audit"));
    private Horizon horizon = Horizon.UNKNOWN;
    private String told = "";
    private String missed = "";

    LogKeeper(DataSource database, RootNotes notes, Clock clock) {
        this.database = database;
        this.notes = notes;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent started) {
        ticks.scheduleWithFixedDelay(this::tick, 1, SECONDS, TimeUnit.SECONDS);
    }

    void end(@Observes ShutdownEvent stopping) {
        ticks.shutdown();
    }

    /** Seals what was logged up to now, and writes a root over it. */
    public synchronized void keep() {
        warn(state().missing());
        for (SealedLog log : SealedLog.values()) {
            seal(log);
        }
        Kept kept = inTransaction(connection -> {
            Horizon next = horizon.next(connection);
            return new Kept(AuditRoot.write(connection, LocalDate.now(clock), horizon.past()), next);
        });
        horizon = kept.horizon();
        kept.root().ifPresent(this::note);
    }

    /** How the logs are kept. */
    public State state() {
        return inTransaction(connection -> {
            List<AuditRoot> last = AuditRoot.newest(connection, 1);
            return new State(last.isEmpty() ? null : last.get(0).writtenAt(), lastSeal(connection),
                    LogSeals.waitingSince(connection), AuditRoot.missing(connection, notes.latest(A_DAY)));
        });
    }

    private static Instant lastSeal(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(LAST_SEAL)) {
            return row.next() ? LogColumns.at(row, 1) : null;
        }
    }

    /** Somebody may write for long: then it is for the next minute, and the other logs are sealed all the same. */
    private static void seal(SealedLog log) {
        try {
            long settled = inTransaction(connection -> LogSeals.settled(connection, log));
            inTransaction(connection -> {
                LogSeals.seal(connection, log, settled);
                return null;
            });
        } catch (RuntimeException busy) {
            LOG.warnf("%s could not be sealed just now: %s", log.table, busy.getMessage());
        }
    }

    private void note(AuditRoot root) {
        notes.add(root);
        String hour = root.writtenAt().truncatedTo(ChronoUnit.HOURS).toString();
        if (!hour.equals(told)) {
            told = hour;
            LOG.infof("Audit root of %s: %s (rows up to batch %d, %d chains of changes)", root.day(), root.written(),
                    root.seal(), root.chains());
        }
    }

    private void warn(String missing) {
        if (missing != null && !missing.equals(missed)) {
            LOG.errorf("Audit root %s, which this service has written, is not in the database: it was rewritten, or"
                    + " restored from an older backup. \"audit verify\" names what is missing", missing);
        }
        missed = missing == null ? "" : missing;
    }

    /**
     * Verifies the logs as they stand now, once what can be sealed is, and writes down what was found.
     *
     * @param personId who asked for it, or null for the command line
     * @param knownRoots roots from the server's log, as they are written there, besides those that the service has noted
     * @param progress is told from time to time how many changes were checked
     */
    public Verification verify(Long personId, Set<String> knownRoots, LongConsumer progress) {
        tick();
        Set<String> known = new HashSet<>(knownRoots);
        known.addAll(notes.all());
        Verification verification = Scope.everywhere(null).call(() -> snapshot(known, progress));
        inTransaction(connection -> {
            PastVerification.of(personId, verification).persistAndFlush();
            return null;
        });
        return verification;
    }

    /** The newest roots, the last one first. */
    public List<AuditRoot> roots(int most) {
        return inTransaction(connection -> AuditRoot.newest(connection, most));
    }

    private Verification snapshot(Set<String> knownRoots, LongConsumer progress) {
        try (Connection connection = database.getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            try {
                return Verification.run(connection, knownRoots, progress);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The database may be gone, or busy, or the memory full: the next minute does what this one could not. What is thrown
     * from here would end all minutes to come.
     */
    private void tick() {
        try {
            keep();
        } catch (RuntimeException | Error failure) {
            LOG.warnf("The logs could not be kept just now: %s", failure.getMessage());
        }
    }

    static <T> T inTransaction(ReturningWork<T> work) {
        return Scope.everywhere(null).call(() -> QuarkusTransaction.requiringNew().timeout(LONGEST)
                .call(() -> ReadLog.getEntityManager().unwrap(Session.class).doReturningWork(work)));
    }
}
