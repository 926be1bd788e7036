package org.accession.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.accession.Main;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@DisplayNameGeneration(ReplaceUnderscores.class)
@DisabledOnOs(OS.WINDOWS)
class OutputFileTest {

    @TempDir
    Path folder;

    private static void write(Path target, String text) throws IOException {
        OutputFile.write(target.toString(), out -> {
            try (out) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    @Test
    void a_link_stays_a_link() throws IOException {
        Path file = Files.writeString(folder.resolve("cases.xml"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("latest.xml"), file);

        write(link, "new");

        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    void a_pipe_is_written_into() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo here");
        CompletableFuture<String> reader = CompletableFuture.supplyAsync(() -> read(pipe));

        write(pipe, "through");

        assertThat(reader.get()).isEqualTo("through");
        assertThat(Files.isRegularFile(pipe)).isFalse();
    }

    @Test
    void a_file_is_its_owner_s_alone_whatever_was_there() throws IOException {
        Path open = Files.writeString(folder.resolve("open.xml"), "old");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-rw-rw-"));

        for (Path file : List.of(open, folder.resolve("new.xml"), folder.resolve("new.xml.gz"))) {
            write(file, "patients");

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        }
    }

    @Test
    void a_folder_in_which_nothing_can_be_made_is_told() {
        Path nowhere = Path.of("/proc/cases.xml");
        assumeTrue(Files.isDirectory(nowhere.getParent()), "no /proc here");

        assertThatThrownBy(() -> write(nowhere, "patients")).isInstanceOf(UnusableFile.class)
                .hasMessage("/proc/cases.xml: no file can be made in the folder /proc.");
    }

    @Test
    void a_full_disk_is_told_with_the_name_of_the_file() {
        assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full here");

        assertThatThrownBy(() -> write(Path.of("/dev/full"), "patients")).isInstanceOf(UnusableFile.class)
                .hasMessage("/dev/full: this could not be written: No space left on device.");
    }

    private static String read(Path pipe) {
        try {
            return Files.readString(pipe);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_full_disk_behind_standard_output_is_told() throws Exception {
        File full = new File("/dev/full");
        assumeTrue(full.exists(), "no /dev/full here");
        Process command = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), Main.class.getName(), "generate", "--patients", "3", "-")
                .redirectOutput(full).start();
        String told = new String(command.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(command.waitFor()).isEqualTo(2);
        assertThat(told).contains("standard output: this could not be written: No space left on device.");
    }
}
