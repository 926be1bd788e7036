package org.accession.staging;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import org.accession.staging.StagingFault.Kind;
import org.accession.staging.StagingResult.NotStaged;
import org.accession.staging.StagingResult.Reason;
import org.accession.staging.StagingResult.Staged;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AlgorithmTest {

    private static final Clock IN_2026 = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    private final Algorithm eod = Algorithms.shipped(IN_2026).get(Algorithms.EOD);
    private final Algorithm small = SmallAlgorithm.open(SmallAlgorithm.files(), IN_2026);

    @Test
    void what_stands_in_the_way_is_told_apart() {
        assertThat(refusal(eod, Map.of("hist", "8000"))).isEqualTo(Reason.SITE_MISSING);
        assertThat(refusal(eod, Map.of("site", "C509"))).isEqualTo(Reason.HISTOLOGY_MISSING);
        assertThat(refusal(eod, Map.of("site", "C999", "hist", "8000"))).isEqualTo(Reason.SITE_UNKNOWN);
        assertThat(refusal(eod, Map.of("site", "C509", "hist", "7999"))).isEqualTo(Reason.HISTOLOGY_UNKNOWN);
        assertThat(refusal(eod, Map.of("site", "C619", "hist", "8500", "year_dx", "2017")))
                .isEqualTo(Reason.YEAR_INVALID);
        assertThat(refusal(eod, Map.of("site", "C619", "hist", "8500", "year_dx", "2027")))
                .isEqualTo(Reason.YEAR_INVALID);
        assertThat(refusal(small, Map.of("site", "C300", "hist", "8010"))).isEqualTo(Reason.NO_SCHEMA);
    }

    @Test
    void a_discriminator_that_is_missing_is_asked_for_and_a_wrong_one_is_named() {
        // Nasopharynx or oropharynx: the SEER manual asks for schema discriminator 1
        assertThat(eod.stage(Map.of("site", "C111", "hist", "8070", "behavior", "3", "year_dx", "2022")))
                .isInstanceOfSatisfying(NotStaged.class, not -> {
                    assertThat(not.reason()).isEqualTo(Reason.DISCRIMINATOR_MISSING);
                    assertThat(not.keys()).contains("discriminator_1");
                    assertThat(not.message()).startsWith("The primary site C111 and the histology 8070 fit ")
                            .contains("Nasopharynx").contains("Schema Discriminator 1").endsWith(" tells which.");
                });
        assertThat(refusal(eod, Map.of("site", "C111", "hist", "8070", "behavior", "3", "year_dx", "2022",
                "discriminator_1", "Z"))).isEqualTo(Reason.DISCRIMINATOR_INVALID);
    }

    @Test
    void two_schemas_that_nothing_tells_apart_are_named() {
        Map<String, String> files = SmallAlgorithm.files();
        files.put("schemas/nostril.json",
                SmallAlgorithm.schema("nostril", "selection").replace("\"Nose\"", "\"Nostril\""));
        Algorithm twice = SmallAlgorithm.open(files, IN_2026);

        assertThat(twice.stage(Map.of("site", "C300", "hist", "8000", "year_dx", "2020", "extent", "1")))
                .isInstanceOfSatisfying(NotStaged.class, not -> {
                    assertThat(not.reason()).isEqualTo(Reason.SEVERAL_SCHEMAS);
                    assertThat(not.message()).contains("fit Nose, Nostril, and nothing tells which.");
                });
    }

    @Test
    void a_table_that_leads_back_to_itself_ends() {
        Map<String, String> files = SmallAlgorithm.files();
        files.merge("tables/stage.json", "", (table, none) -> table.replace("VALUE:II", "JUMP:stage"));
        Algorithm loop = SmallAlgorithm.open(files, IN_2026);

        assertThat(loop.stage(Map.of("site", "C300", "hist", "8000", "year_dx", "2020", "extent", "2")).faults())
                .extracting(StagingFault::kind).containsExactly(Kind.LOOP);
    }

    @Test
    void a_code_without_a_row_is_a_fault_and_leaves_what_stands_for_a_blank() {
        assertThat(small.stage(Map.of("site", "C300", "hist", "8000", "year_dx", "2020", "extent", "3")))
                .isInstanceOfSatisfying(Staged.class, staged -> {
                    assertThat(staged.outputs()).containsEntry("stage", "9");
                    assertThat(staged.faults()).singleElement().extracting(StagingFault::message)
                            .isEqualTo("The table stage (stage) has no row for Extent 3.");
                });
    }

    @Test
    void codes_are_checked_one_by_one() {
        assertThat(eod.allows("prostate", "eod_regional_nodes", Map.of("eod_regional_nodes", "300"))).isTrue();
        assertThat(eod.allows("prostate", "eod_regional_nodes", Map.of("eod_regional_nodes", "301"))).isFalse();
        assertThat(eod.allows("prostate", "no_such_key", Map.of("no_such_key", "1"))).isFalse();
        assertThat(eod.allows("no_such_schema", "site", Map.of("site", "C619"))).isFalse();
    }

    @Test
    void an_input_says_who_requires_it_and_since_when() {
        SchemaInput gleason = eod.schema("prostate").orElseThrow().input("gleason_score_path").orElseThrow();

        assertThat(gleason.number()).isEqualTo(3841);
        assertThat(gleason.standard()).isEqualTo("X8");
        assertThat(gleason.requiredBy("COC", 2018)).isTrue();
        assertThat(gleason.requiredBy("NPCR", 2020)).isFalse();
        assertThat(gleason.requiredBy("NPCR", 2021)).isTrue();
        assertThat(eod.table(gleason.table()).orElseThrow().rows()).isNotEmpty();
    }

    private static Reason refusal(Algorithm algorithm, Map<String, String> given) {
        return ((NotStaged) algorithm.stage(given)).reason();
    }

    @Test
    void what_is_required_of_analytic_cases_is_not_required_of_all() {
        Requirement analytic = new Requirement("SEER_REQUIRED_WHEN_COC_ANALYTIC", 2018, null);

        assertThat(analytic.by("SEER")).isFalse();
        assertThat(analytic.ofAnalyticBy("SEER")).isTrue();
        assertThat(new Requirement("SEER_REQUIRED", null, null).ofAnalyticBy("SEER")).isFalse();
    }
}
