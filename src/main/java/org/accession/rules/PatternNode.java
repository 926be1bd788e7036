package org.accession.rules;

import java.util.List;

/** A part of a pattern. */
sealed interface PatternNode {

    /** One character. */
    record One(CharSet chars) implements PatternNode {}

    /** One after the other. */
    record Sequence(List<PatternNode> parts) implements PatternNode {}

    /** Any of them. */
    record Choice(List<PatternNode> parts) implements PatternNode {}

    /** Again and again; not at all only if it may be absent. */
    record Repeat(PatternNode part, boolean mayBeAbsent) implements PatternNode {}
}
