package org.accession.staging;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.imsweb.staging.Staging;
import com.imsweb.staging.cs.CsDataProvider;
import com.imsweb.staging.entities.StagingData;
import com.imsweb.staging.eod.EodDataProvider;
import com.imsweb.staging.tnm.TnmDataProvider;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * NCI's staging library, com.imsweb staging-client-java 10.1.0, is the oracle: 10,000 cases per algorithm, and 100,000 with
 * {@code CI=true} or {@code -Dstaging.cases=100000}.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LibraryOracleTest {

    private static final int CASES = Integer.getInteger("staging.cases",
            System.getenv("CI") == null ? 10_000 : 100_000);

    record Pair(Algorithm ours, Staging library) {

        @Override
        public String toString() {
            return ours.version().toString();
        }
    }

    static Stream<Pair> algorithms() {
        Algorithms shipped = Algorithms.shipped(Clock.systemDefaultZone());
        return Stream.of(
                new Pair(shipped.get(Algorithms.EOD), Staging.getInstance(EodDataProvider.getInstance(
                        EodDataProvider.EodVersion.V3_0))),
                new Pair(shipped.get(Algorithms.CS), Staging.getInstance(CsDataProvider.getInstance(
                        CsDataProvider.CsVersion.V020550))),
                new Pair(shipped.get(Algorithms.TNM), Staging.getInstance(TnmDataProvider.getInstance(
                        TnmDataProvider.TnmVersion.V2_0))));
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void every_result_is_that_of_the_library(Pair pair) {
        int parts = 50;
        Set<String> staged = ConcurrentHashMap.newKeySet();
        List<Map<String, String>> differing = IntStream.range(0, parts).parallel().boxed().flatMap(part -> {
            GeneratedCases cases = new GeneratedCases(pair.ours(), part % 4 * 0.08, 42 + part);
            return Stream.generate(cases::next).limit(CASES / parts)
                    .filter(given -> {
                        Outcome ours = ours(pair, given);
                        if (ours.result().equals("STAGED")) {
                            staged.add(ours.schema());
                        }
                        return !ours.equals(library(pair, given));
                    });
        }).toList();

        differing.stream().limit(3).forEach(given -> assertThat(ours(pair, given)).as("%s", given)
                .isEqualTo(library(pair, given)));
        assertThat(differing).isEmpty();
        assertThat(staged).containsExactlyInAnyOrderElementsOf(pair.ours().schemas());
    }

    private static Outcome ours(Pair pair, Map<String, String> given) {
        return Outcome.of(pair.ours().stage(given), given);
    }

    private static Outcome library(Pair pair, Map<String, String> given) {
        return Outcome.of(pair.library().stage(new StagingData(new HashMap<>(given))));
    }
}
