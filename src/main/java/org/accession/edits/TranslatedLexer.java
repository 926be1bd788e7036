package org.accession.edits;

import java.util.ArrayList;
import java.util.List;

import org.accession.edits.TranslatedToken.Kind;
import org.accession.rules.Place;
import org.accession.rules.RuleFault;

/** Splits translated logic, and that of SEER, into words. Ends of lines say nothing that the words do not say. */
final class TranslatedLexer {

    private static final String[] SIGNS = {"==~", "==", "!=", "<=", ">=", "&&", "||", "?.", "?:", "..", "->", "<<",
            "+=",
            "++"};

    private final String source;
    private final List<TranslatedToken> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;

    private TranslatedLexer(String source) {
        this.source = source;
    }

    static List<TranslatedToken> tokens(String source) throws RuleFault {
        TranslatedLexer lexer = new TranslatedLexer(source);
        while (lexer.at < source.length()) {
            lexer.next();
        }
        lexer.tokens.add(new TranslatedToken(Kind.END, "", lexer.place()));
        return lexer.tokens;
    }

    private void next() throws RuleFault {
        char c = source.charAt(at);
        if (Character.isWhitespace(c)) {
            skipTo(at + 1);
        } else if (source.startsWith("//", at)) {
            int end = source.indexOf('\n', at);
            skipTo(end < 0 ? source.length() : end);
        } else if (source.startsWith("/*", at)) {
            int end = source.indexOf("*/", at + 2);
            skipTo(end < 0 ? source.length() : end + 2);
        } else if (c == '"' || c == '\'') {
            quoted(c);
        } else if (c == '/' && !afterValue()) {
            expression();
        } else if (Character.isJavaIdentifierPart(c)) {
            int end = at;
            while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
                end++;
            }
            add(Character.isDigit(c) ? Kind.NUMBER : Kind.NAME, source.substring(at, end), end);
        } else {
            sign();
        }
    }

    private void quoted(char quote) throws RuleFault {
        StringBuilder text = new StringBuilder();
        int end = at + 1;
        while (end < source.length() && source.charAt(end) != quote) {
            char c = source.charAt(end++);
            if (c == '\\' && end < source.length()) {
                char escaped = source.charAt(end++);
                text.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped);
            } else {
                text.append(c);
            }
        }
        if (end >= source.length()) {
            throw new RuleFault(place(), "This text has no closing quote.");
        }
        add(Kind.TEXT, text.toString(), end + 1);
    }

    /** Whether a value ends here, which a slash would divide. */
    private boolean afterValue() {
        if (tokens.isEmpty()) {
            return false;
        }
        TranslatedToken last = tokens.get(tokens.size() - 1);
        return last.kind() != Kind.SIGN || last.is(")") || last.is("]");
    }

    /** A regular expression between slashes. */
    private void expression() throws RuleFault {
        int end = at + 1;
        while (end < source.length() && source.charAt(end) != '/') {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= source.length()) {
            throw new RuleFault(place(), "This expression has no closing slash.");
        }
        add(Kind.PATTERN, source.substring(at + 1, end), end + 1);
    }

    private void sign() {
        for (String sign : SIGNS) {
            if (source.startsWith(sign, at)) {
                add(Kind.SIGN, sign, at + sign.length());
                return;
            }
        }
        add(Kind.SIGN, String.valueOf(source.charAt(at)), at + 1);
    }

    private void add(Kind kind, String text, int end) {
        tokens.add(new TranslatedToken(kind, text, place()));
        skipTo(end);
    }

    private void skipTo(int end) {
        for (; at < end; at++) {
            if (source.charAt(at) == '\n') {
                line++;
                lineStart = at + 1;
            }
        }
    }

    private Place place() {
        return new Place(line, at - lineStart + 1);
    }
}
