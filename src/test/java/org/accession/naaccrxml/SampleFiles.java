package org.accession.naaccrxml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

/** Example files beside the project, where there are any. */
final class SampleFiles {

    private static final Path FOLDER = Path.of("../shared/samples");

    private SampleFiles() {}

    static List<Path> all() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), "No example files in " + FOLDER);
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".xml.gz")).sorted().toList();
        }
    }
}
