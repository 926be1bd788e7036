package org.accession.staging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.imsweb.staging.ExternalStagingFileDataProvider;
import com.imsweb.staging.Staging;
import com.imsweb.staging.cs.CsDataProvider;
import com.imsweb.staging.entities.StagingData;
import com.imsweb.staging.eod.EodDataProvider;
import com.imsweb.staging.tnm.TnmDataProvider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * NCI's staging library, com.imsweb staging-client-java 10.1.0, is the oracle: 10,000 cases per algorithm, and 100,000 with
 * {@code CI=true} or {@code -Dstaging.cases=100000}. The official zips are compared where they lie beside the project.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LibraryOracleTest {

    private static final Path ZIPS = Path.of("../shared/standards/staging");
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

    static Stream<Path> officialZips() {
        return Stream.of("eod_public-3.3.zip", "pediatric-1.3.zip", "tnm-2.1.zip").map(ZIPS::resolve);
    }

    /** The library reads the files of before 2025 only; it is told to pass over what it does not know. */
    private static final class AnyZip extends ExternalStagingFileDataProvider {

        AnyZip(InputStream zip) throws IOException {
            super(zip);
        }

        @Override
        public ObjectMapper getMapper() {
            return super.getMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
        }
    }

    @ParameterizedTest
    @MethodSource("officialZips")
    void every_result_of_an_official_zip_is_that_of_the_library(Path zip) throws IOException {
        assumeThat(zip).as("the official zips beside the project").exists();
        try (InputStream ours = Files.newInputStream(zip); InputStream theirs = Files.newInputStream(zip)) {
            Algorithm algorithm = ((AlgorithmZip.Opened) AlgorithmZip.open(ours, Clock.systemDefaultZone()))
                    .algorithm();
            every_result_is_that_of_the_library(new Pair(algorithm, Staging.getInstance(new AnyZip(theirs))));
        }
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
