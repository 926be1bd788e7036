package org.accession.naaccrxml;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A buffer of UTF-8 on its way out. */
final class XmlBytes implements AutoCloseable {

    private static final int CHUNK = 1 << 13;
    /** The most bytes that one character becomes: {@code &amp;}. */
    private static final int WIDEST = 5;

    private final OutputStream out;
    private final byte[] bytes = new byte[1 << 16];
    private int at;

    XmlBytes(OutputStream out) {
        this.out = out;
    }

    void raw(byte[] text) throws IOException {
        raw(text, text.length);
    }

    void raw(byte[] text, int length) throws IOException {
        if (length > bytes.length - at) {
            flush();
            if (length > bytes.length) {
                out.write(text, 0, length);
                return;
            }
        }
        System.arraycopy(text, 0, bytes, at, length);
        at += length;
    }

    void text(String text) throws IOException {
        raw(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes text between tags; false if it held a character that XML does not, and which became a space. */
    boolean escaped(String text) throws IOException {
        boolean clean = true;
        for (int from = 0; from < text.length(); from += CHUNK) {
            int to = Math.min(text.length(), from + CHUNK);
            if ((to - from) * WIDEST > bytes.length - at) {
                flush();
            }
            clean &= chunk(text, from, to);
        }
        return clean;
    }

    private boolean chunk(String text, int from, int to) {
        byte[] target = bytes;
        int end = at;
        boolean clean = true;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x80 && c != '&' && c != '<' && c != '>') {
                target[end++] = (byte) c;
            } else {
                at = end;
                clean &= special(text, i);
                end = at;
            }
        }
        at = end;
        return clean;
    }

    /** Writes the character at the index, which is not plain ASCII; false if XML cannot hold it. */
    private boolean special(String text, int i) {
        char c = text.charAt(i);
        switch (c) {
            case '&' -> put("&amp;");
            case '<' -> put("&lt;");
            case '>' -> put("&gt;");
            case '\n', '\t' -> bytes[at++] = (byte) c;
            case '\r' -> {
                if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
                    bytes[at++] = '\n';
                }
            }
            default -> {
                return encoded(text, i, c);
            }
        }
        return true;
    }

    private boolean encoded(String text, int i, char c) {
        if (Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1))) {
            return true;
        }
        int point = text.codePointAt(i);
        if (XmlCharacters.isControl(point) || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
            bytes[at++] = ' ';
            return false;
        }
        if (point < 0x800) {
            bytes[at++] = (byte) (0xc0 | point >> 6);
        } else {
            if (point < 0x10000) {
                bytes[at++] = (byte) (0xe0 | point >> 12);
            } else {
                bytes[at++] = (byte) (0xf0 | point >> 18);
                bytes[at++] = (byte) (0x80 | point >> 12 & 0x3f);
            }
            bytes[at++] = (byte) (0x80 | point >> 6 & 0x3f);
        }
        bytes[at++] = (byte) (0x80 | point & 0x3f);
        return true;
    }

    private void put(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            bytes[at++] = (byte) ascii.charAt(i);
        }
    }

    private void flush() throws IOException {
        out.write(bytes, 0, at);
        at = 0;
    }

    @Override
    public void close() throws IOException {
        try (out) {
            flush();
        }
    }
}
