package org.accession.staging.derived;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Level;
import org.accession.dictionary.Values;
import org.accession.staging.Algorithm;
import org.accession.staging.AlgorithmZip;
import org.accession.staging.Algorithms;
import org.accession.staging.CaseStager;
import org.accession.staging.DerivedValue;
import org.accession.staging.StagingYears;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DerivedItemsTest {

    private static final Dictionaries DICTIONARIES = Dictionaries.standard();
    private static final Dictionary DICTIONARY = DICTIONARIES.working();
    private static final DerivedItems ITEMS = new DerivedItems(
            new CaseStager(Algorithms.shipped(Clock.systemUTC()), StagingYears.standard(), DICTIONARIES), DICTIONARIES,
            DerivationSettings.followedUntil(2024));

    private final Values patient = values("sexAssignedAtBirth", "2", "dateOfBirth", "19600510", "vitalStatus", "1",
            "dateOfLastContact", "20240310");
    private final List<Values> tumors = new ArrayList<>(List.of(values("dateOfDiagnosis", "20210115", "primarySite",
            "C504", "histologicTypeIcdO3", "8500", "behaviorCodeIcdO3", "3", "sequenceNumberCentral", "00",
            "gradeClinical", "2", "gradePathological", "3", "eodPrimaryTumor", "100", "eodRegionalNodes", "000",
            "eodMets", "00", "dateInitialRxSeer", "20210214")));

    @Test
    void a_case_gets_stage_grade_age_survival_and_recodes_at_once() {
        DerivedPatient derived = ITEMS.derive(patient, tumors);

        assertThat(of(derived, "schemaId")).isEqualTo("00480");
        assertThat(of(derived, "derivedSummaryStage2018")).isEqualTo("1");
        assertThat(of(derived, "derivedSummaryGrade2018")).isEqualTo("3");
        assertThat(of(derived, "ageAtDiagnosis")).isEqualTo("060");
        assertThat(of(derived, "survMosActiveFollowup")).isEqualTo("0037");
        assertThat(of(derived, "survFlagActiveFollowup")).isEqualTo("1");
        assertThat(of(derived, "survMosPresumedAlive")).isEqualTo("0047");
        assertThat(of(derived, "daysToTreatment")).isEqualTo("030");
        assertThat(of(derived, "seerSiteRecode")).isEqualTo("26000");
        assertThat(derived.ofPatient()).extracting(DerivedValue::name).contains("vitalStatusRecode");
        assertThat(derived.tumors().get(0).get(DICTIONARY.item("schemaId"))).isEqualTo("00480");
    }

    @Test
    void each_derived_value_names_its_parameters_its_rule_and_what_it_rests_on() {
        set(patient, "nameLast", "GARCIA");
        set(patient, "spanishHispanicOrigin", "0");
        DerivedPatient derived = ITEMS.derive(patient, tumors);
        Stream.concat(derived.ofPatient().stream(), derived.ofTumor(0).stream())
                .filter(value -> derived.stage(0).derived().stream().noneMatch(value::equals))
                .forEach(value -> assertThat(ITEMS.basis(value.source(), derived.patient(), derived.tumors().get(0)))
                        .as(value.toString()).get()
                        .satisfies(basis -> assertThat(basis.rule()).endsWith("."))
                        .satisfies(basis -> assertThat(basis.inputs()).isNotEmpty()));
        assertThat(derived.ofPatient()).filteredOn(value -> value.name().equals("nhiaDerivedHispOrigin"))
                .extracting(DerivedValue::source)
                .containsExactly("NAACCR Hispanic Identification Algorithm v17, option 0");
        // As it was stored by the parameters of another year
        assertThat(ITEMS.basis("SEER Survival Time in Months 2.2, followed until 2019", derived.patient(),
                derived.tumors().get(0)).orElseThrow().inputs())
                .containsEntry(DICTIONARY.item("dateOfDiagnosis"), "20210115")
                .containsEntry(DICTIONARY.item("vitalStatus"), "1");
        Basis grade = ITEMS.basis("SEER Derived Summary Grade 2018", derived.patient(), derived.tumors().get(0))
                .orElseThrow();
        assertThat(grade.rule()).contains("schema 00480 for behavior 3: ");
        assertThat(grade.inputs()).containsEntry(DICTIONARY.item("gradePathological"), "3");
        assertThat(ITEMS.basis("a source of old", derived.patient(), derived.tumors().get(0))).isEmpty();
    }

    @Test
    void the_values_given_are_not_changed() {
        Values before = tumors.get(0).copy();
        ITEMS.derive(patient, tumors);
        assertThat(tumors.get(0)).isEqualTo(before);
    }

    @Test
    void nothing_is_derived_from_what_is_not_there() {
        DerivedPatient derived = ITEMS.derive(new Values(), List.of(new Values()));
        assertThat(derived.ofPatient()).isEmpty();
        assertThat(derived.ofTumor(0)).isEmpty();
    }

    @Test
    void a_record_without_names_keeps_the_ethnicity_that_was_derived_from_them() {
        set(patient, "spanishHispanicOrigin", "0");
        assertThat(ITEMS.derive(patient, tumors).ofPatient()).extracting(DerivedValue::name)
                .doesNotContain("nhiaDerivedHispOrigin");
        set(patient, "nameLast", "GARCIA");
        set(patient, "race1", "01");
        set(patient, "birthplaceCountry", "MEX");
        assertThat(ITEMS.derive(patient, tumors).ofPatient())
                .filteredOn(value -> value.name().equals("nhiaDerivedHispOrigin"))
                .extracting(DerivedValue::value).containsExactly("1");
    }

    @Test
    void the_ethnicity_follows_from_the_patient_though_no_case_counts() {
        set(patient, "spanishHispanicOrigin", "2");
        set(patient, "nameLast", "GARCIA");
        assertThat(ITEMS.derive(patient, List.of()).ofPatient()).extracting(DerivedValue::name, DerivedValue::value)
                .containsExactly(tuple("nhiaDerivedHispOrigin", "2"));
    }

    @Test
    void what_is_not_derived_says_why() {
        DerivedPatient derived = ITEMS.derive(new Values(), tumors);
        assertThat(derived.notDerived(0)).contains(
                new NotDerived(List.of("ageAtDiagnosis"), "Date of Birth is blank."),
                new NotDerived(List.of("nhiaDerivedHispOrigin"), "Name--Last, Spanish/Hispanic Origin are blank."));
        set(patient, "dateOfBirth", "1960");
        assertThat(ITEMS.derive(patient, tumors).notDerived(0)).contains(new NotDerived(List.of("ageAtDiagnosis"),
                "The dates of birth and diagnosis leave the age in doubt."));
        assertThat(ITEMS.derive(patient, tumors).notDerived(0)).extracting(NotDerived::names)
                .doesNotContain(List.of("daysToTreatment"), List.of("derivedSummaryGrade2018"));
        set(tumors.get(0), "dateInitialRxSeer", "");
        set(tumors.get(0), "gradeClinical", "8");
        set(tumors.get(0), "gradePathological", "8");
        assertThat(ITEMS.derive(patient, tumors).notDerived(0)).contains(
                new NotDerived(List.of("daysToTreatment"), "Date Initial RX SEER is blank."),
                new NotDerived(List.of("derivedSummaryGrade2018"),
                        "Neither clinical nor pathological grade is one of the schema's."));
    }

    /** NAACCR stopped using name lists in NAPIIA: an Asian, not otherwise specified, stays one whatever the name. */
    @Test
    void no_race_follows_from_a_name() {
        set(patient, "race1", "96");
        set(patient, "spanishHispanicOrigin", "0");
        set(patient, "nameLast", "NGUYEN");
        assertThat(ITEMS.derive(patient, tumors).ofPatient()).filteredOn(value -> value.name().equals("raceNapiia"))
                .extracting(DerivedValue::value).containsExactly("96");
        set(patient, "birthplaceCountry", "VNM");
        assertThat(ITEMS.derive(patient, tumors).ofPatient()).filteredOn(value -> value.name().equals("raceNapiia"))
                .extracting(DerivedValue::value).containsExactly("10");
    }

    /** The geocoded county of the census of 2020 holds for cases diagnosed since, of 2010 for those before. */
    @ParameterizedTest
    @CsvSource({"20190601, 001", "20210601, 003"})
    void the_county_for_analysis_is_that_of_the_census_of_the_time(String diagnosed, String county) {
        Values tumor = tumors.get(0);
        set(tumor, "dateOfDiagnosis", diagnosed);
        set(tumor, "addrAtDxState", "AL");
        set(tumor, "countyAtDx", "999");
        set(tumor, "countyAtDxGeocode2010", "001");
        set(tumor, "censusTrCertainty2010", "1");
        set(tumor, "countyAtDxGeocode2020", "003");
        set(tumor, "censusTractCertainty2020", "1");
        DerivedPatient derived = ITEMS.derive(patient, tumors);
        assertThat(of(derived, "countyAtDxAnalysis")).isEqualTo(county);
        assertThat(derived.ofTumor(0, "ruralurbanContinuum2013")).isPresent();
    }

    @Test
    void a_case_since_2020_that_was_geocoded_by_the_census_of_2010_alone_has_its_county() {
        Values tumor = tumors.get(0);
        set(tumor, "addrAtDxState", "AL");
        set(tumor, "countyAtDx", "999");
        set(tumor, "countyAtDxGeocode2010", "001");
        set(tumor, "censusTrCertainty2010", "1");
        set(tumor, "censusTractCertainty2020", "9");
        DerivedPatient derived = ITEMS.derive(patient, tumors);
        assertThat(of(derived, "countyAtDxAnalysis")).isEqualTo("001");
        assertThat(of(derived, "countyAtDxAnalysisFlag")).isEqualTo("3");
        assertThat(of(derived, "ruralurbanContinuum2013")).isEqualTo("02");
    }

    /** 0 alive or not dead of it, 1 dead of this cancer (or of another cause), 8 dead and the cause unknown, 9 no malignant tumor. */
    @ParameterizedTest
    @CsvSource({"1, '', '', 00, 0, 0", "1, 1, 0000, 01, 0, 0", "0, 1, C509, 00, 1, 0", "0, 1, I219, 00, 0, 1",
            "0, 1, 7777, 00, 8, 8", "0, '', '', 00, 8, 8", "0, 1, C509, 02, 1, 0", "0, 1, C509, 60, 9, 9",
            "1, '', '', '', '', ''",
            "0, 1, C509, '', '', ''"})
    void the_death_is_of_the_cancer_or_not(String vitalStatus, String revision, String cause, String sequence,
            String ofIt, String ofOther) {
        set(patient, "vitalStatus", vitalStatus);
        set(patient, "icdRevisionNumber", revision);
        set(patient, "causeOfDeath", cause);
        set(tumors.get(0), "sequenceNumberCentral", "");
        set(tumors.get(0), "sequenceNumberHospital", sequence);
        DerivedPatient derived = ITEMS.derive(patient, tumors);
        assertThat(of(derived, "seerCauseSpecificCod")).isEqualTo(ofIt);
        assertThat(of(derived, "seerOtherCod")).isEqualTo(ofOther);
    }

    /** The tract of 2020 is in none of the library's tables; a geocoder knows more than "unknown". */
    @Test
    void what_is_known_of_the_place_is_never_overwritten_with_unknown() {
        Values tumor = tumors.get(0);
        set(tumor, "addrAtDxState", "AL");
        set(tumor, "countyAtDx", "001");
        set(tumor, "censusTract2020", "020100");
        set(tumor, "censusTrPovertyIndictr", "2");
        set(tumor, "ruca2010", "1");
        DerivedPatient derived = ITEMS.derive(patient, tumors);
        assertThat(of(derived, "countyAtDxAnalysis")).isEqualTo("001");
        assertThat(of(derived, "ruralurbanContinuum2013")).isEqualTo("02");
        assertThat(derived.ofTumor(0)).extracting(DerivedValue::name).doesNotContain("censusTrPovertyIndictr",
                "ruca2000", "uric2000", "ruca2010", "uric2010");

        set(tumor, "censusTract2010", "999998");
        derived = ITEMS.derive(patient, tumors);
        assertThat(derived.tumors().get(0).get(DICTIONARY.item("ruca2010"))).isEqualTo("1");
        assertThat(derived.tumors().get(0).get(DICTIONARY.item("censusTrPovertyIndictr"))).isEqualTo("2");
        assertThat(of(derived, "uric2010")).as("nothing was known").isEqualTo("C");

        set(tumor, "censusTract2010", "020100");
        assertThat(of(ITEMS.derive(patient, tumors), "ruca2010")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({"'', 003", "999, 003", "005, 005"})
    void a_county_for_analysis_gives_way_to_a_reported_county_alone(String reported, String county) {
        Values tumor = tumors.get(0);
        set(tumor, "addrAtDxState", "AL");
        set(tumor, "countyAtDx", reported);
        set(tumor, "countyAtDxAnalysis", "003");
        DerivedPatient derived = ITEMS.derive(patient, tumors);
        assertThat(derived.tumors().get(0).get(DICTIONARY.item("countyAtDxAnalysis"))).isEqualTo(county);
        assertThat(derived.ofTumor(0, "countyAtDxAnalysisFlag").isPresent()).isEqualTo(county.equals(reported));
        assertThat(of(derived, "ruralurbanContinuum2013")).doesNotStartWith("9").isNotEmpty();
    }

    @Test
    void the_second_tumor_waits_for_the_first_in_the_order_of_sequence() {
        tumors.add(values("dateOfDiagnosis", "20200301", "primarySite", "C619", "histologicTypeIcdO3", "8140",
                "behaviorCodeIcdO3", "3", "sequenceNumberHospital", "01"));
        set(tumors.get(0), "sequenceNumberCentral", "02");
        DerivedPatient derived = ITEMS.derive(patient, tumors);
        assertThat(derived.ofTumor(0, "recordNumberRecode")).contains("02");
        assertThat(derived.ofTumor(1, "recordNumberRecode")).contains("01");
        assertThat(derived.ofTumor(1, "iarcMpIndicator")).contains("1");
    }

    @ParameterizedTest
    @CsvSource({"19600510, 20210115, 60", "19600115, 20210115, 61", "19600116, 20210115, 60", "196005, 20210115, 60",
            "1960, 20210615, -1", "1960, 20211231, 61", "19600510, 202105, -1", "19600510, 202106, 61",
            "19600510, 19600509, 0", "19600510, 196001, 0", "19600510, 19590601, -1", "19600510, 19600510, 0",
            "18900101, 20210115, -1", "19601340, 20210115, -1",
            "'', 20210115, -1", "19600510, 99991231, -1", "20240229, 20250228, 0"})
    void the_age_is_in_completed_years_where_the_dates_leave_no_doubt(String born, String diagnosed, int age) {
        assertThat(AgeAtDiagnosis.years(born, diagnosed)).isEqualTo(age);
    }

    /** Breast: 100 of CS and 10 of EOD are confined to it, 400 and 30 invade the skin; mets 40 are distant. */
    @ParameterizedTest
    @CsvSource({"2010, csExtension 100 csLymphNodes 000 csMetsAtDx 00, 1",
            "2010, csExtension 400 csLymphNodes 000 csMetsAtDx 00, 2",
            "2010, csExtension 100 csLymphNodes 000 csMetsAtDx 40, 4",
            "1995, codingSystemForEod 4 eodExtension 10 eodLymphNodeInvolv 0, 1",
            "1995, codingSystemForEod 4 eodExtension 85 eodLymphNodeInvolv 0, 4", "2010, gradeClinical 1, ''",
            "2016, csExtension 100, ''"})
    void the_historic_stage_follows_from_the_extent_of_its_time(String year, String codes, String stage) {
        Values tumor = tumors.get(0);
        set(tumor, "dateOfDiagnosis", year);
        String[] words = codes.split(" ");
        for (int i = 0; i < words.length; i += 2) {
            set(tumor, words[i], words[i + 1]);
        }
        assertThat(of(ITEMS.derive(patient, tumors), "historicStage")).isEqualTo(stage);
    }

    /** The worked cases of NCI's derived summary grade, com.imsweb algorithms 5.x. */
    @ParameterizedTest
    @CsvSource({"00001, '', S, '', S", "00001, '', '', S, S", "00001, '', S, 1, S", "00001, '', 1, S, S",
            "00001, '', S, X, S", "00001, '', X, X, ''", "00480, '', H, 1, ''", "00480, 2, H, 1, H",
            "00480, 2, 1, H, H",
            "00480, 3, H, 1, 1", "00480, 3, 1, H, 1", "00480, 3, X, H, H", "00790, '', 8, X, 8", "00790, 3, X, '', ''",
            "00580, 3, 2, 3, 3", "00580, 3, 9, E, E", "00580, 3, 9, 9, 9"})
    void the_summary_grade_is_the_first_in_the_order_of_the_schema(String schema, String behavior, String clinical,
            String pathological, String grade) {
        assertThat(new SummaryGrade(DICTIONARY).grade(schema, behavior, clinical, pathological)).isEqualTo(grade);
    }

    /** EOD 3.3 derives the grade itself, and from a code that breast does not have it derives none. */
    @ParameterizedTest
    @CsvSource({"eod_public-3.3.zip, 2, 3, 3, eod_public 3.3", "eod_public-3.3.zip, 2, 8, '', ''",
            "'', 2, 3, 3, SEER Derived Summary Grade 2018", "'', 2, 8, 2, SEER Derived Summary Grade 2018"})
    void one_alone_derives_the_grade(String zip, String clinical, String pathological, String grade, String source)
            throws IOException {
        DerivedItems items = ITEMS;
        if (!zip.isEmpty()) {
            items = new DerivedItems(new CaseStager(Algorithms.shipped(Clock.systemUTC()).with(uploaded(zip)),
                    StagingYears.standard(), DICTIONARIES), DICTIONARIES, DerivationSettings.followedUntil(2024));
        }
        set(tumors.get(0), "gradeClinical", clinical);
        set(tumors.get(0), "gradePathological", pathological);
        DerivedPatient derived = items.derive(patient, tumors);
        assertThat(of(derived, "schemaId")).isEqualTo("00480");
        assertThat(derived.ofTumor(0)).filteredOn(value -> value.name().equals("derivedSummaryGrade2018"))
                .extracting(DerivedValue::value, DerivedValue::source)
                .isEqualTo(grade.isEmpty() ? List.of() : List.of(tuple(grade, source)));
    }

    private static Algorithm uploaded(String file) throws IOException {
        Path zip = Path.of("../shared/standards/staging", file);
        assumeThat(zip).as("the official zips").exists();
        try (InputStream stream = Files.newInputStream(zip)) {
            return ((AlgorithmZip.Opened) AlgorithmZip.open(stream, Clock.systemUTC())).algorithm();
        }
    }

    private static String of(DerivedPatient derived, String name) {
        return derived.ofTumor(0, name).orElse("");
    }

    private static Values values(String... idsAndValues) {
        Values values = new Values();
        for (int i = 0; i < idsAndValues.length; i += 2) {
            set(values, idsAndValues[i], idsAndValues[i + 1]);
        }
        return values;
    }

    private static void set(Values values, String id, String value) {
        assertThat(DICTIONARY.item(id).level()).isNotEqualTo(Level.ROOT);
        values.set(DICTIONARY.item(id), value);
    }
}
