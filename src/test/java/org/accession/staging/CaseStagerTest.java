package org.accession.staging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Year;
import java.time.ZoneOffset;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Level;
import org.accession.dictionary.Values;
import org.accession.staging.StagingResult.NotStaged;
import org.accession.staging.StagingResult.Reason;
import org.accession.staging.StagingResult.Staged;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CaseStagerTest {

    private static final Dictionary DICTIONARY = Dictionaries.standard().working();
    private static final Algorithms SHIPPED = Algorithms.shipped(Clock.systemUTC());
    private static final AlgorithmVersion EOD_33 = new AlgorithmVersion("eod_public", "3.3");

    private final Values patient = new Values();
    private final Values tumor = new Values();
    private final CaseStager stager = stager(SHIPPED);

    @Test
    void a_case_of_2022_is_staged_by_EOD() {
        prostate("20220315");

        CaseStage stage = stager.stage(patient, tumor);

        assertThat(stage.results()).singleElement().isInstanceOf(Staged.class);
        assertThat(value(stage, "schemaId")).isEqualTo("00580");
        assertThat(value(stage, "derivedSummaryStage2018")).isEqualTo("3");
        assertThat(value(stage, "derivedEod2018N")).isEqualTo("N1");
        assertThat(value(stage, "derivedEod2018M")).isEqualTo("M0");
        assertThat(stage.derived("derivedEod2018N").orElseThrow().source()).isEqualTo("eod_public 3.0");
    }

    @Test
    void the_year_of_diagnosis_chooses_the_algorithm() {
        prostate("2010");
        assertThat(stager.stage(patient, tumor).results()).extracting(StagingResult::algorithm)
                .containsExactly(Algorithms.CS);
        prostate("201706");
        assertThat(stager.stage(patient, tumor).results()).extracting(StagingResult::algorithm)
                .containsExactly(Algorithms.TNM);
        prostate("2003");
        assertThat(stager.stage(patient, tumor).obstacles())
                .containsExactly("No algorithm stages cases diagnosed in 2003.");
    }

    @Test
    void a_date_that_cannot_be_is_said_so() {
        prostate("99991231");
        assertThat(stager.stage(patient, tumor).obstacles()).containsExactly(
                "The date of diagnosis 99991231 has no year in which a case can be diagnosed.");
        prostate("");
        assertThat(stager.stage(patient, tumor).obstacles()).singleElement().asString().contains("is blank");
        assertThat(stager.stage(patient, tumor).isStaged()).isFalse();
    }

    @Test
    void a_year_that_has_not_come_is_a_fault_of_the_year() {
        prostate("20990101");
        assertThat(stager.stage(patient, tumor).results()).singleElement()
                .isInstanceOfSatisfying(NotStaged.class, not -> {
                    assertThat(not.reason()).isEqualTo(Reason.YEAR_INVALID);
                    assertThat(not.message()).isEqualTo("The schema Prostate does not hold for the year of diagnosis"
                            + " 2099, but for 2018 to " + Year.now(ZoneOffset.UTC) + ".");
                });
    }

    /** HPV-related adenocarcinoma of the cervix is coded 8483 from 2018 on; Collaborative Stage has no such histology. */
    @ParameterizedTest
    @CsvSource({"2010, C539, 8483, HISTOLOGY_OF_OTHER_YEARS, 'The histology 8483 in the primary site C539 is not for"
            + " the year of diagnosis 2010, but for 2018 and later.'",
            "2016, C539, 8483, HISTOLOGY_OF_OTHER_YEARS, 'The histology 8483 in the primary site C539 is not for the"
                    + " year of diagnosis 2016, but for 2018 and later.'",
            "2010, C539, 7777, HISTOLOGY_UNKNOWN, The histology 7777 is not in the algorithm.",
            "2022, C539, 7777, HISTOLOGY_UNKNOWN, The histology 7777 is not in the algorithm.",
            "2022, C999, 8483, SITE_UNKNOWN, The primary site C999 is not in the algorithm."})
    void a_histology_of_another_year_is_told_from_one_that_does_not_exist_and_the_years_are_named(String year,
            String site, String histology, Reason reason, String message) {
        set("dateOfDiagnosis", year);
        set("primarySite", site);
        set("histologicTypeIcdO3", histology);
        set("behaviorCodeIcdO3", "3");
        assertThat(stager.stage(patient, tumor).results()).singleElement().isInstanceOfSatisfying(NotStaged.class,
                not -> {
                    assertThat(not.reason()).isEqualTo(reason);
                    assertThat(not.message()).isEqualTo(message);
                });
    }

    @Test
    void the_sex_at_birth_of_the_patient_tells_schemas_apart() {
        set("dateOfDiagnosis", "2021");
        set("primarySite", "C481");
        set("histologicTypeIcdO3", "8441");
        set("behaviorCodeIcdO3", "3");
        assertThat(stager.stage(patient, tumor).results().get(0)).isInstanceOfSatisfying(NotStaged.class,
                not -> assertThat(not.keys()).contains("sex"));
        set("sexAssignedAtBirth", "2");
        assertThat(value(stager.stage(patient, tumor), "schemaId")).isEqualTo("00552");
        set("sexAssignedAtBirth", "1");
        assertThat(value(stager.stage(patient, tumor), "schemaId")).isEqualTo("00440");
    }

    @Test
    void two_versions_stand_side_by_side_and_no_blank_overwrites_a_stage() throws IOException {
        CaseStager both = stager(SHIPPED.with(uploaded("eod_public-3.3.zip")));
        prostate("20220315");

        CaseStage stage = both.stage(patient, tumor);

        assertThat(stage.results()).extracting(StagingResult::algorithm).containsExactly(EOD_33, Algorithms.EOD);
        assertThat(stage.derived("derivedSummaryStage2018").orElseThrow().source()).isEqualTo("eod_public 3.3");
        assertThat(((Staged) stage.results().get(0)).outputs()).doesNotContainKey("eod_2018_n");
        assertThat(stage.derived("derivedEod2018N").orElseThrow().source()).isEqualTo("eod_public 3.0");
        assertThat(value(stage, "schemaIdVersionCurrent")).isEqualTo("3.3");
    }

    @Test
    void an_older_version_with_another_schema_adds_nothing() throws IOException {
        CaseStager both = stager(SHIPPED.with(uploaded("eod_public-3.3.zip")));
        // Version 9 of the AJCC's chapter for the thymus holds from 2025 on: 3.0 does not know its schema
        set("dateOfDiagnosis", "20250315");
        set("primarySite", "C379");
        set("histologicTypeIcdO3", "8586");
        set("behaviorCodeIcdO3", "3");
        set("eodPrimaryTumor", "100");
        set("eodRegionalNodes", "000");
        set("eodMets", "00");

        CaseStage stage = both.stage(patient, tumor);

        assertThat(stage.results()).allMatch(Staged.class::isInstance).hasSize(2);
        assertThat(stage.derived()).allMatch(derived -> derived.source().equals("eod_public 3.3"));
    }

    @Test
    void a_child_is_staged_by_the_pediatric_algorithm_too_which_tells_adults_apart() throws IOException {
        CaseStager both = stager(SHIPPED.with(uploaded("pediatric-1.3.zip")));
        set("dateOfDiagnosis", "20230315");
        set("primarySite", "C649");
        set("histologicTypeIcdO3", "8960");
        set("behaviorCodeIcdO3", "3");
        set("ageAtDiagnosis", "004");
        CaseStage child = both.stage(patient, tumor);
        assertThat(child.results()).hasSize(2);
        assertThat(value(child, "pediatricIdVersionCurrent")).isEqualTo("1.3");
        assertThat(value(child, "schemaId")).isEqualTo("00421");

        prostate("20230315");
        set("ageAtDiagnosis", "070");
        assertThat(both.stage(patient, tumor).results()).as("nothing pediatric to say of an adult").hasSize(1);
    }

    @Test
    void what_the_pediatric_algorithm_must_ask_is_told() throws IOException {
        CaseStager both = stager(SHIPPED.with(uploaded("pediatric-1.3.zip")));
        set("dateOfDiagnosis", "20210315");
        set("primarySite", "C749");
        set("histologicTypeIcdO3", "9500");
        set("ageAtDiagnosis", "004");

        assertThat(both.stage(patient, tumor).results())
                .filteredOn(result -> result.algorithm().id().equals("pediatric")).singleElement()
                .isInstanceOfSatisfying(NotStaged.class,
                        not -> assertThat(not.reason()).isEqualTo(Reason.DISCRIMINATOR_MISSING));
    }

    @Test
    void a_version_that_no_year_names_comes_before_the_others_of_its_algorithm() {
        AlgorithmVersion next = new AlgorithmVersion("eod_public", "3.4");

        StagingYears years = StagingYears.standard().with(next).orElseThrow();

        assertThat(years.in(2024)).startsWith(next, new AlgorithmVersion("eod_public", "3.3"));
        assertThat(years.in(2017)).doesNotContain(next);
        assertThat(StagingYears.standard().with(new AlgorithmVersion("frog", "1"))).isEmpty();
    }

    @Test
    void every_derived_item_of_every_algorithm_is_a_NAACCR_item() {
        for (AlgorithmVersion version : SHIPPED.versions()) {
            Algorithm algorithm = SHIPPED.get(version);
            AlgorithmItems items = new AlgorithmItems(algorithm, Dictionaries.standard());
            for (String id : algorithm.schemas()) {
                Schema schema = algorithm.schema(id).orElseThrow();
                assertThat(schema.inputs()).extracting(SchemaInput::key).allMatch(items.inputs(id)::containsKey);
                assertThat(schema.outputs()).filteredOn(output -> output.xmlId() != null)
                        .extracting(SchemaOutput::key).allMatch(items.outputs(id)::containsKey);
            }
        }
    }

    private void prostate(String diagnosed) {
        set("dateOfDiagnosis", diagnosed);
        set("primarySite", "C619");
        set("histologicTypeIcdO3", "8140");
        set("behaviorCodeIcdO3", "3");
        set("eodPrimaryTumor", "120");
        set("prostatePathologicalExtension", "900");
        set("eodRegionalNodes", "300");
        set("eodMets", "00");
    }

    private void set(String xmlId, String value) {
        var item = DICTIONARY.item(xmlId);
        (item.level() == Level.PATIENT ? patient : tumor).set(item, value);
    }

    private static String value(CaseStage stage, String xmlId) {
        return stage.derived(xmlId).map(DerivedValue::value).orElse("");
    }

    private static CaseStager stager(Algorithms algorithms) {
        return new CaseStager(algorithms, StagingYears.standard(), Dictionaries.standard());
    }

    private static Algorithm uploaded(String file) throws IOException {
        Path zip = Path.of("../shared/standards/staging", file);
        assumeThat(zip).as("the official zips").exists();
        try (InputStream stream = Files.newInputStream(zip)) {
            return ((AlgorithmZip.Opened) AlgorithmZip.open(stream, Clock.systemUTC())).algorithm();
        }
    }
}
