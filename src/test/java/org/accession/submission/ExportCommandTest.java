package org.accession.submission;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import io.quarkus.test.junit.QuarkusTest;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportCommandTest {

    @TempDir
    Path folder;

    @Inject
    ExportCommand command;

    private final StringWriter out = new StringWriter();

    private int run(Path file) {
        return new CommandLine(command).setOut(new PrintWriter(out, true)).execute(file.toString(), "--recipient",
                "State", "--purpose", "test", "--case", UUID.randomUUID().toString());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void the_file_is_its_owner_s_alone_and_the_help_says_so() throws IOException {
        Path file = folder.resolve("export.xml");

        assertThat(run(file)).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(file).content().contains("<NaaccrData ").doesNotContain("<Patient>");
        assertThat(new CommandLine(command).getUsageMessage().replaceAll("\\s+", " "))
                .contains("nobody but you may open");
    }

    @Test
    void a_file_that_is_there_stays() throws IOException {
        Path file = Files.writeString(folder.resolve("export.xml"), "precious");

        assertThat(run(file)).isEqualTo(2);
        assertThat(file).hasContent("precious");
    }
}
