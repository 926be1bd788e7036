package org.accession;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.accession.backup.OwnerCommands;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the commands for a registry say before there is one. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandRunTest {

    private static final String DATA = "accession.data";

    @TempDir
    Path folder;

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setProperty(DATA, folder.resolve("data").toString());
        PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
    }

    @AfterEach
    void stopListening() {
        System.setOut(out);
        System.setErr(err);
        System.clearProperty(DATA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"import", "export", "audit", "audit verify", "people", "people list", "people reset",
            "backup",
            "restore", "keys", "keys list"})
    void every_command_explains_itself_without_making_a_registry(String command) {
        Main.main((command + " --help").split(" "));

        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("Usage: accession " + command);
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"import", "import --bogus x.xml", "export x.xml", "audit", "people", "people reset",
            "people list x"})
    void what_a_command_cannot_understand_is_told_before_anything_starts(String command) {
        assertThat(CommandRun.answer(command.split(" "))).hasValue(2);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .containsPattern("(See accession .*--help\\.|Usage: accession)");
    }

    @Test
    void what_is_understood_is_left_to_run() {
        assertThat(CommandRun.answer("import", "x.xml")).isEmpty();
        assertThat(CommandRun.answer("people", "reset", "admin")).isEmpty();
        assertThat(OwnerCommands.answer("backup", "x")).isEmpty();
        assertThat(OwnerCommands.answer("backup")).hasValue(2);
        assertThat(printed.toString(StandardCharsets.UTF_8)).hasLineCount(1);
    }
}
