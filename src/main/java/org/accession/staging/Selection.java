package org.accession.staging;

import java.util.List;
import java.util.Set;

import org.accession.staging.StagingResult.Reason;

/** Which schema a case belongs to. */
public sealed interface Selection {

    /** Exactly one schema takes the case. */
    record One(String schema) implements Selection {}

    /**
     * None takes the case.
     *
     * @param keys the keys whose values stand in the way
     * @param years the cells of the tables with the years for which a schema would take it; none where it is not the year
     */
    record None(Reason reason, Set<String> keys, Set<String> years) implements Selection {

        None(Reason reason, Set<String> keys) {
            this(reason, keys, Set.of());
        }
    }

    /**
     * Several take the case.
     *
     * @param schemas their ids
     * @param ask the keys that were not given and tell them apart; none if nothing does
     */
    record Several(List<String> schemas, Set<String> ask) implements Selection {}
}
