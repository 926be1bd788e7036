package org.accession.rules;

/** Texts of at most eight ASCII characters as numbers that compare as the texts do. */
final class ShortText {

    /** A text that is longer, or has other characters. */
    static final long NONE = -1;

    /** No text, or blanks. */
    static final long BLANK = 0;

    private static final int MOST = 8;

    private ShortText() {}

    static long code(String text) {
        return code(text, 0, text.length());
    }

    /** The number of a part of a text. */
    static long code(String text, int from, int to) {
        int length = to - from;
        if (length > MOST) {
            return NONE;
        }
        long code = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == 0 || c > '~') {
                return NONE;
            }
            code = code << 8 | c;
        }
        return length == 0 ? 0 : code << (MOST - length) * 8;
    }
}
