package org.accession.naaccrxml;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.NaaccrVersion;
import org.accession.dictionary.RecordType;
import org.accession.dictionary.Values;
import org.accession.naaccrxml.NaaccrFile.Content;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NaaccrXmlWriterTest {

    private final Dictionary items = Dictionaries.standard().working();
    private final Root root = Root.of(items, RecordType.A, OffsetDateTime.parse("2026-11-22T10:00:00.123-05:00"));
    private final Values patient = new Values();
    private final Values tumor = new Values();
    private List<ValueFault> faults;

    private String write(Root of, WriterOptions options, PatientRecord... patients) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (NaaccrXmlWriter writer = NaaccrXmlWriter.open(out, of, options)) {
            for (PatientRecord each : patients) {
                faults = writer.write(each);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private String write() throws IOException {
        return write(root, WriterOptions.standard(), PatientRecord.of(1, patient, List.of(tumor)));
    }

    private Content remarks(String value) throws IOException {
        tumor.set(items.item("textRemarks"), value);
        return NaaccrFile.xml(write()).read();
    }

    @Test
    void a_file_looks_as_the_standard_shows_it() throws IOException {
        patient.set(items.item("nameLast"), "Doe");
        patient.set(items.item("patientIdNumber"), "00000001");
        tumor.set(items.item("primarySite"), "C504");
        root.values().set(items.item("registryId"), "0000000001");

        assertThat(write()).isEqualTo(
                """
                        <?xml version="1.0" encoding="UTF-8"?>

                        <NaaccrData baseDictionaryUri="http://naaccr.org/naaccrxml/naaccr-dictionary-260.xml" recordType="A" \
                        timeGenerated="2026-11-22T10:00:00-05:00" specificationVersion="1.8" xmlns="http://naaccr.org/naaccrxml">
                            <Item naaccrId="registryId">0000000001</Item>
                            <Patient>
                                <Item naaccrId="patientIdNumber">00000001</Item>
                                <Item naaccrId="nameLast">Doe</Item>
                                <Tumor>
                                    <Item naaccrId="primarySite">C504</Item>
                                </Tumor>
                            </Patient>
                        </NaaccrData>
                        """);
    }

    @Test
    void items_may_carry_their_numbers() throws IOException {
        tumor.set(items.item("primarySite"), "C504");

        assertThat(write(root, WriterOptions.standard().withItemNumbers(),
                PatientRecord.of(1, patient, List.of(tumor))))
                .contains("<Item naaccrId=\"primarySite\" naaccrNum=\"400\">C504</Item>");
    }

    @Test
    void any_text_comes_back() throws IOException {
        for (String text : List.of("a < b & c > d", "]]>", "\"'", "tab\there", "Müller", "日本語", "\uD83D\uDE00!",
                "\u0085\u2028",
                "x".repeat(100_000) + "&é", "é".repeat(20_000))) {
            assertThat(remarks(text).tumorValue("textRemarks")).isEqualTo(text);
            assertThat(faults).isEmpty();
        }
    }

    @Test
    void every_line_end_is_written_as_a_line_feed() throws IOException {
        tumor.set(items.item("textRemarks"), "one\r\ntwo\rthree\nfour\r");

        assertThat(write()).contains(">one\ntwo\nthree\nfour\n</Item>").doesNotContain("\r");
    }

    @Test
    void what_xml_cannot_hold_is_reported_and_written_as_a_space() throws IOException {
        for (String text : List.of("one\u0000two", "one\u001ftwo", "one\uD83Dtwo", "one\uDE00two", "one\uFFFEtwo")) {
            assertThat(remarks(text).tumorValue("textRemarks")).isEqualTo("one two");
            assertThat(faults).containsExactly(new ValueFault(FaultCode.CONTROL_CHARACTER, 0, 1, 1, "textRemarks", text,
                    "textRemarks holds a control character, which XML does not allow; it was written as a space."));
        }
    }

    @Test
    void what_the_version_does_not_have_is_left_out_and_reported() throws IOException {
        tumor.set(Dictionaries.standard().version(new NaaccrVersion(22)).item("rxDateSurgeryFlag"), "11");

        assertThat(NaaccrFile.xml(write()).read().tumor().values().size()).isZero();
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.NOT_IN_VERSION);
            assertThat(fault.value()).isEqualTo("11");
        });
    }

    @Test
    void what_belongs_to_another_level_is_left_out() throws IOException {
        tumor.set(items.item("nameLast"), "Doe");

        assertThat(write()).doesNotContain("nameLast");
    }

    @Test
    void foreign_attributes_user_dictionaries_and_extensions_are_written_back() throws IOException {
        Root with = new Root(items, "1.8", RecordType.I, null, List.of("http://a.org/1.xml", "http://a.org/2.xml"),
                Map.of("xmlns:o", "http://o.org?a=1&b=\"2\""), new Values(), List.of(), List.of(), List.of());
        PatientRecord record = new PatientRecord(1, 0, 0, 0, patient, List.of(new StrayItem("a\"b", "1", "<")),
                List.of(new Extension("<o:E xmlns:o=\"urn:o\"/>")), List.of(), List.of());

        String text = write(with, WriterOptions.standard(), record);

        assertThat(text).contains(" userDictionaryUri=\"http://a.org/1.xml http://a.org/2.xml\"")
                .contains(" xmlns:o=\"http://o.org?a=1&amp;b=&quot;2&quot;\"").doesNotContain("timeGenerated")
                .contains("<Item naaccrId=\"a&quot;b\" naaccrNum=\"1\">&lt;</Item>")
                .contains("<o:E xmlns:o=\"urn:o\"/>");
        assertThat(NaaccrFile.xml(text).read().root().attributes()).isEqualTo(with.attributes());
    }

    @Test
    void a_stream_that_breaks_breaks_the_writing() {
        tumor.set(items.item("textRemarks"), "x".repeat(1 << 17));
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left");
            }
        };

        assertThatThrownBy(() -> {
            try (NaaccrXmlWriter writer = NaaccrXmlWriter.open(full, root, WriterOptions.standard())) {
                writer.write(PatientRecord.of(1, patient, List.of(tumor)));
            }
        }).isInstanceOf(IOException.class).hasMessage("No space left");
    }
}
