package org.accession.home;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.accession.audit.LogKeeper;
import org.accession.jobs.Job;
import org.accession.platform.DataFolder;
import org.accession.platform.DatabaseAccess;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Whether the registry can work, and for how long yet. */
@ApplicationScoped
class Health {

    private static final int FULL = 90;
    private static final long SLOW = 250;

    /**
     * One thing that was looked at.
     *
     * @param mark whether it is as it should be
     * @param state in words
     */
    record Line(String what, Mark mark, String state) {

        Line(String what, boolean good, String state) {
            this(what, good ? Mark.GOOD : Mark.LOOK, state);
        }

        public String verdict() {
            return mark.words;
        }
    }

    /** What is thought of something that was looked at. */
    enum Mark {

        GOOD("✓ Good"), LOOK("⚠ Look at this"), UNKNOWN("– Not known here");

        private final String words;

        Mark(String words) {
            this.words = words;
        }
    }

    private static final Duration BACKUP = Duration.ofDays(8);
    private static final Duration SEALED = Duration.ofHours(1);

    /** A root is written once a day in any case; some days have 25 hours. */
    private static final Duration ROOTED = Duration.ofHours(26);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
            .withZone(ZoneId.systemDefault());

    private final EntityManager database;
    private final LogKeeper logs;
    private final Path folder;
    private final String version;
    private final boolean embedded;

    Health(EntityManager database, LogKeeper logs, @ConfigProperty(name = DataFolder.PROPERTY) Optional<String> folder,
            @ConfigProperty(name = "quarkus.application.version") String version,
            @ConfigProperty(name = DatabaseAccess.EMBEDDED, defaultValue = "false") boolean embedded) {
        this.database = database;
        this.logs = logs;
        this.folder = DataFolder.of(folder).path();
        this.version = version;
        this.embedded = embedded;
    }

    List<Line> lines() {
        return List.of(new Line("Version", true, "Accession " + version + " on Java " + Runtime.version()), uptime(),
                memory(), database(), size(), jobs(), logs(), backup(), disk());
    }

    private Line uptime() {
        Duration up = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
        return new Line("Running for", true,
                up.toDays() + " d " + up.toHoursPart() + " h " + up.toMinutesPart() + " min");
    }

    private Line memory() {
        Runtime runtime = Runtime.getRuntime();
        long used = runtime.totalMemory() - runtime.freeMemory();
        return new Line("Memory", used * 100 / runtime.maxMemory() < FULL,
                megabytes(used) + " of " + megabytes(runtime.maxMemory()));
    }

    private Line database() {
        long before = System.nanoTime();
        String server = ask("SHOW server_version");
        long millis = (System.nanoTime() - before) / 1_000_000;
        return new Line("Database", millis < SLOW, "PostgreSQL " + server + " answers in " + millis + " ms");
    }

    private Line size() {
        return new Line("Size of the database", true,
                ask("SELECT pg_size_pretty(pg_database_size(current_database()))"));
    }

    private Line jobs() {
        long failed = jobs(Job.State.FAILED);
        return new Line("Jobs", failed == 0, jobs(Job.State.RUNNING) + " running, " + jobs(Job.State.WAITING)
                + " waiting, " + failed + " stopped in the last 7 days");
    }

    /** Whether what this service has written down of the logs is still in the database. */
    private Line logs() {
        LogKeeper.State state = logs.state();
        if (state.missing() != null) {
            return new Line("Logs", false, "root " + state.missing() + ", which this service has written, is not in the"
                    + " database: rewritten, or an older backup");
        }
        Instant now = Instant.now();
        if (state.waiting() != null && state.waiting().isBefore(now.minus(SEALED))) {
            return new Line("Logs", false,
                    "rows since " + moment(state.waiting()) + " are not sealed: somebody has been"
                            + " writing without a pause, or keeps the service from it");
        }
        boolean isRecent = state.root() != null && state.root().isAfter(now.minus(ROOTED));
        return new Line("Logs", isRecent, "last root " + moment(state.root()) + ", last rows sealed "
                + moment(state.seal()));
    }

    private Line backup() {
        Instant last = (Instant) database
                .createNativeQuery(
                        "SELECT max(at) FROM account_event WHERE kind = 'COMMAND' AND detail = 'backup, done'",
                        Instant.class)
                .getSingleResult();
        return backup(last, embedded, Instant.now());
    }

    /** @param embedded whether the database is ours alone, and nobody else makes backups of it */
    static Line backup(Instant last, boolean embedded, Instant now) {
        boolean isRecent = last != null && last.isAfter(now.minus(BACKUP));
        Mark missed = embedded ? Mark.LOOK : Mark.UNKNOWN;
        return new Line("Backup", isRecent ? Mark.GOOD : missed, last == null
                ? "none by \"accession backup\"; those of PostgreSQL's own tools are not known here"
                : "last " + moment(last));
    }

    private static String moment(Instant at) {
        return at == null ? "never" : MINUTE.format(at);
    }

    /** The disk of this machine: of the embedded database, of the files that wait to be imported. */
    private Line disk() {
        try {
            FileStore store = Files.getFileStore(Files.exists(folder) ? folder : folder.getRoot());
            long used = 100 - store.getUsableSpace() * 100 / store.getTotalSpace();
            return new Line("Disk", used < FULL, megabytes(store.getUsableSpace()) + " free, " + used + " % used");
        } catch (IOException e) {
            return new Line("Disk", false, "cannot be looked at");
        }
    }

    /** Of everybody, whomever they are for: an administrator sees no other of them. */
    private long jobs(Job.State state) {
        return Long.parseLong(ask("SELECT count_jobs('" + state + "', interval '7 days')"));
    }

    private String ask(String query) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> database.createNativeQuery(query).getSingleResult().toString());
    }

    private static String megabytes(long bytes) {
        return "%,d MB".formatted(bytes >> 20);
    }
}
