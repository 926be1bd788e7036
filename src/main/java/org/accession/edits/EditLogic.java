package org.accession.edits;

import java.util.List;

import org.accession.rules.Conditions;
import org.accession.rules.Rule;
import org.accession.rules.RuleFault;
import org.accession.rules.SourcePrinter;
import org.accession.rules.Statement;

/** The logic of an edit, in whatever notation it came. */
interface EditLogic {

    /**
     * The rule for one record.
     *
     * @param conditions those that the rules of the metafile have in common
     * @throws RuleFault if the logic cannot be understood
     */
    Rule rule(MetafileDefinitions definitions, Conditions conditions) throws RuleFault;

    /** The logic to read: in the EDITS language, or as it came. */
    default String source() {
        return toString();
    }

    /** Logic in the EDITS language, or translated from it. */
    interface AsTree extends EditLogic {

        List<Statement> tree() throws RuleFault;

        @Override
        default Rule rule(MetafileDefinitions definitions, Conditions conditions) throws RuleFault {
            return Rule.compile(tree(), definitions, conditions);
        }

        @Override
        default String source() {
            try {
                return SourcePrinter.print(tree());
            } catch (RuleFault fault) {
                return toString();
            }
        }
    }
}
