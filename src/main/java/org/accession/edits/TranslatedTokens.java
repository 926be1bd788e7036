package org.accession.edits;

import java.util.List;

import org.accession.edits.TranslatedToken.Kind;
import org.accession.rules.RuleFault;

/** The words of translated logic one after the other. */
final class TranslatedTokens {

    /** Deeper than any edit, and shallow enough for the stack. */
    private static final int DEEPEST = 300;

    private final List<TranslatedToken> tokens;
    private int next;
    private int depth;

    TranslatedTokens(List<TranslatedToken> tokens) {
        this.tokens = tokens;
    }

    TranslatedToken token() {
        return ahead(0);
    }

    /** The word so many places on; the end where there are no more. */
    TranslatedToken ahead(int places) {
        return tokens.get(Math.min(next + places, tokens.size() - 1));
    }

    TranslatedToken advance() {
        TranslatedToken token = token();
        skip(1);
        return token;
    }

    void skip(int places) {
        next = Math.min(next + places, tokens.size() - 1);
    }

    /** Passes the word if it is next. */
    boolean passed(String wanted) {
        boolean there = token().is(wanted);
        skip(there ? 1 : 0);
        return there;
    }

    void expect(String wanted) throws RuleFault {
        if (!passed(wanted)) {
            throw unexpected("\"" + wanted + "\"");
        }
    }

    String name() throws RuleFault {
        if (token().kind() != Kind.NAME) {
            throw unexpected("a name");
        }
        return advance().text();
    }

    int number() throws RuleFault {
        if (token().kind() != Kind.NUMBER || !token().text().matches("[0-9]{1,10}")
                || Long.parseLong(token().text()) > Integer.MAX_VALUE) {
            throw unexpected("a whole number below " + Integer.MAX_VALUE);
        }
        return Integer.parseInt(advance().text());
    }

    /** Whether the word is on the line of the one before. */
    boolean onSameLine() {
        return next > 0 && tokens.get(next - 1).at().line() == token().at().line();
    }

    /** How many words the name of a type has that begins here, with what stands in angles or brackets; 0 if none does. */
    int behindType() {
        if (token().kind() != Kind.NAME) {
            return 0;
        }
        int place = 1;
        if (ahead(place).is("<")) {
            while (!ahead(place).is(">") && ahead(place).kind() != Kind.END) {
                place++;
            }
            place++;
        }
        while (ahead(place).is("[") && ahead(place + 1).is("]")) {
            place += 2;
        }
        return place;
    }

    void deeper() throws RuleFault {
        if (++depth > DEEPEST) {
            throw fault("This is nested too deeply.");
        }
    }

    void shallower() {
        depth--;
    }

    RuleFault unexpected(String wanted) {
        String here = token().kind() == Kind.END ? "the end" : "\"" + token().text() + "\"";
        return fault("Here stands " + here + " where " + wanted + " should be.");
    }

    RuleFault fault(String sentence) {
        return new RuleFault(token().at(), sentence);
    }
}
