package org.accession.naaccrxml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GzipContentTest {

    private static final int FLAGS = 3;
    private static final int HEADER = 10;

    @Test
    void it_reads_what_the_jdk_reads() throws IOException {
        Random random = new Random(26);
        for (int length : new int[]{0, 1, 100, 65_535, 65_536, 1_000_000}) {
            byte[] content = new byte[length];
            random.nextBytes(content);
            Arrays.fill(content, length / 2, length, (byte) 'x');
            byte[] zipped = zipped(content);

            assertThat(new GzipContent(new ByteArrayInputStream(zipped)).readAllBytes()).isEqualTo(content)
                    .isEqualTo(new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes());
        }
    }

    @Test
    void every_member_is_read_from_a_stream_that_gives_little_and_knows_not_of_more() throws IOException {
        InputStream members = new SequenceInputStream(new ByteArrayInputStream(zipped(bytes("one"))),
                new ByteArrayInputStream(zipped(bytes(" and two"))));
        InputStream dripping = new FilterInputStream(members) {
            @Override
            public int read(byte[] to, int from, int most) throws IOException {
                return super.read(to, from, Math.min(1, most));
            }

            @Override
            public int available() {
                return 0;
            }
        };

        assertThat(new GzipContent(dripping).readAllBytes()).isEqualTo(bytes("one and two"));
    }

    @Test
    void a_header_may_hold_more_than_it_must() throws IOException {
        byte[] plain = zipped(bytes("content"));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(Arrays.copyOf(plain, HEADER));
        file.writeBytes(new byte[]{3, 0, 1, 2, 3});
        file.writeBytes(bytes("name.xml\0a comment\0"));
        file.writeBytes(new byte[2]);
        file.writeBytes(Arrays.copyOfRange(plain, HEADER, plain.length));
        byte[] whole = file.toByteArray();
        whole[FLAGS] = 0b11110;

        assertThat(new GzipContent(new ByteArrayInputStream(whole)).readAllBytes()).isEqualTo(bytes("content"));
    }

    @Test
    void what_begins_like_a_member_and_is_none_is_something_else() {
        byte[] first = zipped(bytes("content"));
        byte[] all = Arrays.copyOf(first, first.length + 2);
        all[first.length] = 0x1f;

        assertThatThrownBy(() -> new GzipContent(new ByteArrayInputStream(all)).readAllBytes())
                .isInstanceOf(GzipContent.Appended.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] zipped(byte[] content) {
        return new NaaccrFile(content).gzipped().bytes();
    }
}
