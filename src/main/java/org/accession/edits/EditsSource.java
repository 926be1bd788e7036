package org.accession.edits;

import java.util.List;

import org.accession.rules.Dialect;
import org.accession.rules.Parser;
import org.accession.rules.Place;
import org.accession.rules.RuleFault;
import org.accession.rules.Statement;

/** The logic of an edit as an official metafile has it. */
record EditsSource(String source) implements EditLogic.AsTree {

    /** Longer than any edit there is. */
    static final int LONGEST = 1_000_000;

    /** The source, if it is not longer than one that is worth reading. */
    static String bounded(String source) throws RuleFault {
        if (source.length() > LONGEST) {
            throw new RuleFault(new Place(1, 1), "The logic is longer than " + LONGEST + " characters.");
        }
        return source;
    }

    @Override
    public List<Statement> tree() throws RuleFault {
        return Parser.parse(bounded(source), Dialect.METAFILE);
    }

    @Override
    public String toString() {
        return source;
    }
}
