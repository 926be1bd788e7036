package org.accession.naaccrxml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text of any encoding as UTF-8. Bytes that the encoding does not have end it with a CharacterCodingException. */
final class Transcoder extends InputStream {

    private static final int CHARACTERS = 1 << 13;

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    private final ByteBuffer read = ByteBuffer.allocate(CHARACTERS).limit(0);
    private final CharBuffer characters = CharBuffer.allocate(CHARACTERS);
    private final ByteBuffer utf8 = ByteBuffer.allocate(CHARACTERS * 3).limit(0);
    private CoderResult broken;
    private boolean ended;

    Transcoder(InputStream in, Charset charset) {
        this.in = in;
        decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read() throws IOException {
        return more() ? utf8.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] to, int from, int most) throws IOException {
        if (most == 0) {
            return 0;
        }
        if (!more()) {
            return -1;
        }
        int length = Math.min(most, utf8.remaining());
        utf8.get(to, from, length);
        return length;
    }

    private boolean more() throws IOException {
        while (!utf8.hasRemaining()) {
            if (broken != null) {
                broken.throwException();
            }
            if (ended) {
                return false;
            }
            convert();
        }
        return true;
    }

    private void convert() throws IOException {
        read.compact();
        int length = in.read(read.array(), read.position(), read.remaining());
        ended = length < 0;
        read.position(read.position() + Math.max(0, length)).flip();
        CoderResult result = decoder.decode(read, characters, ended);
        if (result.isError()) {
            broken = result;
        }
        characters.flip();
        utf8.clear();
        result = encoder.encode(characters, utf8, ended);
        if (result.isError() && broken == null) {
            broken = result;
        }
        characters.compact();
        utf8.flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
