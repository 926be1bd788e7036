package org.accession.rules;

import java.util.function.IntPredicate;

/**
 * Some of the characters; all beyond ASCII count as one.
 *
 * @param low a bit for each character from 0 to 63
 * @param high a bit for each character from 64 to 127
 * @param others whether the characters beyond are in
 */
record CharSet(long low, long high, boolean others) {

    /** What stands for a character: itself in ASCII, else this. */
    static final int OTHER = 128;

    static final CharSet ANY = new CharSet(-1, -1, true);
    static final CharSet BLANK = of(' ');
    static final CharSet NOT_BLANK = new CharSet(~BLANK.low, -1, true);
    static final CharSet DIGIT = range('0', '9');
    static final CharSet UPPER = range('A', 'Z');
    static final CharSet LOWER = range('a', 'z');
    static final CharSet LETTER = UPPER.or(LOWER);
    static final CharSet LETTER_OR_DIGIT = LETTER.or(DIGIT);

    static CharSet of(char c) {
        return where(other -> other == symbol(c));
    }

    static CharSet range(char first, char last) {
        return where(c -> c >= symbol(first) && c <= symbol(last));
    }

    static int symbol(char c) {
        return Math.min(c, OTHER);
    }

    boolean contains(int symbol) {
        return symbol == OTHER ? others : ((symbol < 64 ? low : high) >>> symbol & 1) != 0;
    }

    CharSet or(CharSet more) {
        return new CharSet(low | more.low, high | more.high, others | more.others);
    }

    private static CharSet where(IntPredicate isIn) {
        long low = 0;
        long high = 0;
        for (int c = 0; c < 64; c++) {
            low |= isIn.test(c) ? 1L << c : 0;
            high |= isIn.test(c + 64) ? 1L << c : 0;
        }
        return new CharSet(low, high, isIn.test(OTHER));
    }
}
