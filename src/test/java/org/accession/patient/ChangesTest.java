package org.accession.patient;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.accession.audit.ChangeLog;
import org.accession.audit.ChangeSource;
import org.accession.audit.Difference;
import org.accession.dictionary.PartialDate;
import org.accession.identity.Facility;
import org.accession.identity.Scope;
import org.accession.keys.Keyring;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

import static org.accession.patient.ARegistry.aCase;
import static org.accession.patient.ARegistry.aFacility;
import static org.accession.patient.ARegistry.aPatient;
import static org.accession.patient.ARegistry.aTumor;
import static org.accession.patient.ARegistry.at;
import static org.accession.patient.ARegistry.item;
import static org.accession.patient.ARegistry.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChangesTest {

    private static final String SSN = "219456789";
    private static final String OTHER_SSN = "531887766";
    /** Other tests of the suite have people of the same name and number. */
    private static final int MANY = 1000;

    @Inject
    Changes changes;

    @Inject
    Consolidation consolidation;

    @Inject
    PatientSearch search;

    @Inject
    Keyring keyring;

    @Test
    void an_item_that_somebody_else_has_changed_is_refused_and_the_others_are_changed() {
        long id = everywhere(() -> aStoredCase().id);
        ChangeResult result = everywhere(() -> changes.change(TumorCase.findById(id), List.of(
                new ItemChange(item("primarySite"), "C504", "C502"),
                new ItemChange(item("laterality"), "1", "2"),
                new ItemChange(item("gradeClinical"), "", "3"),
                new ItemChange(item("diagnosticConfirmation"), "7", "1"),
                new ItemChange(item("nameLast"), "SMITH", "SMITH-JONES")), ChangeOrigin.form(null, "chart review")));

        assertThat(result.outcomes()).containsExactly(
                new ItemOutcome.Changed(item("primarySite")),
                new ItemOutcome.Refused(item("laterality"), "1", "", "2"),
                new ItemOutcome.Changed(item("gradeClinical")),
                new ItemOutcome.Unchanged(item("diagnosticConfirmation")),
                new ItemOutcome.Changed(item("nameLast")));
        assertThat(result.refused()).hasSize(1);
        everywhere(() -> {
            TumorCase stored = TumorCase.findById(id);
            assertThat(stored.values()).isEqualTo(values("primarySite", "C502", "gradeClinical", "3",
                    "diagnosticConfirmation", "1", "dateOfDiagnosis", "20260302", "medicalRecordNumber", "4711"));
            assertThat(stored.primarySite).isEqualTo("C502");
            assertThat(stored.tumor.belief().orElseThrow().primarySite).isEqualTo("C502");
            assertThat(stored.facilityPatient.nameLast).isEqualTo("SMITH-JONES");
            assertThat(stored.facilityPatient.patient.belief().orElseThrow().nameLast).isEqualTo("SMITH-JONES");
            return null;
        });
    }

    @Test
    void one_save_is_one_row_with_all_differences_what_was_derived_included() {
        long id = everywhere(() -> aStoredCase().id);
        everywhere(() -> changes.change(TumorCase.findById(id), List.of(
                new ItemChange(item("dateOfBirth"), "", "19560510"),
                new ItemChange(item("nameFirst"), "ANNA", "")), ChangeOrigin.form(null, "wrong chart")));

        ChangeLog row = everywhere(() -> ChangeLog.ofCase(id)).get(0);
        assertThat(everywhere(() -> ChangeLog.ofCase(id))).hasSize(1);
        assertThat(row.differences).containsExactlyInAnyOrder(
                new Difference("nameFirst", "ANNA", ""),
                new Difference("dateOfBirth", "", "19560510"),
                new Difference("ageAtDiagnosis", "", "069"));
        assertThat(row.source).isEqualTo(ChangeSource.FORM);
        assertThat(row.reason).isEqualTo("wrong chart");
        assertThat(row.patientId).isNotNull();
    }

    @Test
    void what_changes_nothing_writes_nothing() {
        long id = everywhere(() -> aStoredCase().id);
        ChangeResult result = everywhere(() -> changes.change(TumorCase.findById(id),
                List.of(new ItemChange(item("primarySite"), "C509", "C619")), ChangeOrigin.form(null, null)));

        assertThat(result.differences()).isEmpty();
        assertThat(everywhere(() -> ChangeLog.ofCase(id))).isEmpty();
    }

    @Test
    void an_item_of_a_tumor_cannot_be_changed_without_a_case() {
        long id = everywhere(() -> aStoredCase().facilityPatient.id);
        assertThatThrownBy(() -> everywhere(() -> changes.changePatient(FacilityPatient.findById(id),
                List.of(new ItemChange(item("primarySite"), "", "C619")), ChangeOrigin.form(null, null))))
                .hasStackTraceContaining("is no item of a patient");
    }

    @Test
    void of_two_changes_at_once_one_waits_and_is_told_what_the_other_did() throws Exception {
        long id = everywhere(() -> aStoredCase().id);
        CountDownLatch both = new CountDownLatch(2);
        ExecutorService people = Executors.newFixedThreadPool(2);
        List<Future<ChangeResult>> results = new ArrayList<>();
        for (String site : List.of("C501", "C502")) {
            results.add(people.submit(() -> everywhere(() -> {
                TumorCase read = TumorCase.findById(id);
                both.countDown();
                await(both);
                return changes.change(read, List.of(new ItemChange(item("primarySite"), "C504", site)),
                        ChangeOrigin.form(null, null));
            })));
        }
        int refused = results.get(0).get().refused().size() + results.get(1).get().refused().size();
        people.shutdown();

        assertThat(refused).isEqualTo(1);
        assertThat(everywhere(() -> ChangeLog.ofCase(id))).hasSize(1);
    }

    @Test
    void the_medical_record_number_of_the_patient_follows_that_of_the_case() {
        long id = everywhere(() -> {
            TumorCase stored = aStoredCase();
            stored.facilityPatient.mrn = "4711";
            return stored.id;
        });
        everywhere(() -> changes.change(TumorCase.findById(id),
                List.of(new ItemChange(item("medicalRecordNumber"), "4711", "4712")), ChangeOrigin.form(null, null)));

        assertThat(everywhere(() -> TumorCase.<TumorCase>findById(id).facilityPatient.mrn)).isEqualTo("4712");
    }

    @Test
    void a_case_can_be_read_as_it_was_on_any_day() {
        Instant before = Instant.now();
        long id = everywhere(() -> aStoredCase().id);
        Instant first = Instant.now();
        everywhere(() -> changes.change(TumorCase.findById(id),
                List.of(new ItemChange(item("primarySite"), "C504", "C502")), ChangeOrigin.form(null, null)));
        Instant second = Instant.now();
        everywhere(() -> changes.change(TumorCase.findById(id),
                List.of(new ItemChange(item("vitalStatus"), "1", "0")), ChangeOrigin.form(null, null)));
        everywhere(() -> {
            TumorCase stored = TumorCase.findById(id);
            return stored.become(CaseState.COMPLETE, null, null, null, Instant.now());
        });

        assertThat(everywhere(() -> CaseAsItWas.of(id, before))).isEmpty();
        CaseAsItWas atFirst = everywhere(() -> CaseAsItWas.of(id, first)).orElseThrow();
        CaseAsItWas atSecond = everywhere(() -> CaseAsItWas.of(id, second)).orElseThrow();
        CaseAsItWas now = everywhere(() -> CaseAsItWas.of(id, Instant.now())).orElseThrow();
        assertThat(List.of(atFirst, atSecond, now)).extracting(then -> then.values().get(item("primarySite")))
                .containsExactly("C504", "C502", "C502");
        assertThat(List.of(atFirst, atSecond, now)).extracting(then -> then.patientValues().get(item("vitalStatus")))
                .containsExactly("1", "1", "0");
        assertThat(List.of(atFirst, atSecond, now)).extracting(CaseAsItWas::state)
                .containsExactly(CaseState.OPEN, CaseState.OPEN, CaseState.COMPLETE);
    }

    @Test
    void each_step_is_stamped_and_a_step_that_makes_no_sense_is_refused() {
        Instant at = Instant.parse("2026-03-02T10:15:30Z");
        long id = everywhere(() -> aStoredCase().id);
        everywhere(() -> TumorCase.<TumorCase>findById(id).become(CaseState.COMPLETE, null, null, null, at));

        assertThatThrownBy(() -> everywhere(
                () -> TumorCase.<TumorCase>findById(id).become(CaseState.SUSPENSE, null, null, null, at)))
                .hasStackTraceContaining("A case that is COMPLETE cannot become SUSPENSE");
        assertThatThrownBy(() -> everywhere(
                () -> TumorCase.<TumorCase>findById(id).become(CaseState.DELETED, " ", null, null, at)))
                .hasStackTraceContaining("DELETED needs a reason");
        List<CaseStep> steps = everywhere(() -> CaseStep.of(TumorCase.<TumorCase>findById(id)));
        assertThat(steps).extracting(step -> step.fromState).containsExactly(CaseState.OPEN);
        assertThat(steps).extracting(step -> step.toState).containsExactly(CaseState.COMPLETE);
        assertThat(steps).extracting(step -> step.at).containsExactly(at);
    }

    @Test
    void an_identifier_is_nowhere_in_the_database_but_encrypted() throws SQLException {
        long id = everywhere(() -> aStoredCase().id);
        everywhere(() -> changes.change(TumorCase.findById(id), List.of(
                new ItemChange(item("socialSecurityNumber"), SSN, OTHER_SSN)), ChangeOrigin.form(null, null)));

        Difference difference = everywhere(() -> ChangeLog.ofCase(id)).get(0).differences.get(0);
        assertThat(keyring.decryptText(Base64.getDecoder().decode(difference.from()))).isEqualTo(SSN);
        assertThat(keyring.decryptText(Base64.getDecoder().decode(difference.to()))).isEqualTo(OTHER_SSN);
        everywhere(() -> {
            FacilityPatient patient = TumorCase.<TumorCase>findById(id).facilityPatient;
            assertThat(patient.values().isBlank(item("socialSecurityNumber"))).isTrue();
            assertThat(patient.valuesWithIdentifiers(keyring).get(item("socialSecurityNumber"))).isEqualTo(OTHER_SSN);
            assertThat(search.find("531-88-7766", 0, MANY)).extracting(found -> found.id).contains(patient.id);
            assertThat(search.find("smith", 0, MANY)).extracting(found -> found.id).contains(patient.id);
            return null;
        });
        assertThat(rowsThatContain(SSN, OTHER_SSN)).isEmpty();
        assertThat(rowsThatContain("SMITH")).as("the search itself works").isNotEmpty();
    }

    @Test
    void with_two_facilities_each_value_names_its_source_and_neither_changes_the_other() {
        Long[] ids = everywhere(() -> {
            Patient patient = aPatient();
            FacilityPatient one = at(aFacility(), patient, keyring, "nameLast", "GARCIA", "vitalStatus", "1",
                    "dateOfLastContact", "20250101", "race1", "01", "socialSecurityNumber", SSN);
            FacilityPatient other = at(aFacility(), patient, keyring, "nameLast", "GARCIA", "vitalStatus", "0",
                    "dateOfLastContact", "20260101", "race1", "99");
            return new Long[]{patient.id, one.id, other.id, one.facility.id};
        });
        Scope.of(null, Set.of(ids[3]))
                .call(() -> QuarkusTransaction.requiringNew()
                        .call(() -> changes.changePatient(FacilityPatient.findById(ids[1]),
                                List.of(new ItemChange(item("nameFirst"), "", "ANA")), ChangeOrigin.form(null, null))));

        everywhere(() -> {
            PatientBelief patient = PatientBelief.findById(ids[0]);
            assertThat(patient.consolidated)
                    .containsEntry("vitalStatus", new SourcedValue("0", ids[2]))
                    .containsEntry("race1", new SourcedValue("01", ids[1]))
                    .containsEntry("nameFirst", new SourcedValue("ANA", ids[1]))
                    .containsEntry("socialSecurityNumber", new SourcedValue("", ids[1]));
            assertThat(patient.vitalStatus).isEqualTo("0");
            assertThat(patient.values().get(item("dateOfLastContact"))).isEqualTo("20260101");
            FacilityPatient other = FacilityPatient.findById(ids[2]);
            assertThat(other.values().isBlank(item("nameFirst"))).isTrue();
            return null;
        });
    }

    @Test
    void with_one_source_the_registry_believes_what_it_says_without_storing_it_twice() {
        long id = everywhere(() -> aStoredCase().id);
        everywhere(() -> {
            TumorCase stored = TumorCase.findById(id);
            consolidation.of(stored.tumor);
            consolidation.of(stored.facilityPatient.patient);
            TumorBelief tumor = stored.tumor.belief().orElseThrow();
            assertThat(tumor.consolidated).isNull();
            assertThat(tumor.dateOfDiagnosis).isEqualTo(new PartialDate("20260302"));
            assertThat(tumor.values()).isEqualTo(stored.values());
            assertThat(stored.facilityPatient.patient.belief().orElseThrow().values())
                    .isEqualTo(stored.facilityPatient.values());
            return null;
        });
    }

    private TumorCase aStoredCase() {
        Facility facility = aFacility();
        Patient patient = aPatient();
        FacilityPatient record = at(facility, patient, keyring, "nameLast", "SMITH", "nameFirst", "ANNA", "vitalStatus",
                "1", "socialSecurityNumber", SSN);
        return aCase(record, aTumor(patient), "primarySite", "C504", "dateOfDiagnosis", "20260302",
                "diagnosticConfirmation", "1", "medicalRecordNumber", "4711");
    }

    private static <T> T everywhere(Supplier<T> work) {
        return Scope.everywhere(null).call(() -> QuarkusTransaction.requiringNew().call(work::get));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tables with a row that holds one of the texts, as it is or as bytes. */
    private static List<String> rowsThatContain(String... texts) throws SQLException {
        String pattern = String.join("|", texts) + "|" + String.join("|",
                Arrays.stream(texts).map(text -> text.replaceAll("(.)", "3$1")).toList());
        List<String> found = new ArrayList<>();
        try (Connection owner = DriverManager.getConnection(config("quarkus.flyway.jdbc-url"),
                config("quarkus.flyway.username"), config("quarkus.flyway.password"));
                Statement statement = owner.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("""
                    SELECT relname FROM pg_class
                    WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace""")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery(
                        "SELECT count(*) FROM " + table + " t WHERE t::text ~ '" + pattern + "'")) {
                    rows.next();
                    if (rows.getLong(1) > 0) {
                        found.add(table);
                    }
                }
            }
        }
        return found;
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
