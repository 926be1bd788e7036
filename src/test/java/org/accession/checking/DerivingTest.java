package org.accession.checking;

import java.time.Instant;
import java.time.Year;
import java.util.List;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.accession.audit.ChangeLog;
import org.accession.audit.Difference;
import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Item;
import org.accession.fixture.PatientFixture.Stored;
import org.accession.identity.Scope;
import org.accession.patient.CaseState;
import org.accession.patient.ChangeOrigin;
import org.accession.patient.ChangeResult;
import org.accession.patient.Changes;
import org.accession.patient.FacilityPatient;
import org.accession.patient.ItemChange;
import org.accession.patient.ItemOutcome;
import org.accession.patient.TumorCase;
import org.accession.staging.AlgorithmVersion;
import org.accession.staging.StagingYears.Rule;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

import static org.accession.fixture.Fixtures.aCase;
import static org.accession.fixture.Fixtures.aPatient;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class DerivingTest {

    private static final String SURVIVAL = "SEER Survival Time in Months 2.2, followed until "
            + (Year.now().getValue() - 1);

    @Inject
    Changes changes;

    @Test
    void a_change_of_an_input_changes_what_follows_in_the_same_row_of_the_log() {
        long id = aProstate().cases().get(0).id;
        derive(id);
        assertThat(value(id, "schemaId")).isEqualTo("00580");
        assertThat(value(id, "derivedSummaryStage2018")).isEqualTo("3");

        ChangeResult result = change(id, new ItemChange(item("eodRegionalNodes"), "300", "000"));

        assertThat(result.differences()).contains(new Difference("eodRegionalNodes", "300", "000"),
                new Difference("derivedEod2018N", "N1", "N0"), new Difference("derivedSummaryStage2018", "3", "1"));
        assertThat(log(id).get(0).differences).isEqualTo(result.differences());
        assertThat(value(id, "derivedSummaryStage2018")).isEqualTo("1");
        assertThat(see(() -> StoredStaging.of(TumorCase.findById(id)))).singleElement().satisfies(stored -> {
            assertThat(stored.algorithmVersion()).hasToString("eod_public 3.0");
            assertThat(stored.result).isEqualTo(StoredStaging.STAGED);
            assertThat(stored.schema).isEqualTo("prostate");
            assertThat(stored.schemaId).isEqualTo("00580");
            assertThat(stored.summaryStage).isEqualTo("1");
            assertThat(stored.inputs).containsEntry("eod_regional_nodes", "000");
            assertThat(stored.trace.why(stored.trace.output("eod_2018_n").orElseThrow())).singleElement()
                    .satisfies(line -> assertThat(line.sentence()).startsWith("EOD Regional Nodes 000: row 1 of the "));
        });
    }

    @Test
    void a_derived_item_is_locked() {
        long id = aProstate().cases().get(0).id;
        derive(id);

        ChangeResult result = change(id, new ItemChange(item("derivedSummaryStage2018"), "3", "1"),
                new ItemChange(item("schemaId"), "00580", ""), new ItemChange(item("laterality"), "", "0"));

        assertThat(result.outcomes()).containsExactly(
                new ItemOutcome.Derived(item("derivedSummaryStage2018"), "eod_public 3.0", "3", "1"),
                new ItemOutcome.Derived(item("schemaId"), "eod_public 3.0", "00580", ""),
                new ItemOutcome.Changed(item("laterality")));
        assertThat(result.locked()).hasSize(2);
        assertThat(value(id, "derivedSummaryStage2018")).isEqualTo("3");
        assertThat(result.differences()).containsExactly(new Difference("laterality", "", "0"));
        assertThat(see(() -> TumorCase.<TumorCase>findById(id).derivedBy("derivedSummaryStage2018")))
                .contains("eod_public 3.0");
        assertThat(see(() -> TumorCase.<TumorCase>findById(id).derivedBy("laterality"))).isEmpty();
    }

    @Test
    void an_item_that_nothing_derives_is_open_though_it_could_be_derived() {
        long id = see(() -> aPatient().born("1951").with(aCase("C619", "8140", "3").diagnosed("2022-03")).store())
                .cases().get(0).id;
        ChangeResult result = change(id, new ItemChange(item("ageAtDiagnosis"), "", "071"));
        assertThat(result.outcomes()).containsExactly(new ItemOutcome.Changed(item("ageAtDiagnosis")));

        result = change(id, new ItemChange(item("dateOfBirth"), "1951", "19510101"));
        assertThat(value(id, "ageAtDiagnosis")).isEqualTo("071");
        assertThat(change(id, new ItemChange(item("ageAtDiagnosis"), "071", "070")).locked()).hasSize(1);
    }

    @Test
    void a_change_of_the_patient_changes_what_follows_in_all_cases() {
        Stored stored = twoTumors();
        derive(stored.cases().get(0).id);
        see(() -> changes.changePatient(FacilityPatient.findById(stored.record().id),
                List.of(new ItemChange(item("dateOfLastContact"), "20240101", "20250101")),
                ChangeOrigin.form(null, null)));

        assertThat(value(stored.cases().get(0).id, "survMosActiveFollowup")).isEqualTo("0060");
        assertThat(value(stored.cases().get(1).id, "survMosActiveFollowup")).isEqualTo("0024");
        assertThat(log(stored.cases().get(1).id).get(0).differences)
                .contains(new Difference("survMosActiveFollowup", "0011", "0024"));
    }

    @Test
    void a_change_of_one_case_changes_what_follows_in_another() {
        Stored stored = twoTumors();
        long second = stored.cases().get(1).id;
        derive(second);
        assertThat(derived(second, SURVIVAL, "recordNumberRecode")).isEqualTo("02");

        change(second, new ItemChange(item("dateOfDiagnosis"), "20230101", "20190101"));

        assertThat(derived(second, SURVIVAL, "recordNumberRecode")).isEqualTo("01");
        assertThat(derived(stored.cases().get(0).id, SURVIVAL, "recordNumberRecode")).isEqualTo("02");
    }

    @Test
    void a_case_that_does_not_count_takes_no_part_in_what_follows() {
        Stored stored = twoTumors();
        long first = stored.cases().get(0).id;
        long second = stored.cases().get(1).id;
        derive(second);
        assertThat(derived(second, SURVIVAL, "recordNumberRecode")).isEqualTo("02");

        see(() -> changes.step(TumorCase.findById(first), CaseState.NOT_REPORTABLE, "a duplicate", null, Instant.now(),
                ChangeOrigin.form(null, null)));

        assertThat(derived(second, SURVIVAL, "recordNumberRecode")).isEqualTo("01");
    }

    @Test
    void what_cannot_be_staged_says_why_and_the_stage_of_the_former_codes_is_taken_away() {
        long id = aProstate().cases().get(0).id;
        derive(id);
        Instant staged = Instant.now();

        change(id, new ItemChange(item("primarySite"), "C619", "C999"));

        StoredStaging now = see(() -> StoredStaging.of(TumorCase.findById(id))).get(0);
        assertThat(now.result).isEqualTo("SITE_UNKNOWN");
        assertThat(now.message).isEqualTo("The primary site C999 is not in the algorithm.");
        assertThat(now.missing).containsExactly("site");
        assertThat(value(id, "derivedSummaryStage2018")).isEmpty();
        assertThat(see(() -> TumorCase.getEntityManager().createNativeQuery("""
                SELECT result, summary_stage FROM staging_result_ever
                WHERE tumor_case_id = :id AND valid_from <= :at AND :at < valid_to""").setParameter("id", id)
                .setParameter("at", staged).getSingleResult())).isEqualTo(new Object[]{"STAGED", "3"});
    }

    /** RUCA 2010 of the tract 020100 of Autauga is 1; the library has no tract 999998. */
    @Test
    void a_value_that_came_from_elsewhere_is_never_overwritten_with_a_blank_or_with_unknown() {
        long id = see(() -> aPatient().with(aCase("C999", "8140", "3").diagnosed("2022-03-01")
                .item("addrAtDxState", "AL").item("countyAtDx", "001").item("censusTract2010", "999998")
                .item("derivedSummaryStage2018", "2").item("ruca2010", "4")).store()).cases().get(0).id;
        derive(id);
        assertThat(value(id, "derivedSummaryStage2018")).isEqualTo("2");
        assertThat(value(id, "ruca2010")).isEqualTo("4");

        change(id, new ItemChange(item("censusTract2010"), "999998", "020100"));
        assertThat(value(id, "ruca2010")).isEqualTo("1");
        change(id, new ItemChange(item("censusTract2010"), "020100", "999998"));
        assertThat(value(id, "ruca2010")).as("what followed from the former tract").isEqualTo("C");
    }

    @Test
    void another_year_is_staged_by_another_algorithm_and_what_the_former_one_said_is_kept_apart() {
        long id = aProstate().cases().get(0).id;
        derive(id);
        change(id, new ItemChange(item("dateOfDiagnosis"), "20220315", "20150315"));

        List<StoredStaging> results = see(() -> StoredStaging.of(TumorCase.findById(id)));
        assertThat(results).extracting(one -> one.algorithm).containsExactly("cs", "eod_public");
        assertThat(results).extracting(StoredStaging::isCurrent).containsExactly(true, false);
        assertThat(results.get(1).summaryStage).isEqualTo("3");
        assertThat(value(id, "derivedSummaryStage2018")).isEmpty();
        assertThat(value(id, "csVersionDerived")).isEqualTo("020550");
    }

    @Test
    void two_versions_stand_side_by_side_and_what_the_newer_does_not_derive_stays_that_of_the_older() throws Exception {
        long id = aProstate().cases().get(0).id;
        try (OfficialZip eod33 = OfficialZip.eod33()) {
            derive(id);

            List<StoredStaging> results = see(() -> StoredStaging.of(TumorCase.findById(id)));
            assertThat(results).extracting(one -> one.algorithmVersion().toString())
                    .containsExactly("eod_public 3.3", "eod_public 3.0");
            assertThat(results).allMatch(StoredStaging::isStaged).allMatch(StoredStaging::isCurrent);
            TumorCase stored = see(() -> TumorCase.findById(id));
            assertThat(stored.derivedBy("derivedSummaryStage2018")).contains("eod_public 3.3");
            assertThat(stored.derivedBy("derivedEod2018N")).contains("eod_public 3.0");
            assertThat(stored.values().get(item("derivedEod2018N"))).isEqualTo("N1");

            only("eod_public", "3.3");
            change(id, new ItemChange(item("laterality"), "", "0"));
            assertThat(value(id, "derivedEod2018N")).as("3.0 is asked no longer, and has not been contradicted")
                    .isEqualTo("N1");
            assertThat(see(() -> StoredStaging.of(TumorCase.findById(id)))).extracting(StoredStaging::isCurrent)
                    .containsExactly(true, false);

            assertThat(change(id, new ItemChange(item("derivedEod2018N"), "N1", "N2")).outcomes()).as("and is locked")
                    .containsExactly(new ItemOutcome.Derived(item("derivedEod2018N"), "eod_public 3.0", "N1", "N2"));
            assertThat(value(id, "derivedEod2018N")).isEqualTo("N1");

            change(id, new ItemChange(item("eodRegionalNodes"), "300", "000"));
            assertThat(value(id, "derivedEod2018N")).as("3.0 would say otherwise of these nodes").isEmpty();
            assertThat(value(id, "derivedEod2018M")).as("and still says this").isEqualTo("M0");
        } finally {
            choose(null);
        }
    }

    @Test
    void what_is_as_it_was_is_not_written_again() {
        long id = aProstate().cases().get(0).id;
        derive(id);
        assertThat(see(() -> changes.derive(TumorCase.<TumorCase>findById(id).facilityPatient,
                ChangeOrigin.algorithm("again")))).isZero();
        assertThat(see(() -> TumorCase.getEntityManager().createNativeQuery(
                "SELECT count(*) FROM staging_result_history WHERE tumor_case_id = " + id).getSingleResult()))
                .isEqualTo(0L);
    }

    private static void only(String algorithm, String version) {
        choose(List.of(new Rule(new AlgorithmVersion(algorithm, version), 2018, Integer.MAX_VALUE, true, "one alone")));
    }

    private static void choose(List<Rule> rules) {
        see(() -> {
            StagingChoice choice = new StagingChoice();
            choice.rules = rules;
            choice.persist();
            return choice;
        });
    }

    private static Stored aProstate() {
        return see(() -> aPatient().item("sexAssignedAtBirth", "1").with(aCase("C619", "8140", "3").diagnosed(
                "2022-03-15").item("eodPrimaryTumor", "120").item("prostatePathologicalExtension", "900")
                .item("eodRegionalNodes", "300").item("eodMets", "00")).store());
    }

    private static Stored twoTumors() {
        return see(() -> aPatient().item("vitalStatus", "1").item("dateOfLastContact", "20240101")
                .with(aCase("C504", "8500", "3").diagnosed("2020-01-01").item("sequenceNumberHospital", "01"))
                .with(aCase("C619", "8140", "3").diagnosed("2023-01-01").item("sequenceNumberHospital", "02"))
                .store());
    }

    private void derive(long id) {
        see(() -> changes.derive(TumorCase.<TumorCase>findById(id).facilityPatient, ChangeOrigin.algorithm("test")));
    }

    private ChangeResult change(long id, ItemChange... items) {
        return see(() -> changes.change(TumorCase.findById(id), List.of(items), ChangeOrigin.form(null, null)));
    }

    private static String value(long id, String xmlId) {
        return see(() -> TumorCase.<TumorCase>findById(id).values().get(item(xmlId)));
    }

    private static String derived(long id, String source, String name) {
        return see(() -> TumorCase.<TumorCase>findById(id).derived.get(source).get(name));
    }

    private static List<ChangeLog> log(long id) {
        return see(() -> ChangeLog.ofCase(id));
    }

    private static Item item(String xmlId) {
        return Dictionaries.standard().working().item(xmlId);
    }

    private static <T> T see(Supplier<T> work) {
        return Scope.everywhere(null).call(() -> QuarkusTransaction.requiringNew().call(work::get));
    }
}
