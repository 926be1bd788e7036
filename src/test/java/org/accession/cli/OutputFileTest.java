package org.accession.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

import org.accession.Main;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
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
        assertThat(told).contains("No space left on device");
    }
}
