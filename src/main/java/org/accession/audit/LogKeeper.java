package org.accession.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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

/** Seals what was read, each minute, and writes the day's root over both logs. Any instance may: a lock lets one at a time. */
@ApplicationScoped
public class LogKeeper {

    private static final Logger LOG = Logger.getLogger(LogKeeper.class);
    private static final int SECONDS = 60;
    private static final int LONGEST = 3600;

    private final DataSource database;
    private final Clock clock;
    private final ScheduledExecutorService ticks = Executors
            .newSingleThreadScheduledExecutor(work -> new Thread(work, "audit"));

    LogKeeper(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent started) {
        ticks.scheduleWithFixedDelay(this::tick, 1, SECONDS, TimeUnit.SECONDS);
    }

    void end(@Observes ShutdownEvent stopping) {
        ticks.shutdown();
    }

    /** Seals what was read up to now, and writes the day's root if there is none. */
    public void keep() {
        long settled = inTransaction(ReadSeals::settled);
        inTransaction(connection -> {
            ReadSeals.seal(connection, settled);
            return null;
        });
        inTransaction(connection -> AuditRoot.write(connection, LocalDate.now(clock)))
                .ifPresent(root -> LOG.infof("Audit root of %s: %s (reads up to batch %d, %d chains of changes)",
                        root.day(),
                        root.written(), root.seal(), root.chains()));
    }

    /**
     * Verifies both logs as they stand now, and writes down what was found.
     *
     * @param personId who asked for it, or null for the command line
     * @param knownRoots roots from the server's log, as they are written there
     * @param progress is told from time to time how many changes were checked
     */
    public Verification verify(Long personId, Set<String> knownRoots, LongConsumer progress) {
        Verification verification = Scope.everywhere(null).call(() -> snapshot(knownRoots, progress));
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
            LOG.warnf("The logs could not be sealed just now: %s", failure.getMessage());
        }
    }

    static <T> T inTransaction(ReturningWork<T> work) {
        return Scope.everywhere(null).call(() -> QuarkusTransaction.requiringNew().timeout(LONGEST)
                .call(() -> ReadLog.getEntityManager().unwrap(Session.class).doReturningWork(work)));
    }
}
