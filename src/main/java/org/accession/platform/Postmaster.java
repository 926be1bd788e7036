package org.accession.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code postmaster.pid} of a database folder says about the server that runs, or ran, on it. */
record Postmaster(long pid, int port) {

    private static final String FILE = "postmaster.pid";
    /** Above what any kernel gives out. */
    private static final String NOBODY = Integer.toString(Integer.MAX_VALUE);

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
        return Optional.of(new Postmaster(Long.parseLong(lines.get(0).strip()),
                Integer.parseInt(lines.get(3).strip())));
    }

    /** Whether that process is there, and runs one of these programs. */
    boolean runs(PostgresPrograms programs) {
        return ProcessHandle.of(pid).filter(programs::areRunBy).isPresent();
    }

    /**
     * Makes the file name a process that cannot be. Where another process has the id now (in a container that happens
     * at every restart), or the dead one was never reaped, PostgreSQL would refuse to start. The rest of the file stays:
     * from it PostgreSQL sees whether a part of the former server still holds the data.
     */
    static void bury(Path database) throws IOException {
        Path file = database.resolve(FILE);
        if (Files.exists(file)) {
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            if (lines.isEmpty()) {
                Files.delete(file);
                return;
            }
            lines.set(0, NOBODY);
            Files.write(file, lines);
        }
    }
}
