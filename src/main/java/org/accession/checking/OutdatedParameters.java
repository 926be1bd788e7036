package org.accession.checking;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.accession.staging.derived.DerivedItems;

/**
 * Knows whether cases were derived by parameters that hold no longer, as when the year is over up to which follow-up counts.
 * Parameters change with time, so that the case which has been as it is for longest tells of all.
 */
@ApplicationScoped
class OutdatedParameters {

    private static final String SURVIVAL = "SEER Survival";
    private static final String OLDEST = """
            SELECT jsonb_object_keys(oldest.derived) FROM (
                SELECT derived FROM tumor_case WHERE state IN ('OPEN', 'WAITING', 'COMPLETE')
                    AND EXISTS (SELECT 1 FROM jsonb_object_keys(derived) source WHERE starts_with(source, :survival))
                ORDER BY valid_from LIMIT 1) oldest""";

    private final EntityManager database;
    private final StagingSetups setups;

    OutdatedParameters(EntityManager database, StagingSetups setups) {
        this.database = database;
        this.setups = setups;
    }

    /** What to tell who may restage; null where all cases that they see are derived by what holds now. */
    String hint() {
        DerivedItems items = setups.current().items();
        List<?> sources = database.createNativeQuery(OLDEST, String.class).setParameter("survival", SURVIVAL)
                .getResultList();
        return sources.stream().flatMap(source -> hint((String) source, items).stream()).findFirst().orElse(null);
    }

    private static Optional<String> hint(String source, DerivedItems items) {
        return items.successor(source).map(now -> "There are cases derived by " + source + "; now it would be " + now
                + ". They keep their values until they change or are restaged.");
    }
}
