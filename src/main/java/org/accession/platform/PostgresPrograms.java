package org.accession.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * PostgreSQL's own programs: {@code initdb}, {@code pg_ctl} and {@code postgres}. They refuse to run as root, so there
 * they run in a user namespace of their own.
 */
final class PostgresPrograms {

    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");
    /** Its name, or its number where it has none. */
    private static final Set<String> ROOT = Set.of("root", "0");

    private final Path home;
    private final List<String> prefix;

    private PostgresPrograms(Path home, List<String> prefix) {
        this.home = home;
        this.prefix = prefix;
    }

    /** Unpacks the programs below {@code folder} unless they are there. */
    static PostgresPrograms in(Path folder) {
        try {
            return new PostgresPrograms(PostgresArchive.unpack(folder).toRealPath(), prefix());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL cannot be unpacked to " + folder, e);
        }
    }

    /** Runs a program to its end; what it printed is the message of the exception if it failed. */
    void run(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(home.resolve("bin").resolve(WINDOWS ? program + ".exe" : program).toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(program + ": " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", e);
        }
    }

    /** Whether the process runs one of these programs; one that has ended and was not reaped does not. */
    boolean areRunBy(ProcessHandle process) {
        return process.info().command().filter(command -> Path.of(command).startsWith(home.getParent())).isPresent();
    }

    /** Kills what runs these programs, and returns when nothing does. */
    void killAll() throws IOException {
        try {
            for (List<ProcessHandle> running = running(); !running.isEmpty(); running = running()) {
                running.forEach(ProcessHandle::destroyForcibly);
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while former servers end", e);
        }
    }

    private List<ProcessHandle> running() {
        return ProcessHandle.allProcesses().filter(this::areRunBy).toList();
    }

    private static List<String> prefix() throws IOException {
        if (!ProcessHandle.current().info().user().filter(ROOT::contains).isPresent()) {
            return List.of();
        }
        try {
            if (new ProcessBuilder("unshare", "-U", "true").start().waitFor() == 0) {
                return List.of("unshare", "-U");
            }
        } catch (IOException e) {
            throw runsAsRoot(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        throw runsAsRoot(null);
    }

    private static StartRefused runsAsRoot(IOException cause) {
        return new StartRefused("PostgreSQL does not run as root, and this machine allows no user namespace"
                + " (unshare -U). Start Accession as an ordinary user, or set quarkus.datasource.jdbc.url.", cause);
    }
}
