package org.accession.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A PostgreSQL server of the registry's own, on 127.0.0.1 and a port that was free, with its data in a
 * {@link DataFolder}. Commits are durable. A server that an earlier, killed Accession left behind is stopped first.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final String SUPERUSER = "postgres";
    /** Replaying a long write-ahead log is work, not a fault. */
    private static final String START_SECONDS = "900";
    private static final String STOP_SECONDS = "120";

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("max_wal_size", "2GB"),
            // A week of logs, without statements and row values: those may name patients.
            Map.entry("logging_collector", "on"),
            Map.entry("log_filename", "postgresql-%a.log"),
            Map.entry("log_truncate_on_rotation", "on"),
            Map.entry("log_rotation_age", "1d"),
            Map.entry("log_rotation_size", "0"),
            Map.entry("log_checkpoints", "off"),
            Map.entry("log_error_verbosity", "terse"),
            Map.entry("log_min_error_statement", "panic"));

    private final DataFolder folder;
    private final FileLock claim;
    private final PostgresPrograms programs;
    private final DatabaseAccess access;
    private boolean running = true;

    private EmbeddedPostgres(DataFolder folder, FileLock claim, PostgresPrograms programs, DatabaseAccess access) {
        this.folder = folder;
        this.claim = claim;
        this.programs = programs;
        this.access = access;
    }

    /** Starts the server of {@code folder}, made on the first start; throws {@link StartRefused} with the reason. */
    public static EmbeddedPostgres start(DataFolder folder) {
        return start(folder, Map.of());
    }

    /** The same with settings of {@code postgresql.conf} over the durable ones, for tests. */
    public static EmbeddedPostgres start(DataFolder folder, Map<String, String> settings) {
        folder.create();
        FileLock claim = folder.claim().orElseThrow(() -> new StartRefused(
                "Another Accession runs on the data folder " + folder.path() + ". Stop it, or name another folder."));
        try {
            PostgresPrograms programs = PostgresPrograms.in(folder.programs());
            stopOrphans(folder, programs);
            initialize(folder, programs);
            Map<String, String> all = new LinkedHashMap<>(SETTINGS);
            all.putAll(settings);
            DatabaseAccess access = access(folder, launch(folder, programs, all));
            EmbeddedPostgres server = new EmbeddedPostgres(folder, claim, programs, access);
            try {
                Roles.provide(access, SUPERUSER, superuserPassword(folder).read());
            } catch (SQLException e) {
                server.close();
                throw new StartRefused("The database in " + folder.path() + " does not answer: " + e.getMessage(), e);
            }
            return server;
        } catch (IOException e) {
            release(claim);
            throw new StartRefused("PostgreSQL cannot start on " + folder.path() + ". " + e.getMessage(), e);
        } catch (RuntimeException e) {
            release(claim);
            throw e;
        }
    }

    /** Whether a process, this or another, has the folder's server running, or is about to start it. */
    public static boolean isRunning(DataFolder folder) {
        Optional<FileLock> claim = folder.create().claim();
        claim.ifPresent(EmbeddedPostgres::release);
        return claim.isEmpty();
    }

    /** The database that a running Accession has started on {@code folder}, for a command beside it. */
    public static DatabaseAccess beside(DataFolder folder) {
        try {
            PostgresPrograms programs = PostgresPrograms.in(folder.programs());
            Postmaster running = Postmaster.of(folder.database()).filter(found -> found.runs(programs)).orElseThrow(
                    () -> new StartRefused("The service on " + folder.path() + " is just starting or stopping."));
            return access(folder, running.port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public DatabaseAccess access() {
        return access;
    }

    /** Stops the server and waits for it; more calls do nothing. */
    @Override
    public synchronized void close() {
        if (!running) {
            return;
        }
        running = false;
        try {
            stop(folder, programs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            release(claim);
        }
    }

    /** While this process has claimed the folder, whatever still runs its programs was left behind by a killed one. */
    private static void stopOrphans(DataFolder folder, PostgresPrograms programs) throws IOException {
        stop(folder, programs);
        programs.killAll();
        Postmaster.bury(folder.database());
    }

    /** A first start that was cut short leaves only the draft behind, and starts over. */
    private static void initialize(DataFolder folder, PostgresPrograms programs) throws IOException {
        if (Files.exists(folder.database())) {
            return;
        }
        Path draft = folder.database().resolveSibling("database.draft");
        FileTree.delete(draft);
        SecretFile password = superuserPassword(folder);
        password.read();
        programs.run("initdb", List.of("-D", draft.toString(), "--username=" + SUPERUSER,
                "--pwfile=" + password.file(), "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C",
                "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        Files.move(draft, folder.database(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static int launch(DataFolder folder, PostgresPrograms programs, Map<String, String> settings)
            throws IOException {
        int port = freePort();
        List<String> options = new ArrayList<>(List.of("-p", Integer.toString(port)));
        settings.forEach((name, value) -> options.addAll(List.of("-c", name + "=" + value)));
        Path log = folder.path().resolve("database-start.log");
        Files.deleteIfExists(log);
        try {
            programs.run("pg_ctl", List.of("start", "-D", folder.database().toString(), "-l", log.toString(), "-w",
                    "-t", START_SECONDS, "-o", String.join(" ", options)));
        } catch (IOException e) {
            throw new IOException(Files.exists(log) ? Files.readString(log).strip() : e.getMessage(), e);
        }
        return port;
    }

    private static void stop(DataFolder folder, PostgresPrograms programs) throws IOException {
        if (Postmaster.of(folder.database()).filter(server -> server.runs(programs)).isPresent()) {
            programs.run("pg_ctl",
                    List.of("stop", "-D", folder.database().toString(), "-m", "fast", "-w", "-t", STOP_SECONDS));
        }
    }

    private static DatabaseAccess access(DataFolder folder, int port) {
        return new DatabaseAccess(port, DatabaseAccess.SERVICE,
                new SecretFile(folder.passwords().resolve(DatabaseAccess.OWNER)).read(),
                new SecretFile(folder.passwords().resolve(DatabaseAccess.SERVICE)).read());
    }

    private static SecretFile superuserPassword(DataFolder folder) {
        return new SecretFile(folder.passwords().resolve(SUPERUSER));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private static void release(FileLock claim) {
        try {
            claim.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
