package org.accession.edits;

import org.accession.rules.Place;

/** A word of translated logic. */
record TranslatedToken(Kind kind, String text, Place at) {

    enum Kind {
        NAME, NUMBER, TEXT, PATTERN, SIGN, END
    }

    boolean is(String wanted) {
        return text.equals(wanted) && kind != Kind.TEXT && kind != Kind.PATTERN;
    }
}
