package org.accession.naaccrxml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import org.accession.dictionary.Dictionaries;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.accession.naaccrxml.NaaccrFile.HEAD;
import static org.accession.naaccrxml.NaaccrFile.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HostileFileTest {

    /** A text again and again, many times or for ever. */
    private static final class Repeated extends InputStream {

        private final byte[] text;
        private final long length;
        private long read;

        Repeated(String text, long times) {
            this.text = text.getBytes(StandardCharsets.UTF_8);
            length = this.text.length * times;
        }

        @Override
        public int read() {
            return read < length ? text[(int) (read++ % text.length)] : -1;
        }

        @Override
        public int read(byte[] to, int from, int most) {
            int at = (int) (read % text.length);
            int some = (int) Math.min(Math.min(most, text.length - at), length - read);
            System.arraycopy(text, at, to, from, some);
            read += some;
            return some > 0 ? some : -1;
        }

        NaaccrXmlReader after(String beginning) throws IOException {
            InputStream begun = new ByteArrayInputStream(beginning.getBytes(StandardCharsets.UTF_8));
            return NaaccrXmlReader.open(new SequenceInputStream(begun, this), Dictionaries.standard(),
                    ReaderOptions.standard());
        }
    }

    private static StructuralFault faultOf(String beginning, Repeated endless) {
        return catchThrowableOfType(StructuralFault.class, () -> {
            try (NaaccrXmlReader reader = endless.after(beginning)) {
                while (reader.next() != null) {
                    assertThat(endless.read).isLessThan(1L << 30);
                }
            }
        });
    }

    private static Repeated endless(String text) {
        return new Repeated(text.repeat(10_000), 1L << 40);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <Patient><Item naaccrId="nameLast"> | x
            <Patient><Item naaccrId="nameLast"> | <![CDATA[x]]>
            <Patient><Item naaccrId="nameLast"> | &amp;
            <Patient><Item naaccrId="nameLast"><![CDATA[ | x
            <Patient><Item naaccrId=" | x
            <Patient><Item  | ' naaccrId="x"'
            <Patient>< | x
            </ | x
            <!-- | x
            <? | x
            <o:x xmlns:o="urn:o"> | <o:y>text</o:y>
            <o:x xmlns:o="urn:o"> | <o:y>
            <Patient> | <Patient>
            <Patient> | <Item naaccrId="x"/>
            <Patient> | <Item naaccrId="nameLast">Doe</Item>
            <Patient><Tumor> | <Item naaccrId="nameLast">Doe</Item>
            <Patient> | <Tumor/>
            <Item naaccrId="registryType"/> | <Item naaccrId="x">1</Item>
            <Patient> | <o:x xmlns:o="urn:o"/>
            """)
    void what_has_no_end_is_given_up_while_it_fits_into_memory(String beginning, String on) {
        Repeated endless = endless(on);
        StructuralFault fault = faultOf(HEAD + beginning, endless);

        assertThat(fault).isNotNull();
        assertThat(fault.sentence()).endsWith(".");
        assertThat(endless.read).isLessThan(100L << 20);
    }

    @Test
    void a_value_that_comes_byte_by_byte_is_read() throws IOException {
        String text = "x".repeat(100_000) + "\nend";
        NaaccrFile file = NaaccrFile.tumor(item("textRemarks", text), item("primarySite", "C5041"));
        InputStream dripping = new ByteArrayInputStream(file.bytes()) {
            @Override
            public synchronized int read(byte[] to, int from, int most) {
                return super.read(to, from, pos < 1000 ? Math.min(most, 1000 - pos) : Math.min(most, 1));
            }
        };

        NaaccrFile.Content content = NaaccrFile.read(dripping, Dictionaries.standard(), ReaderOptions.standard());

        assertThat(content.tumorValue("textRemarks")).isEqualTo(text);
        assertThat(content.faults()).extracting(ValueFault::line).containsExactly(5L, 7L);
    }

    @Test
    void a_damaged_gzip_is_told_where_its_text_ends() {
        byte[] zipped = NaaccrFile.holding("<Patient/>\n".repeat(100)).gzipped().bytes();
        StructuralFault fault = catchThrowableOfType(StructuralFault.class,
                () -> new NaaccrFile(Arrays.copyOf(zipped, zipped.length - 4)).read());

        assertThat(fault.line()).isEqualTo(105);
    }

    @Test
    void an_endless_prolog_is_given_up() {
        assertThat(faultOf("<?xml version=\"1.0\"", endless("x")).sentence()).contains("longer than");
        assertThat(faultOf("<", endless("x")).sentence()).contains("longer than");
    }

    @Test
    void an_xml_bomb_is_refused_before_it_is_unpacked() {
        StringBuilder bomb = new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [<!ENTITY lol0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            bomb.append("<!ENTITY lol").append(i).append(" \"").append(("&lol" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        bomb.append("]>\n").append(HEAD.substring(HEAD.indexOf("<NaaccrData"))).append(item("registryId", "&lol9;"))
                .append("</NaaccrData>");

        assertThatThrownBy(() -> NaaccrFile.xml(bomb.toString()).read()).isInstanceOf(StructuralFault.class)
                .hasMessageContaining("Line 2").hasMessageContaining("is not allowed in NAACCR XML");
    }

    @Test
    void an_external_entity_is_refused() {
        String text = HEAD.replace("<NaaccrData",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n<NaaccrData")
                + item("registryId", "&e;") + "</NaaccrData>";

        assertThatThrownBy(() -> NaaccrFile.xml(text).read()).isInstanceOf(StructuralFault.class)
                .hasMessageContaining("is not allowed in NAACCR XML");
    }

    @Test
    void a_truncated_gzip_is_refused_wherever_it_ends() {
        StringBuilder patients = new StringBuilder();
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            patients.append("<Patient>").append(item("nameLast", Long.toString(random.nextLong(), 36)))
                    .append("</Patient>\n");
        }
        byte[] zipped = NaaccrFile.holding(patients.toString()).gzipped().bytes();

        for (int length = 2; length < zipped.length; length += 7) {
            NaaccrFile cut = new NaaccrFile(Arrays.copyOf(zipped, length));
            assertThatThrownBy(cut::read).isInstanceOf(StructuralFault.class)
                    .hasMessageContaining("damaged or cut off");
        }
    }

    @Test
    void what_stands_behind_the_compressed_content_is_not_passed_over() throws IOException {
        NaaccrFile file = NaaccrFile.holding("<Patient/>\n".repeat(100)).gzipped();

        assertThatThrownBy(file.followedBy("junk".getBytes(StandardCharsets.US_ASCII))::read)
                .isInstanceOf(StructuralFault.class)
                .hasMessage("Line 105, column 1: Behind the end of the compressed content stands something else.");
        assertThat(file.followedBy(new byte[700]).read().patients()).as("zeros fill up a block").hasSize(100);
    }

    @Test
    void a_damaged_gzip_is_refused() {
        byte[] zipped = NaaccrFile.holding("<Patient/>".repeat(1000)).gzipped().bytes();
        zipped[zipped.length - 6] ^= 1;

        assertThatThrownBy(() -> new NaaccrFile(zipped).read()).isInstanceOf(StructuralFault.class)
                .hasMessageContaining("damaged or cut off");
    }

    /** 250 MB. Each patient may leave behind 40 bytes before this fails. */
    @Test
    void a_large_file_takes_no_more_memory_than_a_small_one() throws IOException {
        int patients = 500_000;
        String patient = "    <Patient>" + item("nameLast", "Doe") + "<Tumor>" + item("primarySite", "C504")
                + item("textRemarks", "All of it was said before. ".repeat(14).strip()) + "</Tumor></Patient>\n";
        Repeated repeated = new Repeated(patient.repeat(1000), patients / 1000);
        assertThat(repeated.length).isGreaterThan(250L << 20);
        long most = 0;
        StructuralFault end = null;
        try (NaaccrXmlReader reader = repeated.after(HEAD)) {
            long before = used();
            for (int read = 1; read <= patients; read++) {
                assertThat(reader.next() != null).isTrue();
                if (read % (patients / 2) == 0) {
                    most = Math.max(most, used() - before);
                }
            }
            end = catchThrowableOfType(StructuralFault.class, reader::next);
        }
        assertThat(end.line()).isEqualTo(patients + 3);
        assertThat(most).isLessThan(20L << 20);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
