package org.accession.staging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.accession.staging.StagingFault.Kind;
import org.accession.staging.StagingResult.NotStaged;
import org.accession.staging.StagingResult.Reason;
import org.accession.staging.StagingResult.Staged;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said to a coder is said in the names of items, schemas and tables; an id stands in brackets behind the title. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WordsTest {

    private static final Path ZIPS = Path.of("../shared/standards/staging");
    private static final Pattern TABLE_ID = Pattern.compile("\\([\\w.-]+\\)");
    /** Such as tmp_eod_m1 and ssf25. */
    private static final Pattern KEY = Pattern.compile("\\b(?!https?)[a-z0-9]+_\\w+|\\bssf\\d+\\b");
    private static final int CASES = 1_500;

    static Stream<Algorithm> algorithms() throws IOException {
        Algorithms algorithms = Algorithms.shipped(Clock.systemUTC());
        for (String zip : List.of("eod_public-3.3.zip", "pediatric-1.3.zip", "tnm-2.1.zip")) {
            if (Files.exists(ZIPS.resolve(zip))) {
                try (InputStream stream = Files.newInputStream(ZIPS.resolve(zip))) {
                    algorithms = algorithms
                            .with(((AlgorithmZip.Opened) AlgorithmZip.open(stream, Clock.systemUTC())).algorithm());
                }
            }
        }
        return algorithms.versions().stream().map(algorithms::get);
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void nothing_is_said_in_keys_of_the_algorithm(Algorithm algorithm) {
        GeneratedCases cases = new GeneratedCases(algorithm, 0.25, 4);
        for (int i = 0; i < CASES; i++) {
            Map<String, String> given = cases.next();
            given.remove("unheard_of");
            StagingResult result = algorithm.stage(given);
            if (result instanceof NotStaged not && not.reason() == Reason.INPUT_UNKNOWN) {
                continue; // what is no input of the schema has no name there
            }
            result.faults().forEach(fault -> isInWords(fault.message()));
            if (result instanceof NotStaged not) {
                isInWords(not.message());
            } else {
                Trace trace = new Explainer(algorithm, (Staged) result).trace();
                Stream.concat(trace.lines().stream(), trace.notApplied().stream())
                        .forEach(line -> isInWords(line.sentence()));
                trace.outputs().forEach(output -> isInWords(output.name()));
            }
        }
    }

    /** An EOD code that the schema does not have leaves six look-ups without a row; the coder is told of the code alone. */
    @Test
    void what_follows_from_a_wrong_code_is_not_told_beside_it() {
        Algorithm eod = Algorithms.shipped(Clock.systemUTC()).get(Algorithms.EOD);
        StagingResult result = eod.stage(Map.of("site", "C619", "hist", "8140", "behavior", "3", "year_dx", "2022",
                "eod_primary_tumor", "xxx", "eod_regional_nodes", "300", "eod_mets", "00", "radiation_surg_seq", "0",
                "systemic_surg_seq", "0"));

        assertThat(result.faults()).hasSizeGreaterThan(4);
        assertThat(result.causes()).extracting(StagingFault::message)
                .containsExactly("EOD Primary Tumor cannot be xxx in this schema.");
    }

    @Test
    void faults_that_have_nothing_to_do_with_each_other_are_told_both() {
        Algorithm eod = Algorithms.shipped(Clock.systemUTC()).get(Algorithms.EOD);
        StagingResult result = eod.stage(Map.of("site", "C619", "hist", "8140", "behavior", "3", "year_dx", "2022",
                "eod_primary_tumor", "120", "eod_regional_nodes", "301", "eod_mets", "98", "radiation_surg_seq", "0",
                "systemic_surg_seq", "0"));

        assertThat(result.causes()).extracting(StagingFault::kind).containsOnly(Kind.INVALID_REQUIRED_INPUT);
        assertThat(result.causes()).extracting(StagingFault::message).containsExactly(
                "EOD Regional Nodes cannot be 301 in this schema.", "EOD Mets cannot be 98 in this schema.");
    }

    private static void isInWords(String sentence) {
        assertThat(KEY.matcher(TABLE_ID.matcher(sentence).replaceAll("")).find()).as(sentence).isFalse();
    }
}
