package org.accession.edits;

import java.util.List;

import org.accession.rules.RuleFault;
import org.accession.rules.Statement;

/** The logic of an edit, in whatever notation it came. */
interface EditLogic {

    /**
     * The logic as a tree.
     *
     * @throws RuleFault if it cannot be understood
     */
    List<Statement> tree() throws RuleFault;
}
