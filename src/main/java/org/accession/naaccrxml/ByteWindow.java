package org.accession.naaccrxml;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * The part of a UTF-8 text that is being looked at. Fields are open to the package: the scanning loops work on them.
 * Behind {@code limit} stands a zero byte, so that a loop which stops at control characters stops there too.
 */
final class ByteWindow implements AutoCloseable {

    /** The most that one value, tag, comment or extension may take. */
    static final int MOST = 1 << 24;
    /** No position: nothing is kept. */
    static final long NONE = Long.MAX_VALUE;
    /** Room behind the limit, so that eight bytes can be read at once. */
    private static final int ROOM = 16;

    byte[] bytes = new byte[(1 << 16) + ROOM];
    int at;
    int limit;
    /** The line of {@code at}, from 1. */
    long line = 1;
    /** The position at which that line begins. */
    long lineStart;
    /** Bytes from this position stay in the window; for the innermost token. */
    long token = NONE;
    /** Bytes from this position stay in the window; for an extension. */
    long capture = NONE;

    private final InputStream in;
    private long base;
    private boolean ended;

    ByteWindow(InputStream in) {
        this.in = in;
    }

    /** Where {@code at} is in the text, in bytes. */
    long position() {
        return base + at;
    }

    /** The index of a position in {@code bytes}. */
    int index(long position) {
        return (int) (position - base);
    }

    /** The byte at {@code at}, or -1 at the end of the text. */
    int peek() throws IOException {
        return at < limit || fill() ? bytes[at] & 0xff : -1;
    }

    /** Passes one byte. */
    void skip() {
        if (bytes[at++] == '\n') {
            line++;
            lineStart = base + at;
        }
    }

    /** Whether the text goes on with these ASCII characters. */
    boolean looksAt(byte[] expected) throws IOException {
        while (limit - at < expected.length) {
            if (!fill()) {
                return false;
            }
        }
        return Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
    }

    /** Reads on behind {@code limit}; {@code at} may move with the bytes. False at the end of the text. */
    boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        int from = (int) (Math.min(base + at, Math.min(token, capture)) - base);
        int room = bytes.length - ROOM - limit;
        if (from > 0 && (room < bytes.length / 4)) {
            System.arraycopy(bytes, from, bytes, 0, limit - from);
            base += from;
            at -= from;
            limit -= from;
            room += from;
        }
        if (room == 0) {
            if (limit >= MOST) {
                throw fault("A value, tag, comment or extension is longer than " + MOST / (1 << 20) + " MB.");
            }
            bytes = Arrays.copyOf(bytes, (bytes.length - ROOM) * 2 + ROOM);
            room = bytes.length - ROOM - limit;
        }
        int length = read(room);
        if (length < 0) {
            ended = true;
            return false;
        }
        limit += length;
        bytes[limit] = 0;
        return true;
    }

    private int read(int room) throws IOException {
        try {
            return in.read(bytes, limit, room);
        } catch (EOFException | ZipException e) {
            passAll();
            throw damaged(e, line, column());
        } catch (CharacterCodingException e) {
            passAll();
            throw fault("The text is not in the encoding that the file declares.");
        }
    }

    /** To the end of what could be read: what could not is there, not where somebody looked for more. */
    private void passAll() {
        while (at < limit) {
            skip();
        }
    }

    static StructuralFault damaged(IOException failure, long line, long column) {
        return new StructuralFault(line, column, failure instanceof GzipContent.Appended
                ? failure.getMessage()
                : "The compressed file is damaged or cut off here.");
    }

    /** Goes on at a position further on, on the line given. */
    void skipTo(long position, long newLine) throws IOException {
        long inWindow = Math.min(limit, position - base);
        at = (int) inWindow;
        if (position() < position) {
            in.skipNBytes(position - position());
            base = position;
            at = 0;
            limit = 0;
            bytes[0] = 0;
        }
        line = newLine;
        lineStart = position;
    }

    /** The text between two indexes. */
    String decode(int from, int to) throws StructuralFault {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            ByteBuffer strict = ByteBuffer.wrap(bytes, from, to - from);
            if (StandardCharsets.UTF_8.newDecoder().decode(strict, CharBuffer.allocate(to - from), true).isError()) {
                throw notUtf8(strict.position());
            }
        }
        return text;
    }

    private StructuralFault notUtf8(int broken) {
        for (int i = broken; i < at; i++) {
            if (bytes[i] == '\n') {
                line--;
            }
        }
        at = broken;
        int start = broken;
        while (start > 0 && bytes[start - 1] != '\n') {
            start--;
        }
        lineStart = start > 0 ? base + start : Math.min(lineStart, base);
        return fault(String.format("The byte %02X is not UTF-8; the file may have another encoding.", bytes[broken]));
    }

    /** Refuses the text at {@code at}. */
    StructuralFault fault(String sentence) {
        return new StructuralFault(line, column(), sentence);
    }

    private long column() {
        if (lineStart < base) {
            return position() - lineStart + 1;
        }
        long column = 1;
        for (int i = index(lineStart); i < at; i++) {
            // Bytes that go on a character do not count.
            if ((bytes[i] & 0xc0) != 0x80) {
                column++;
            }
        }
        return column;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
