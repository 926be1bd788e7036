package org.accession.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.LongStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RootNotesTest {

    @TempDir
    Path folder;

    private Path file;
    private RootNotes notes;

    @BeforeEach
    void begin() {
        file = folder.resolve("audit").resolve("roots");
        notes = new RootNotes(file.toString());
    }

    @Test
    void the_latest_are_the_last_lines_whatever_came_before() {
        assertThat(notes.all()).isEmpty();
        assertThat(notes.latest(2)).isEmpty();
        LongStream.rangeClosed(1, 9).mapToObj(RootNotesTest::root).forEach(notes::add);

        assertThat(notes.all()).hasSize(9);
        assertThat(notes.latest(20)).hasSize(9);
        assertThat(notes.latest(2)).containsExactly(root(8).written(), root(9).written());
    }

    @Test
    void a_line_that_was_cut_is_none() throws IOException {
        notes.add(root(1));
        Files.writeString(file, "2:abab\n", StandardOpenOption.APPEND);
        notes.add(root(3));

        assertThat(notes.all()).containsExactly(root(1).written(), root(3).written());
        assertThat(notes.latest(2)).containsExactly(root(1).written(), root(3).written());
    }

    /** A line that reading begins in the middle of would be another root: 345 of 12345. */
    @Test
    void no_line_is_cut_by_reading_the_end_alone() throws IOException {
        LongStream.rangeClosed(12_341, 12_349).mapToObj(RootNotesTest::root).forEach(notes::add);
        for (int blank = 0; blank < 160; blank++) {
            assertThat(notes.all()).as(blank + " blank lines").containsAll(notes.latest(2));
            Files.writeString(file, "\n", StandardOpenOption.APPEND);
        }
    }

    @Test
    void the_last_day_of_a_file_that_no_memory_holds_is_read() throws IOException {
        Files.createDirectories(file.getParent());
        try (RandomAccessFile years = new RandomAccessFile(file.toFile(), "rw")) {
            years.setLength(1L << 33);
            years.seek(years.length());
            years.writeBytes("\n");
        }
        notes.add(root(1));

        assertThat(notes.latest(1440)).containsExactly(root(1).written());
    }

    private static AuditRoot root(long number) {
        return new AuditRoot(number, LocalDate.EPOCH, Instant.EPOCH, 0, CanonicalForm.NOTHING, 0, CanonicalForm.NOTHING,
                new CanonicalForm().field(number).hash());
    }
}
