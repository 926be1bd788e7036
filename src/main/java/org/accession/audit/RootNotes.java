package org.accession.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The roots as they were written, one a line, in a file apart from the database: who rewrites the database, the last roots
 * among it, does not rewrite them.
 */
@ApplicationScoped
class RootNotes {

    /** A line that a power failure has cut is none. */
    private static final Pattern ROOT = Pattern.compile("\\d{1,18}:[0-9a-f]{64}");

    private final Path file;

    RootNotes(@ConfigProperty(name = "accession.audit.roots-file") String file) {
        this.file = Path.of(file);
    }

    /** It is on the disk when this returns. */
    void add(AuditRoot root) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, root.written() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As they were written. */
    Set<String> all() {
        try {
            return Files.notExists(file)
                    ? Set.of()
                    : Files.readAllLines(file).stream().filter(line -> ROOT.matcher(line).matches())
                            .collect(Collectors.toCollection(LinkedHashSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So many of the last. */
    List<String> latest(int most) {
        List<String> all = List.copyOf(all());
        return all.subList(Math.max(0, all.size() - most), all.size());
    }
}
