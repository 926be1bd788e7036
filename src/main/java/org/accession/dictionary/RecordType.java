package org.accession.dictionary;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The record types of NAACCR XML, from the fewest items to the most. */
public enum RecordType {
    /** Incidence: no identifiers, no text. */
    I,
    /** Confidential: identifiers, no text. */
    C,
    /** Modified: a changed full abstract. */
    M,
    /** Full abstract: identifiers and text. */
    A;

    /**
     * The types named by a list such as {@code A,M,C} or {@code AMC}.
     *
     * @throws IllegalArgumentException if a letter is no record type
     */
    public static Set<RecordType> setOf(String letters) {
        EnumSet<RecordType> types = EnumSet.noneOf(RecordType.class);
        for (char letter : letters.toCharArray()) {
            if (letter != ',' && letter != ' ') {
                types.add(valueOf(String.valueOf(letter)));
            }
        }
        return Collections.unmodifiableSet(types);
    }
}
