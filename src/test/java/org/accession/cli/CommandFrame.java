package org.accession.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

/** What the tests of the commands share: a folder, and a way to run them and see what they print. */
abstract class CommandFrame {

    @TempDir
    Path folder;

    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();

    int run(String... arguments) {
        return FileCommands.run(new PrintWriter(out), new PrintWriter(err, true), arguments);
    }

    /** A file with the text, in the folder. */
    String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
