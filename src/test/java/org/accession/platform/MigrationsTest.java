package org.accession.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Flyway says it only when the service starts. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MigrationsTest {

    private static final Path FOLDER = Path.of("src", "main", "resources", "db", "migration");

    @Test
    void no_two_migrations_share_a_number_and_each_has_a_name() throws IOException {
        List<String> names;
        try (Stream<Path> files = Files.list(FOLDER)) {
            names = files.map(file -> file.getFileName().toString()).sorted().toList();
        }

        assertThat(names).hasSizeGreaterThan(50)
                .allSatisfy(name -> assertThat(name).matches("V\\d{3}__[a-z0-9]+(_[a-z0-9]+)*\\.sql"));
        assertThat(names.stream().map(name -> name.substring(0, 4))).doesNotHaveDuplicates();
    }
}
