package org.accession.edits;

import java.util.Set;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.rules.RuleFault;

/**
 * A compiled source in SEER's notation: an edit, a table or a closure. Does not change; safe for use by threads.
 *
 * @param items the items that it reads, in the order in which they appear
 */
record SeerProgram(SeerCode.Step body, int variables, Set<Item> items) {

    /**
     * @param tables what the source may name
     * @param dictionary knows the items
     * @throws RuleFault if the source cannot be understood
     */
    static SeerProgram compile(String source, SeerTables tables, Dictionary dictionary) throws RuleFault {
        return new SeerParser(source, new SeerScope(tables, dictionary)).program();
    }

    /** The same for a table. */
    static SeerProgram table(String source, SeerTables tables, Dictionary dictionary) throws RuleFault {
        return new SeerParser(source, new SeerScope(tables, dictionary)).table();
    }

    /** What it comes to, with variables of its own. */
    Object value(SeerRun run) {
        SeerRun own = run.within(variables);
        body.ends(own);
        return own.result;
    }
}
