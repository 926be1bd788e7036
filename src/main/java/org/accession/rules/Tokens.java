package org.accession.rules;

import java.util.List;

import org.accession.rules.Token.Kind;

/** The words of a source one after the other. */
final class Tokens {

    /** Deeper than any rule that a person wrote, and shallow enough for the stack. */
    private static final int DEEPEST = 500;

    private final List<Token> tokens;
    private int next;
    private int depth;

    Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token token() {
        return ahead(0);
    }

    /** The word so many places on; the end where there are no more. */
    Token ahead(int places) {
        return tokens.get(Math.min(next + places, tokens.size() - 1));
    }

    Token advance() {
        Token token = token();
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    /** Passes the sign if it is next. */
    boolean passed(String sign) {
        boolean there = token().is(sign);
        if (there) {
            advance();
        }
        return there;
    }

    Token expect(String sign) throws RuleFault {
        if (!token().is(sign)) {
            throw unexpected("\"" + sign + "\"");
        }
        return advance();
    }

    String name() throws RuleFault {
        if (token().kind() != Kind.NAME || token().isKeyword()) {
            throw unexpected("a name");
        }
        return advance().text();
    }

    int number() throws RuleFault {
        Token token = advance();
        if (token.kind() != Kind.NUMBER || !token.text().matches("\\d{1,10}")
                || Long.parseLong(token.text()) > Integer.MAX_VALUE) {
            throw new RuleFault(token.at(), token.shown() + " is no whole number below " + Integer.MAX_VALUE + ".");
        }
        return Integer.parseInt(token.text());
    }

    boolean isAtEnd() {
        return token().kind() == Kind.END;
    }

    void deeper() throws RuleFault {
        if (++depth > DEEPEST) {
            throw new RuleFault(token().at(), "This is nested too deeply.");
        }
    }

    void shallower() {
        depth--;
    }

    RuleFault unexpected(String wanted) {
        return new RuleFault(token().at(), "Here stands " + token().shown() + " where " + wanted + " should be.");
    }
}
