package org.accession;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.platform.suite.api.ExcludePackages;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ServiceSuiteTest {

    @Test
    void what_it_leaves_out_is_what_the_other_process_runs() throws IOException {
        String[] leftOut = ServiceSuite.class.getAnnotation(ExcludePackages.class).value();

        assertThat(Files.readAllLines(Path.of(".mvn", "pure-tests"))).containsExactlyElementsOf(
                Stream.of(leftOut).map(name -> name.replace('.', '/') + "/**/*Test.java").toList());
    }
}
