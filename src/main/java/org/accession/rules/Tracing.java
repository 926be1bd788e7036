package org.accession.rules;

import org.accession.rules.Code.OfNumber;

/** How conditions are compiled: as they are, or so that they tell what they found. */
interface Tracing {

    Tracing NONE = (condition, compiler) -> compiler.number(condition);

    OfNumber condition(Expression condition, Compiler compiler) throws RuleFault;
}
