package org.accession.rules;

import java.util.ArrayList;
import java.util.List;

import org.accession.rules.Token.Kind;

/** Splits a source into words. */
final class Lexer {

    private static final String[] SIGNS = {"==", "!=", "<=", ">=", "&&", "||"};
    private static final String SINGLE_SIGNS = "+-*/%<>!=(){}[];,";

    private final String source;
    private final Dialect dialect;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;

    private Lexer(String source, Dialect dialect) {
        this.source = source;
        this.dialect = dialect;
    }

    static List<Token> tokens(String source, Dialect dialect) throws RuleFault {
        Lexer lexer = new Lexer(source, dialect);
        while (lexer.at < source.length()) {
            lexer.next();
        }
        lexer.add(Kind.END, "", lexer.place());
        return lexer.tokens;
    }

    private void next() throws RuleFault {
        char c = source.charAt(at);
        Place place = place();
        if (Character.isWhitespace(c)) {
            skip(1);
        } else if (source.startsWith("/*", at)) {
            int end = source.indexOf("*/", at + 2);
            if (end < 0) {
                throw new RuleFault(place, "This comment has no end.");
            }
            skip(end + 2 - at);
        } else if (c == '"') {
            add(Kind.TEXT, quoted(place), place);
        } else if (c == '\'' && at + 2 < source.length() && source.charAt(at + 2) == '\'') {
            add(Kind.CHARACTER, source.substring(at + 1, at + 2), place);
            skip(3);
        } else if (c == '#') {
            field(place);
        } else if (c >= '0' && c <= '9') {
            add(Kind.NUMBER, word(), place);
        } else if (Character.isJavaIdentifierStart(c)) {
            add(Kind.NAME, word(), place);
        } else {
            sign(c, place);
        }
    }

    private void field(Place place) throws RuleFault {
        skip(1);
        char kind = at < source.length() ? Character.toUpperCase(source.charAt(at)) : 0;
        if ((kind == 'S' || kind == 'L') && source.startsWith("\"", at + 1)) {
            skip(1);
            add(kind == 'S' ? Kind.STANDARD_FIELD : Kind.LOCAL_FIELD, quoted(place), place);
            return;
        }
        String id = word();
        if (id.isEmpty() || dialect == Dialect.METAFILE) {
            throw new RuleFault(place, dialect == Dialect.METAFILE
                    ? "An item is written as #S\"its standard name\"."
                    : "An item is written as #primarySite or #S\"Primary Site\".");
        }
        add(Kind.FIELD, id, place);
    }

    /** The text to the next quote; it may go over lines, and their ends are dropped. */
    private String quoted(Place place) throws RuleFault {
        int end = source.indexOf('"', at + 1);
        if (end < 0) {
            throw new RuleFault(place, "This text has no closing quote.");
        }
        String text = source.substring(at + 1, end);
        skip(end + 1 - at);
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0 ? text : text.replace("\r", "").replace("\n", "");
    }

    private String word() {
        int end = at;
        while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
            end++;
        }
        String word = source.substring(at, end);
        skip(end - at);
        return word;
    }

    private void sign(char c, Place place) throws RuleFault {
        for (String sign : SIGNS) {
            if (source.startsWith(sign, at)) {
                add(Kind.SIGN, sign, place);
                skip(2);
                return;
            }
        }
        if (SINGLE_SIGNS.indexOf(c) >= 0) {
            add(Kind.SIGN, String.valueOf(c), place);
        } else if (dialect == Dialect.OWN) {
            throw new RuleFault(place, "The character " + c + " means nothing here.");
        }
        // EDITS passes over what it does not know.
        skip(1);
    }

    private void skip(int characters) {
        for (int end = at + characters; at < end; at++) {
            if (source.charAt(at) == '\n') {
                line++;
                lineStart = at + 1;
            }
        }
    }

    private Place place() {
        return new Place(line, at - lineStart + 1);
    }

    private void add(Kind kind, String text, Place place) {
        tokens.add(new Token(kind, text, place));
    }
}
