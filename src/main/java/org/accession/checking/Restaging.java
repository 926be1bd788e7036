package org.accession.checking;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import jakarta.persistence.Entity;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Cases to be derived anew; or, as a comparison, to be staged by two versions of an algorithm without a change. */
@Entity
public class Restaging extends RegistryRun {

    /** For a comparison; null where cases are derived anew. */
    public String oldAlgorithm;

    public String newAlgorithm;

    /** How often the new version does not derive an item, so that the value of the old one stays. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, Integer> notDerived = new HashMap<>();

    /** {@link #notDerived} under the names of the items. */
    public Map<String, Integer> notDerivedByName() {
        Map<String, Integer> byName = new TreeMap<>();
        notDerived.forEach((item, times) -> byName.merge(StagingDifference.name(item), times, Integer::sum));
        return byName;
    }

    public boolean isComparison() {
        return oldAlgorithm != null;
    }

    /** What is changed are records and cases. */
    @Override
    String summary() {
        return isComparison()
                ? "%,d cases looked at: %,d would change.".formatted(cases, changed)
                : "%,d cases derived anew; %,d of them and their patients' records are different now."
                        .formatted(cases, changed);
    }
}
