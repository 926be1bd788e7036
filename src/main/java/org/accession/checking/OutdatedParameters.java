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

    /** One look into an index for each facility that is seen. */
    static final String OLDEST = """
            SELECT jsonb_object_keys(oldest.derived) FROM (
                SELECT of_facility.derived FROM facility CROSS JOIN LATERAL (
                    SELECT derived, valid_from FROM tumor_case
                    WHERE facility_id = facility.id AND state IN ('OPEN', 'WAITING', 'COMPLETE')
                        AND jsonb_path_exists(derived, '$.keyvalue() ? (@.key starts with "SEER Survival")')
                    ORDER BY valid_from LIMIT 1) of_facility
                WHERE accession_sees(facility.id) ORDER BY of_facility.valid_from LIMIT 1) oldest""";

    private final EntityManager database;
    private final StagingSetups setups;

    OutdatedParameters(EntityManager database, StagingSetups setups) {
        this.database = database;
        this.setups = setups;
    }

    /** What to tell who may restage; null where all cases that they see are derived by what holds now. */
    String hint() {
        DerivedItems items = setups.current().items();
        List<?> sources = database.createNativeQuery(OLDEST, String.class).getResultList();
        return sources.stream().flatMap(source -> hint((String) source, items).stream()).findFirst().orElse(null);
    }

    private static Optional<String> hint(String source, DerivedItems items) {
        return items.successor(source).map(now -> "There are cases derived by " + source + "; now it would be " + now
                + ". They keep their values until they change or are restaged.");
    }
}
