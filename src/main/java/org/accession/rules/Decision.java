package org.accession.rules;

/**
 * A step of a rule over records side by side, each a bit, as far as it can be taken without running the rule. Records that
 * pass on the way are told to the batch; those that may fail, or need more than conditions, drop out.
 */
interface Decision {

    /** The records among these that come to the next step. */
    long goingOn(Batch batch, long among);

    /** Nothing is known. */
    Decision NONE = (batch, among) -> 0;

    /** They pass. */
    Decision PASS = (batch, among) -> {
        batch.pass(among);
        return 0;
    };

    /** They pass where the condition holds. */
    static Decision passing(Condition condition) {
        return (batch, among) -> {
            batch.pass(condition.holding(batch) & among);
            return 0;
        };
    }

    static Decision choice(Condition condition, Decision then, Decision otherwise) {
        return (batch, among) -> {
            long holding = condition.holding(batch) & among;
            long others = among & ~holding;
            return (holding == 0 ? 0 : then.goingOn(batch, holding))
                    | (others == 0 ? 0 : otherwise.goingOn(batch, others));
        };
    }

    static Decision inOrder(Decision... steps) {
        return steps.length == 1 ? steps[0] : (batch, among) -> {
            long left = among;
            for (int i = 0; i < steps.length && left != 0; i++) {
                left = steps[i].goingOn(batch, left);
            }
            return left;
        };
    }
}
