package org.accession.naaccrxml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.NaaccrVersion;
import org.accession.dictionary.RecordType;
import org.accession.naaccrxml.NaaccrFile.Content;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.accession.naaccrxml.NaaccrFile.item;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NaaccrXmlReaderTest {

    @Test
    void the_root_says_version_record_type_and_time() throws IOException {
        Root root = NaaccrFile.holding(item("registryId", "0000000001")).read().root();

        assertThat(root.version()).isEqualTo(new NaaccrVersion(26));
        assertThat(root.recordType()).isEqualTo(RecordType.A);
        assertThat(root.specificationVersion()).isEqualTo("1.8");
        assertThat(root.generatedAt()).hasValueSatisfying(time -> assertThat(time).isEqualTo("2026-11-22T10:00-05:00"));
        assertThat(root.values().get(root.dictionary().item("registryId"))).isEqualTo("0000000001");
        assertThat(root.faults()).isEmpty();
    }

    @Test
    void a_file_without_patients_is_read() throws IOException {
        assertThat(NaaccrFile.holding().read().patients()).isEmpty();
        assertThat(NaaccrFile.xml(NaaccrFile.HEAD.replace("naaccrxml\">\n", "naaccrxml\"/>")).read().patients())
                .isEmpty();
    }

    @Test
    void a_patient_may_have_no_tumor_and_a_tumor_no_item() throws IOException {
        List<PatientRecord> patients = NaaccrFile.holding("<Patient/>", "<Patient><Tumor/><Tumor></Tumor></Patient>")
                .read().patients();

        assertThat(patients).extracting(patient -> patient.tumors().size()).containsExactly(0, 2);
    }

    @Test
    void records_know_their_ordinals_and_lines() throws IOException {
        Content content = NaaccrFile.holding("<Patient>", "</Patient>", "<Patient>", item("nameLast", "Doe"), "<Tumor>",
                "</Tumor>", "", "<Tumor/>", "</Patient>").read();

        assertThat(content.patients()).extracting(PatientRecord::ordinal).containsExactly(1, 2);
        assertThat(content.patients()).extracting(PatientRecord::line).containsExactly(3L, 5L);
        assertThat(content.patients().get(1).tumors()).extracting(TumorRecord::ordinal).containsExactly(1, 2);
        assertThat(content.patients().get(1).tumors()).extracting(TumorRecord::line).containsExactly(7L, 10L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<Item naaccrId=\"primarySite\">C504</Item>",
            "<Item naaccrId=\"primarySite\" naaccrNum=\"400\">C504</Item>",
            "<Item naaccrNum=\"400\" naaccrId=\"primarySite\">C504</Item>", "<Item naaccrNum=\"400\">C504</Item>",
            "<Item  naaccrId = 'primarySite'\n>C504</Item >", "<Item naaccrId=\" primarySite \">C504</Item>",
            "<Item naaccrId=\"primarySite\">C5<!-- not 5 -->04</Item>",
            "<Item naaccrId=\"primarySite\"><![CDATA[C50]]>4</Item>",
            "<Item naaccrId=\"primarySite\">&#67;&#x35;04</Item>",
            "<Item naaccrId=\"primarySite\">C50<?pi?>4</Item>",
            "<!-- - -->\n<Item naaccrId=\"primarySite\">C504</Item>",
            "<?pi some thing?><Item naaccrId=\"primarySite\">C504</Item>"})
    void an_item_may_be_written_in_many_ways(String item) throws IOException {
        Content content = NaaccrFile.tumor(item).read();

        assertThat(content.tumorValue("primarySite")).isEqualTo("C504");
        assertThat(content.tumor().values().size()).isEqualTo(1);
        assertThat(content.faults()).isEmpty();
    }

    @Test
    void an_item_without_a_value_is_an_absent_one() throws IOException {
        Content content = NaaccrFile.tumor(item("primarySite", ""), "<Item naaccrId=\"laterality\"/>",
                item("behaviorCodeIcdO3", "<![CDATA[]]>")).read();

        assertThat(content.tumor().values().size()).isZero();
        assertThat(content.faults()).isEmpty();
    }

    @Test
    void escaped_characters_and_other_alphabets_are_read() throws IOException {
        Content content = NaaccrFile.tumor(item("textRemarks", "a &lt; b &amp; c &gt; d &quot;&apos; é \uD83D\uDE00"))
                .read();

        assertThat(content.tumorValue("textRemarks")).isEqualTo("a < b & c > d \"' é \uD83D\uDE00");
        assertThat(content.faults()).isEmpty();
    }

    @Test
    void each_line_end_is_read_as_one_line_feed() throws IOException {
        Content content = NaaccrFile.tumor(item("textRemarks", "one\r\ntwo\rthree\nfour&#xD;\nfive&#13;six")).read();

        assertThat(content.tumorValue("textRemarks")).isEqualTo("one\ntwo\nthree\nfour\nfive\nsix");
    }

    @Test
    void the_namespace_may_have_a_prefix() throws IOException {
        Content content = NaaccrFile.xml("""
                <n:NaaccrData baseDictionaryUri="http://naaccr.org/naaccrxml/naaccr-dictionary-230.xml" recordType="I"
                    xmlns:n="http://naaccr.org/naaccrxml">
                <n:Patient><n:Tumor><n:Item naaccrId="primarySite">C504</n:Item></n:Tumor></n:Patient>
                </n:NaaccrData>""").read();

        assertThat(content.tumorValue("primarySite")).isEqualTo("C504");
        assertThat(content.root().specificationVersion()).isEqualTo("1.0");
    }

    @Test
    void the_namespace_may_be_declared_again_within() throws IOException {
        Content content = NaaccrFile.holding("<m:Patient xmlns:m=\"http://naaccr.org/naaccrxml\">",
                "<Tumor xmlns=\"http://naaccr.org/naaccrxml\">", "<m:Item naaccrId=\"primarySite\">C504</m:Item>",
                "</Tumor></m:Patient>").read();

        assertThat(content.tumorValue("primarySite")).isEqualTo("C504");
    }

    @Test
    void extensions_are_kept_with_the_namespaces_they_use() throws IOException {
        String head = NaaccrFile.HEAD.replace("xmlns=", "xmlns:o=\"http://o.org\" o:version=\"2\" xmlns=");
        Content content = NaaccrFile.xml(head + """
                <o:A>1</o:A>
                <Patient><o:B o:x="&lt;"><o:C/><![CDATA[<]]><!-- c --></o:B><D xmlns="http://d.org"><E/></D>
                <Tumor><o:F xmlns:o="http://f.org"><Item naaccrId="x">&amp;</Item></o:F></Tumor></Patient>
                </NaaccrData>""").read();

        assertThat(content.root().attributes()).containsEntry("xmlns:o", "http://o.org").containsEntry("o:version",
                "2");
        assertThat(content.root().extensions()).extracting(Extension::xml)
                .containsExactly("<o:A xmlns:o=\"http://o.org\">1</o:A>");
        assertThat(content.patient().extensions()).extracting(Extension::xml).containsExactly(
                "<o:B xmlns:o=\"http://o.org\" o:x=\"&lt;\"><o:C/><![CDATA[<]]><!-- c --></o:B>",
                "<D xmlns=\"http://d.org\"><E/></D>");
        assertThat(content.tumor().extensions()).extracting(Extension::xml)
                .containsExactly("<o:F xmlns=\"http://naaccr.org/naaccrxml\" xmlns:o=\"http://f.org\">"
                        + "<Item naaccrId=\"x\">&amp;</Item></o:F>");
    }

    @Test
    void extensions_can_be_skipped() throws IOException {
        Content content = NaaccrFile.holding("<Patient><o:B xmlns:o=\"http://o.org\"><o:C/>text</o:B>",
                "<Tumor>" + item("primarySite", "C504") + "</Tumor></Patient>")
                .read(Dictionaries.standard(), ReaderOptions.standard().withoutExtensions());

        assertThat(content.patient().extensions()).isEmpty();
        assertThat(content.tumorValue("primarySite")).isEqualTo("C504");
    }

    @Test
    void values_that_are_not_validated_are_not_reported() throws IOException {
        Content content = NaaccrFile
                .tumor(item("primarySite", "C5"), item("textRemarks", " x "), item("laterality", "X"))
                .read(Dictionaries.standard(), ReaderOptions.standard().withoutValidation());

        assertThat(content.faults()).isEmpty();
        assertThat(content.tumorValue("primarySite")).isEqualTo("C5");
    }

    @Test
    void gzip_is_told_by_its_content() throws IOException {
        assertThat(NaaccrFile.tumor(item("primarySite", "C504")).gzipped().read().tumorValue("primarySite"))
                .isEqualTo("C504");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "windows-1252", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
    void any_encoding_that_the_file_declares_is_read(String encoding) throws IOException {
        String text = NaaccrFile.tumor(item("textRemarks", "Müller, Å")).text().replace("UTF-8", encoding);

        Content content = NaaccrFile.xml(text).in(Charset.forName(encoding)).read();

        assertThat(content.tumorValue("textRemarks")).isEqualTo("Müller, Å");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void a_byte_order_mark_is_passed_over(String encoding) throws IOException {
        String text = NaaccrFile.tumor(item("textRemarks", "Müller")).text().replace(" encoding=\"UTF-8\"", "");

        Content content = NaaccrFile.xml("\uFEFF" + text).in(Charset.forName(encoding)).read();

        assertThat(content.tumorValue("textRemarks")).isEqualTo("Müller");
        assertThat(content.patient().line()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "ISO-8859-1"})
    void a_patient_s_text_can_be_found_again(String encoding) throws IOException {
        String second = "<Patient><Item naaccrId=\"nameLast\">Müller</Item></Patient>";
        NaaccrFile file = NaaccrFile.xml(NaaccrFile.holding("<Patient/>", second, "<Patient/>").text()
                .replace("UTF-8", encoding)).in(Charset.forName(encoding));

        for (NaaccrFile each : List.of(file, file.gzipped())) {
            PatientRecord patient = each.read().patients().get(1);
            assertThat(NaaccrXmlReader.text(each.stream(), patient.byteOffset(), patient.byteLength()))
                    .isEqualTo(second);
        }
    }

    @Test
    void offsets_count_the_byte_order_mark() throws IOException {
        NaaccrFile file = NaaccrFile.xml("\uFEFF" + NaaccrFile.holding("<Patient/>").text());
        PatientRecord patient = file.read().patient();

        assertThat(new String(file.bytes(), (int) patient.byteOffset(), (int) patient.byteLength(),
                StandardCharsets.UTF_8)).isEqualTo("<Patient/>");
    }

    @Test
    void reading_resumes_behind_any_patient() throws IOException {
        StringBuilder patients = new StringBuilder();
        for (int i = 1; i <= 3000; i++) {
            patients.append("<Patient>\n").append(item("nameLast", "Doe" + "x".repeat(i % 30))).append("</Patient>\n");
        }
        NaaccrFile file = NaaccrFile.holding(patients.toString());
        List<PatientRecord> all = file.read().patients();

        for (int read : new int[]{0, 1, 2, 1500, 2999, 3000}) {
            NaaccrXmlReader.Position position;
            try (NaaccrXmlReader reader = NaaccrXmlReader.open(file.stream(), Dictionaries.standard(),
                    ReaderOptions.standard())) {
                for (int i = 0; i < read; i++) {
                    reader.next();
                }
                position = reader.position();
            }
            try (NaaccrXmlReader reader = NaaccrXmlReader.open(file.stream(), Dictionaries.standard(),
                    ReaderOptions.standard())) {
                reader.resume(position);
                assertThat(reader.next()).isEqualTo(read < 3000 ? all.get(read) : null);
            }
        }
    }

    @Test
    void reading_does_not_depend_on_how_the_bytes_arrive() throws IOException {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            items.append("<Patient>").append(item("nameLast", "Müller" + i)).append("<Tumor>\n")
                    .append(item("primarySite", "C504")).append(item("textRemarks", "long é\n".repeat(i * 10) + "."))
                    .append("<!-- -->").append(item("laterality", "&#49;")).append("</Tumor></Patient>\n");
        }
        NaaccrFile file = NaaccrFile.holding(items.toString());
        Content expected = file.read();
        assertThat(expected.faults()).isEmpty();

        for (int chunk : new int[]{1, 2, 3, 7, 255, 4096}) {
            Content content = NaaccrFile.read(new ByteArrayInputStream(file.bytes()) {
                @Override
                public synchronized int read(byte[] to, int from, int most) {
                    return super.read(to, from, Math.min(most, chunk));
                }
            }, Dictionaries.standard(), ReaderOptions.standard());
            assertThat(content).isEqualTo(expected);
        }
    }

    @Test
    void values_longer_than_the_window_are_read() throws IOException {
        String text = "0123456789\n".repeat(50_000).strip();
        Content content = NaaccrFile.tumor(item("textRemarks", text), item("primarySite", "C504")).read();

        assertThat(content.tumorValue("textRemarks")).isEqualTo(text);
        assertThat(content.tumorValue("primarySite")).isEqualTo("C504");
        assertThat(content.faults()).extracting(ValueFault::code).containsExactly(FaultCode.TOO_LONG);
    }

    @Test
    void the_stream_is_closed_with_the_reader_and_when_opening_fails() throws IOException {
        for (String text : List.of(NaaccrFile.HEAD + "</NaaccrData>", "no XML")) {
            int[] closed = new int[1];
            ByteArrayInputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
                @Override
                public void close() {
                    closed[0]++;
                }
            };
            try (NaaccrXmlReader reader = NaaccrXmlReader.open(in, Dictionaries.standard(), ReaderOptions.standard())) {
                assertThat(reader.next()).isNull();
                assertThat(reader.next()).isNull();
            } catch (StructuralFault expected) {
                assertThat(text).isEqualTo("no XML");
            }
            assertThat(closed[0]).isPositive();
        }
    }

    @Test
    void a_file_can_be_copied_a_thousand_times_into_one() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Content content = NaaccrFile.tumor(item("primarySite", "C504")).read();
        try (NaaccrXmlWriter writer = NaaccrXmlWriter.open(out, content.root(), WriterOptions.standard())) {
            for (int i = 0; i < 1000; i++) {
                writer.write(content.patient());
            }
        }
        assertThat(new NaaccrFile(out.toByteArray()).read().patients()).hasSize(1000);
    }
}
