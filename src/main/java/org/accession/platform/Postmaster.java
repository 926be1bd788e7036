package org.accession.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What {@code postmaster.pid} of a database folder says about the server that runs, or ran, on it. */
record Postmaster(long pid, String folder, int port) {

    private static final String FILE = "postmaster.pid";

    static Optional<Postmaster> of(Path database) throws IOException {
        Path file = database.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        // Lines: process id, folder, start time, port; a server killed while it wrote them may have left fewer.
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 4) {
            return Optional.empty();
        }
        return Optional.of(new Postmaster(Long.parseLong(lines.get(0).strip()), lines.get(1),
                Integer.parseInt(lines.get(3).strip())));
    }

    boolean runs() {
        return process().filter(this::isPostgres).isPresent();
    }

    /**
     * Another process has the id now: in a container that happens at every restart. PostgreSQL would take it for its
     * own server and refuse to start.
     */
    boolean wasReplaced() {
        return process().filter(process -> process.info().command().isPresent() && !isPostgres(process)).isPresent();
    }

    static void forget(Path database) throws IOException {
        Files.deleteIfExists(database.resolve(FILE));
    }

    private Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    }

    private boolean isPostgres(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        return info.command().filter(command -> command.endsWith("postgres") || command.endsWith("postgres.exe"))
                .isPresent() && info.arguments().map(words -> Arrays.asList(words).contains(folder)).orElse(true);
    }
}
