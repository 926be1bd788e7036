package org.accession.staging;

import java.util.List;
import java.util.Optional;

import org.accession.staging.StagingResult.NotStaged;
import org.accession.staging.StagingResult.Reason;
import org.accession.staging.StagingResult.Staged;

/**
 * What the algorithms of its year of diagnosis say of a case.
 *
 * @param results one for each algorithm that was asked, the one whose values come first in front
 * @param derived the items that follow, none of them blank, each from one algorithm
 * @param obstacle why no algorithm could be asked; null otherwise
 */
public record CaseStage(List<StagingResult> results, List<DerivedValue> derived, Obstacle obstacle) {

    /** Why no algorithm could be asked. */
    public record Obstacle(Reason reason, String message) {}

    /** Whether at least one algorithm has staged the case. */
    public boolean isStaged() {
        return results.stream().anyMatch(Staged.class::isInstance);
    }

    /** Why the case is not staged, or not by each algorithm: sentences with the algorithm in front. */
    public List<String> obstacles() {
        if (obstacle != null) {
            return List.of(obstacle.message());
        }
        return results.stream().filter(NotStaged.class::isInstance).map(NotStaged.class::cast)
                .map(not -> not.algorithm() + ": " + not.message()).toList();
    }

    /** The value derived for the item with the XML id, if there is one. */
    public Optional<DerivedValue> derived(String xmlId) {
        return derived.stream().filter(value -> value.name().equals(xmlId)).findFirst();
    }
}
