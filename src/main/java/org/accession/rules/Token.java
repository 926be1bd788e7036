package org.accession.rules;

/**
 * A word of the source.
 *
 * @param text what it says: without quotes, and of an item without its mark
 */
record Token(Kind kind, String text, Place at) {

    enum Kind {
        NAME, NUMBER, TEXT, CHARACTER, STANDARD_FIELD, LOCAL_FIELD, FIELD, SIGN, END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isWord(String word) {
        return kind == Kind.NAME && text.equalsIgnoreCase(word);
    }

    /** Whether it begins or parts a statement, and so names nothing. */
    boolean isKeyword() {
        return isWord("IF") || isWord("ELSE") || isWord("WHILE") || isWord("RETURN") || isWord("FUNCTION");
    }

    /** As it is named in a fault. */
    String shown() {
        return kind == Kind.END ? "the end" : "\"" + text + "\"";
    }
}
