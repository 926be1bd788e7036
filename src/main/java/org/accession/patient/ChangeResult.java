package org.accession.patient;

import java.util.List;

import org.accession.audit.Difference;

/**
 * What a change did.
 *
 * @param outcomes one for each item that was asked for, in that order
 * @param differences all that is different now, what was derived included; the change log has them in one row
 */
public record ChangeResult(List<ItemOutcome> outcomes, List<Difference> differences) {

    /** The items that somebody else has changed in the meantime. */
    public List<ItemOutcome.Refused> refused() {
        return outcomes.stream().filter(ItemOutcome.Refused.class::isInstance).map(ItemOutcome.Refused.class::cast)
                .toList();
    }

    /** The items that are locked because they follow from others. */
    public List<ItemOutcome.Derived> locked() {
        return outcomes.stream().filter(ItemOutcome.Derived.class::isInstance).map(ItemOutcome.Derived.class::cast)
                .toList();
    }

    /** The items that over-ride edits and were to be changed without a reason. */
    public List<ItemOutcome.Unexplained> unexplained() {
        return outcomes.stream().filter(ItemOutcome.Unexplained.class::isInstance)
                .map(ItemOutcome.Unexplained.class::cast).toList();
    }
}
