package org.accession.rules;

import org.accession.rules.Code.OfNumber;
import org.accession.rules.Code.OfText;

/** A text of values of one width, one after the other, in which AT looks for a value. */
final class Blocks {

    private final String text;
    private final int width;
    private final long[] codes;

    private Blocks(String text, int width) {
        this.text = text;
        this.width = width;
        codes = new long[(text.length() + width - 1) / width];
        for (int block = 0; block < codes.length; block++) {
            codes[block] = ShortText.code(text, block * width, Math.min((block + 1) * width, text.length()));
        }
    }

    static Blocks of(String text, int width) {
        return new Blocks(text, width);
    }

    OfNumber at(OfText wanted) {
        return run -> at(wanted.value(run));
    }

    private int at(String wanted) {
        if (wanted.length() != width) {
            return wanted.length() > width ? 0 : ListFunctions.at(wanted, text, width);
        }
        long code = ShortText.code(wanted);
        if (code == ShortText.NONE) {
            return ListFunctions.at(wanted, text, width);
        }
        for (int block = 0; block < codes.length; block++) {
            if (codes[block] == code) {
                return block + 1;
            }
        }
        return 0;
    }
}
