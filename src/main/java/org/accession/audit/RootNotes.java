package org.accession.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    private static final int LONGEST = "123456789012345678:".length() + 64 + 1;

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
        if (Files.notExists(file)) {
            return Set.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> ROOT.matcher(line).matches())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So many of the last lines, of which only the end of the file is read: it grows for ever. */
    List<String> latest(int most) {
        if (Files.notExists(file)) {
            return List.of();
        }
        try (FileChannel notes = FileChannel.open(file)) {
            long begin = Math.max(0, notes.size() - (most + 1L) * LONGEST);
            List<String> roots = new BufferedReader(
                    new InputStreamReader(Channels.newInputStream(notes.position(begin)),
                            StandardCharsets.UTF_8))
                    .lines()
                    .skip(begin == 0 ? 0 : 1).filter(line -> ROOT.matcher(line).matches()).toList();
            return roots.subList(Math.max(0, roots.size() - most), roots.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
