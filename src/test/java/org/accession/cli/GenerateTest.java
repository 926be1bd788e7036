package org.accession.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GenerateTest extends CommandFrame {

    @ParameterizedTest
    @ValueSource(strings = {"18", "21", "22", "23", "24", "25", "26"})
    void a_generated_file_is_valid_in_its_version(String version) {
        String file = folder.resolve("made-up.xml.gz").toString();

        assertThat(run("generate", "--patients", "200", "--seed", "4", "--to", version, file)).isZero();
        assertThat(out.toString()).startsWith("200 made-up patients, ").contains("NAACCR " + version);
        assertThat(run("validate", file)).isZero();
        assertThat(err.toString()).contains("200 patients, ").contains("no faults");
    }

    @Test
    void what_another_version_cannot_hold_is_left_out_and_told() {
        run("generate", "--patients", "500", "--to", "18", folder.resolve("made-up.xml").toString());

        assertThat(out.toString()).contains(" x figoStage (3836): too long, left out",
                " x figoStage (3836): does not fit, left out", " x sex (220): converted",
                " x ruca2020 (342): not in this version, left out").doesNotContain("value fault");
    }

    @Test
    void the_newest_version_needs_no_conversion() {
        run("generate", "--patients", "20", folder.resolve("made-up.xml").toString());

        assertThat(out.toString().lines()).hasSize(1);
    }

    @Test
    void the_same_options_write_the_same_file_and_another_seed_another() throws IOException {
        Path one = folder.resolve("one.xml");
        Path two = folder.resolve("two.xml");
        Path other = folder.resolve("other.xml");
        run("generate", "--patients", "20", one.toString());
        run("generate", "--patients", "20", two.toString());
        run("generate", "--patients", "20", "--seed", "2", other.toString());

        assertThat(two).hasSameBinaryContentAs(one);
        assertThat(Files.readString(other)).isNotEqualTo(Files.readString(one));
    }

    @ParameterizedTest
    @ValueSource(strings = {"generate --to 99 x.xml", "generate --patients -1 x.xml", "generate --patients many x.xml"})
    void what_cannot_be_generated_is_refused_in_a_sentence(String line) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
    }
}
