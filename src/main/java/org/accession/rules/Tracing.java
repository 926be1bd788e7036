package org.accession.rules;

import org.accession.rules.Code.OfNumber;

/** How conditions are compiled: as they are, or so that they tell what they found. */
interface Tracing {

    Tracing NONE = (condition, compiler) -> compiler.number(condition);

    /** A whole condition. */
    OfNumber condition(Expression condition, Compiler compiler) throws RuleFault;

    /** A condition that is joined to others by AND or OR. */
    default OfNumber part(Expression condition, Compiler compiler) throws RuleFault {
        return condition(condition, compiler);
    }
}
