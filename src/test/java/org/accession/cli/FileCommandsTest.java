package org.accession.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FileCommandsTest extends CommandFrame {

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <NaaccrData baseDictionaryUri="http://naaccr.org/naaccrxml/naaccr-dictionary-230.xml" recordType="A"
                specificationVersion="1.6" xmlns="http://naaccr.org/naaccrxml">
            """;
    private static final String PATIENT = """
            <Patient>
            <Item naaccrId="sex">1</Item>
            <Tumor>
            <Item naaccrId="primarySite">%s</Item>
            <Item naaccrId="dateOfDiagnosis">20230405</Item>
            </Tumor>
            </Patient>
            """;

    private static final String[] KEYS = {"file", "line", "patient", "tumor", "item", "code", "value", "message"};

    private String clean() throws IOException {
        return file("clean.xml", HEAD + PATIENT.formatted("C504") + "</NaaccrData>");
    }

    private String faulty() throws IOException {
        return file("faulty.xml", HEAD + PATIENT.formatted("C5\"04") + PATIENT.formatted("C50\n4") + "</NaaccrData>");
    }

    private String broken() throws IOException {
        return file("broken.xml", HEAD + "<Patient>oops</Patient></NaaccrData>");
    }

    @Test
    void validating_a_clean_file_prints_nothing_but_a_summary() throws IOException {
        assertThat(run("validate", clean())).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("1 patient, 1 tumor, no faults.");
    }

    @Test
    void each_value_fault_is_a_line() throws IOException {
        String file = faulty();

        assertThat(run("validate", file)).isEqualTo(1);
        assertThat(out.toString().lines()).containsExactly(file + ":7: too-long primarySite C5\"04",
                file + ":14: too-long primarySite C50\\n4");
    }

    @Test
    void each_value_fault_is_an_object() throws IOException {
        String file = faulty();

        assertThat(run("validate", "--format", "json", file)).isEqualTo(1);
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(2);
        JsonNode second = new ObjectMapper().readTree(lines.get(1));
        assertThat(second.fieldNames()).toIterable().containsExactly(KEYS);
        assertThat(second.get("file").asText()).isEqualTo(file);
        assertThat(second.get("line").asInt()).isEqualTo(14);
        assertThat(second.get("patient").asInt()).isEqualTo(2);
        assertThat(second.get("tumor").asInt()).isEqualTo(1);
        assertThat(second.get("item").asText()).isEqualTo("primarySite");
        assertThat(second.get("code").asText()).isEqualTo("too-long");
        assertThat(second.get("value").asText()).isEqualTo("C50\n4");
    }

    @Test
    void a_file_that_is_not_naaccr_xml_is_told_with_its_place_and_the_next_one_is_checked() throws IOException {
        String broken = broken();
        String faulty = faulty();

        assertThat(run("validate", broken, faulty)).isEqualTo(2);
        assertThat(out.toString().lines()).first().asString().startsWith(broken + ":4:10: Text stands between");
        assertThat(out.toString().lines()).hasSize(3);
    }

    @Test
    void a_structural_fault_is_an_object_too() throws IOException {
        assertThat(run("validate", "--format=json", broken())).isEqualTo(2);
        JsonNode fault = new ObjectMapper().readTree(out.toString());
        assertThat(fault.get("code").asText()).isEqualTo("structure");
        assertThat(fault.get("line").asInt()).isEqualTo(4);
        assertThat(fault.get("column").asInt()).isEqualTo(10);
        assertThat(fault.fieldNames()).toIterable().contains(KEYS);
        assertThat(fault.get("item").isNull()).isTrue();
    }

    @Test
    void a_file_that_is_not_there_is_an_object_too() throws IOException {
        assertThat(run("validate", "--format=json", "no-such-file.xml")).isEqualTo(2);
        JsonNode fault = new ObjectMapper().readTree(out.toString());
        assertThat(fault.fieldNames()).toIterable().contains(KEYS);
        assertThat(fault.get("code").asText()).isEqualTo("unreadable");
        assertThat(fault.get("message").asText()).isEqualTo("no-such-file.xml: there is no such file.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate --bogus x", "validate", "validate no-such-file.xml", "info no-such-file.xml",
            "info", "convert a.xml b.xml", "convert --to 26 no-such-file.xml b.xml", "convert --to 99 a.xml b.xml",
            "convert --to x a.xml b.xml", "validate --format csv x", "validate .", "validate --dictionary no-such x",
            "validate --dictionary . x", "validate a\0b", "convert --to 26 a\0b c.xml", "frobnicate"})
    void what_cannot_be_done_is_one_sentence(String arguments) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().endsWith(".");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void converting_writes_the_other_version_and_says_what_it_did() throws IOException {
        Path target = folder.resolve("new.xml.gz");

        assertThat(run("convert", "--to", "26", "--item-numbers", clean(), target.toString())).isZero();
        assertThat(out.toString()).contains("1 patient, 1 tumor written as NAACCR 26.")
                .contains("1 x sexAssignedAtBirth (225): converted");
        assertThat(Files.readAllBytes(target)).startsWith(0x1f, 0x8b);
        assertThat(run("info", target.toString())).isZero();
        assertThat(out.toString()).contains("version          NAACCR 26 (specification 1.8)");
    }

    @Test
    void a_broken_file_leaves_what_was_there() throws IOException {
        String target = file("target.xml", "precious");

        assertThat(run("convert", "--to", "26", broken(), target)).isEqualTo(2);
        assertThat(Path.of(target)).hasContent("precious");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder("broken.xml", "target.xml");
        }
        assertThat(err.toString()).contains("broken.xml:4:10: Text stands between");
    }

    @Test
    void a_value_that_is_not_right_is_converted_and_told() throws IOException {
        assertThat(run("convert", "--to", "26", faulty(), folder.resolve("new.xml").toString())).isEqualTo(1);
        assertThat(out.toString()).contains("2 value faults in the file");
        assertThat(folder.resolve("new.xml")).content().contains("C5\"04");
    }

    @Test
    void the_counts_of_a_file_are_told() throws IOException {
        assertThat(run("info", clean())).isZero();
        assertThat(out.toString().lines()).contains("record type      A", "patients         1", "tumors           1",
                "value faults     0", "site C50         1", "year 2023        1");
    }

    @Test
    void a_dictionary_may_be_added() throws IOException {
        String dictionary = file("state.xml", """
                <NaaccrDictionary dictionaryUri="http://state.org/dictionary.xml" specificationVersion="1.6"
                    xmlns="http://naaccr.org/naaccrxml"><ItemDefs><ItemDef naaccrId="stateItem" naaccrNum="9600"
                    naaccrName="State Item" length="2" parentXmlElement="Tumor" dataType="digits"/></ItemDefs>
                </NaaccrDictionary>""");
        String data = file("data.xml", HEAD.replace("recordType",
                "userDictionaryUri=\"http://state.org/dictionary.xml\" recordType")
                + "<Patient><Tumor><Item naaccrId=\"stateItem\">12</Item></Tumor></Patient></NaaccrData>");

        assertThat(run("validate", data)).isEqualTo(1);
        assertThat(run("validate", "--dictionary", dictionary, data)).isZero();
        assertThat(run("convert", "--dictionary", dictionary, "--to", "26", data, folder.resolve("o.xml").toString()))
                .isZero();
        assertThat(folder.resolve("o.xml")).content().contains("<Item naaccrId=\"stateItem\">12</Item>")
                .contains("userDictionaryUri=\"http://state.org/dictionary.xml\"");
    }

    @Test
    void a_base_dictionary_may_not_take_items_away() throws IOException {
        String dictionary = file("short.xml", """
                <NaaccrDictionary dictionaryUri="http://naaccr.org/naaccrxml/naaccr-dictionary-230.xml"
                    naaccrVersion="230" specificationVersion="1.6" xmlns="http://naaccr.org/naaccrxml"><ItemDefs>
                <ItemDef naaccrId="primarySite" naaccrNum="400" length="4" parentXmlElement="Tumor"/>
                </ItemDefs></NaaccrDictionary>""");

        assertThat(run("validate", "--dictionary", dictionary, clean())).isEqualTo(2);
        assertThat(err.toString().lines()).hasSizeGreaterThan(700)
                .contains(dictionary + ": patientIdNumber (20) of the dictionary that is known is missing;"
                        + " there may be values of it.");
    }

    @Test
    void every_fault_of_a_dictionary_is_told() throws IOException {
        String dictionary = file("bad.xml", """
                <NaaccrDictionary dictionaryUri="http://state.org/dictionary.xml" specificationVersion="1.6"
                    xmlns="http://naaccr.org/naaccrxml"><ItemDefs>
                <ItemDef naaccrId="stateItem" naaccrNum="9600" length="two" parentXmlElement="Tumor"/>
                <ItemDef naaccrId="stateItem" naaccrNum="9601" length="2" parentXmlElement="Tumor"/>
                </ItemDefs></NaaccrDictionary>""");

        assertThat(run("validate", "--dictionary", dictionary, clean())).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(2).allMatch(line -> line.matches(".*bad\\.xml:[34]: .*\\."));
    }

    @Test
    void output_that_cannot_be_written_is_no_success() throws IOException {
        PrintWriter full = new PrintWriter(new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("No space left on device");
            }
        });

        assertThat(FileCommands.run(full, new PrintWriter(err, true), "info", clean())).isEqualTo(2);
        assertThat(err.toString()).contains("could not be written");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void what_any_command_writes_is_its_owner_s_alone_and_the_help_says_so() throws IOException {
        Path written = folder.resolve("written.xml");
        for (String command : List.of("convert --to 26 IN", "stage IN", "generate --patients 3")) {
            run((command.replace("IN", clean()) + " " + written).split(" "));

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written))).isEqualTo("rw-------");
            Files.delete(written);
            out.getBuffer().setLength(0);
            run(command.substring(0, command.indexOf(' ')), "--help");
            assertThat(out.toString().replaceAll("\\s+", " ")).contains("nobody but you may open");
        }
    }

    @Test
    void every_command_explains_itself() {
        for (String command : List.of("validate", "convert", "info", "stage")) {
            assertThat(run(command, "--help")).isZero();
            assertThat(out.toString()).contains("Usage: accession " + command).contains("--dictionary")
                    .contains("Exit code");
        }
    }
}
