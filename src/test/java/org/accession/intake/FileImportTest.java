package org.accession.intake;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.accession.audit.ChangeLog;
import org.accession.audit.Difference;
import org.accession.dictionary.Dictionaries;
import org.accession.identity.Facility;
import org.accession.identity.Scope;
import org.accession.intake.NaaccrFile.ACase;
import org.accession.intake.NaaccrFile.APatient;
import org.accession.jobs.Job;
import org.accession.jobs.Jobs;
import org.accession.patient.CaseState;
import org.accession.patient.CaseStep;
import org.accession.patient.FacilityPatient;
import org.accession.patient.PatientBelief;
import org.accession.patient.SourceRecord;
import org.accession.patient.Tumor;
import org.accession.patient.TumorBelief;
import org.accession.patient.TumorCase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

import static org.accession.intake.NaaccrFile.aCase;
import static org.accession.intake.NaaccrFile.aFile;
import static org.accession.intake.NaaccrFile.aPatient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class FileImportTest {

    private static final Path SAMPLE = Path.of("../shared/samples/naaccr-xml-sample-v250-abstract-100.xml.gz");
    private static int fins = 1000;

    @Inject
    Importing importing;

    @Inject
    Jobs jobs;

    @Inject
    RejectedRecords rejectedRecords;

    private Facility general;

    @BeforeEach
    void ownFacility() {
        int fin = ++fins;
        general = importing.facility("General " + fin, String.valueOf(fin));
    }

    @Test
    void a_sample_file_comes_in_whole_and_a_second_time_nothing_changes() throws Exception {
        assumeThat(SAMPLE).as("the sample files beside the project").exists();

        FileImport first = importing.take(SAMPLE, general);

        assertThat(first.job.state).as(first.job.message).isEqualTo(Job.State.DONE);
        assertThat(first.created).isEqualTo(100).isEqualTo(first.read);
        assertThat(patients()).isEqualTo(90);
        assertThat(cases()).isEqualTo(100);

        FileImport second = importing.take(SAMPLE, general);

        assertThat(second.unchanged).as(second.job.message).isEqualTo(100).isEqualTo(second.read);
        assertThat(cases()).isEqualTo(100);
    }

    @Test
    void a_newer_record_updates_with_one_row_in_the_change_log() throws Exception {
        importing.take(aFile().with(aPatient("Doe", "Jane").born("19510203").with(
                aCase("C504").mrn("17").accession("202600001", "00").set("gradeClinical", "1"))).write(), general);

        FileImport second = importing.take(aFile().made("2026-11-02T10:00:00Z").with(
                aPatient("Doe", "Jane").born("19510203").with(aCase("C504").mrn("17").accession("202600001", "00")
                        .set("gradeClinical", "2").set("gradePathological", "3")))
                .write(), general);

        assertThat(second.updated).isEqualTo(1);
        TumorCase one = onlyCase();
        assertThat(one.gradeClinical).isEqualTo("2");
        assertThat(importing.see(() -> ChangeLog.ofCase(one.id))).hasSize(2).first()
                .satisfies(log -> assertThat(log.differences).extracting("item", "from", "to").containsExactly(
                        tuple("gradeClinical", "1", "2"),
                        tuple("gradePathological", "", "3")));
    }

    @Test
    void an_older_record_changes_nothing_and_says_what_was_kept() throws Exception {
        importing.take(
                aFile().with(jane().with(known().set("dateCaseLastChanged", "20260301").set("gradeClinical", "1")))
                        .write(),
                general);

        FileImport second = importing.take(aFile().made("2026-11-30T10:00:00Z").with(
                jane().with(known().set("dateCaseLastChanged", "20260201").set("gradeClinical", "2"))).write(),
                general);

        assertThat(second.older).isEqualTo(1);
        assertThat(importing.records(second).get(0).reason).contains("gradeClinical");
        assertThat(onlyCase().gradeClinical).isEqualTo("1");
    }

    @Test
    void the_follow_up_that_comes_with_an_older_primary_is_taken() throws Exception {
        ACase older = known().set("dateCaseCompleted", "20200101");
        ACase newer = aCase("C349").mrn("17").accession("202600001", "02").set("dateCaseCompleted", "20250101");
        importing.take(aFile().with(jane().set("vitalStatus", "1").set("dateOfLastContact", "20250101").with(older)
                .with(newer)).write(), general);

        importing.take(aFile().made("2026-11-21T10:00:00Z").with(jane().set("vitalStatus", "0")
                .set("dateOfLastContact", "20261101").with(older)).write(), general);

        assertThat(patientAt(general).vitalStatus).isEqualTo("0");
    }

    @Test
    void an_absent_item_changes_nothing_unless_absent_means_cleared() throws Exception {
        importing.take(aFile().with(jane().with(known().set("gradeClinical", "1"))).write(), general);
        Path without = aFile().made("2026-11-02T10:00:00Z").with(jane().with(known())).write();

        assertThat(importing.take(without, general).unchanged).isEqualTo(1);
        assertThat(onlyCase().gradeClinical).isEqualTo("1");

        FileImport cleared = importing.take(without, new ImportChoices(general.id, false, true), Importing.EVERYWHERE);

        assertThat(cleared.updated).isEqualTo(1);
        assertThat(onlyCase().gradeClinical).isNull();
    }

    @Test
    void what_the_patient_and_the_case_have_new_is_one_row_of_the_change_log() throws Exception {
        importing.take(aFile().with(jane().set("vitalStatus", "1").with(known())).write(), general);

        importing.take(aFile().made("2026-11-02T10:00:00Z").with(
                jane().set("vitalStatus", "0").ssn("219091234").with(known().set("cancerStatus", "2"))).write(),
                general);

        List<ChangeLog> log = importing.see(() -> ChangeLog.ofCase(onlyCase().id));
        assertThat(log).hasSize(2);
        assertThat(log.get(0).differences).extracting(Difference::item)
                .containsExactlyInAnyOrder("vitalStatus", "socialSecurityNumber", "cancerStatus");
        assertThat(log.get(0).differences.toString() + log.get(0).differences.stream().map(Difference::to).toList())
                .doesNotContain("219091234");
    }

    @Test
    void a_new_case_does_not_hide_what_is_new_of_the_patient() throws Exception {
        importing.take(aFile().with(jane().set("vitalStatus", "1").with(known())).write(), general);

        FileImport second = importing.take(aFile().made("2026-11-02T10:00:00Z").with(jane().set("vitalStatus", "0")
                .with(aCase("C619").mrn("17").accession("202600002", "00"))).write(), general);

        assertThat(second.created).isEqualTo(1);
        assertThat(second.patientsUpdated).isEqualTo(1);
        assertThat(second.job.message).contains("1 patient updated");
        assertThat(importing.records(second).get(0)).satisfies(record -> {
            assertThat(record.patientOutcome).isEqualTo(SourceRecord.Outcome.UPDATED);
            assertThat(record.reason).isEqualTo("vitalStatus");
        });
        List<ChangeLog> log = importing.see(() -> ChangeLog.list("sourceFileId", second.sourceFile.id));
        assertThat(log).as("one row a case").hasSize(1);
        assertThat(log.get(0).tumorCaseId).isNotNull();
        assertThat(log.get(0).differences).extracting(Difference::item).containsExactly("vitalStatus");
    }

    @Test
    void a_patient_stays_as_they_are_where_every_case_of_the_record_is_rejected() throws Exception {
        importing.take(aFile().with(jane().set("vitalStatus", "1").with(known())).write(), general);
        importing.see(() -> TumorCase.<TumorCase>find("facility", general).singleResult()
                .become(CaseState.DELETED, "entered twice", null, null, Instant.now()));

        FileImport second = importing.take(aFile().made("2026-11-02T10:00:00Z")
                .with(jane().set("vitalStatus", "0").with(known())).write(), general);

        assertThat(second.rejected).isEqualTo(1);
        assertThat(patientAt(general).vitalStatus).isEqualTo("1");
    }

    @Test
    void what_completes_a_case_is_one_row_of_its_history() throws Exception {
        importing.take(aFile().with(jane().with(known())).write(), general);

        importing.take(aFile().made("2026-11-02T10:00:00Z")
                .with(jane().with(known().set("dateCaseCompleted", "20261101"))).write(), general);

        TumorCase one = onlyCase();
        assertThat(one.state).isEqualTo(CaseState.COMPLETE);
        assertThat(importing.see(() -> TumorCase.getEntityManager()
                .createNativeQuery("SELECT count(*) FROM tumor_case_history WHERE id = ?1").setParameter(1, one.id)
                .getSingleResult())).isEqualTo(1L);
    }

    @Test
    void the_same_evidence_at_another_facility_is_one_patient_with_one_tumor() throws Exception {
        Facility other = anotherFacility();
        importing.take(aFile().with(jane().ssn("219091111").with(known().diagnosed("20260105"))).write(), general);

        importing.take(aFile().with(aPatient("DOE", "Jane M").born("19510203").ssn("219091111")
                .with(aCase("C504").mrn("99").diagnosed("20260120"))).write(), other);

        FacilityPatient here = patientAt(general);
        FacilityPatient there = patientAt(other);
        assertThat(there.patient.id).isEqualTo(here.patient.id);
        assertThat(importing.see(() -> Tumor.count("patient", here.patient))).isEqualTo(1);
        assertThat(importing.see(() -> PatientBelief.<PatientBelief>findById(here.patient.id).consolidated))
                .isNotNull();
    }

    @Test
    void who_sees_their_facility_alone_joins_the_patient_and_the_tumor_of_another_and_reads_nothing_of_them()
            throws Exception {
        Facility other = anotherFacility();
        importing.take(aFile().with(jane().ssn("219091112").set("vitalStatus", "0").with(known().diagnosed("20260105"))
                .with(aCase("C619").mrn("17").diagnosed("20250105"))).write(), general);
        Scope scope = Scope.of(null, Set.of(other.id));

        FileImport taken = importing.take(aFile().with(aPatient("DOE", "Jane M").born("19510203").ssn("219091112")
                .with(aCase("C504").mrn("99").diagnosed("20260120")).with(aCase("C341").mrn("99").diagnosed("2026")))
                .write(), ImportChoices.records(other.id), scope);

        assertThat(taken.created).isEqualTo(2);
        long patient = patientAt(general).patient.id;
        assertThat(patientAt(other).patient.id).isEqualTo(patient);
        assertThat(importing.see(() -> Tumor.count("patient.id", patient))).isEqualTo(3);
        assertThat(importing.see(() -> PatientBelief.<PatientBelief>findById(patient).vitalStatus)).isEqualTo("0");
        scope.run(() -> QuarkusTransaction.requiringNew().run(() -> {
            assertThat(PatientBelief.count()).isZero();
            assertThat(Tumor.<Tumor>list("patient.id", patient)).hasSize(2);
            assertThat(TumorBelief.<TumorBelief>listAll()).extracting(tumor -> tumor.primarySite)
                    .containsExactly("C341");
        }));
    }

    @Test
    void a_near_match_is_a_possible_duplicate_and_no_merge() throws Exception {
        importing.take(aFile().with(jane().ssn("219092222").with(known())).write(), general);

        FileImport second = importing.take(aFile().with(
                aPatient("Smith", "Jane").born("19510203").ssn("219092222").with(aCase("C619").mrn("18"))).write(),
                general);

        assertThat(second.possibleDuplicates).isEqualTo(1);
        assertThat(patients()).isEqualTo(2);
        assertThat(importing.see(() -> FacilityPatient.<FacilityPatient>list("facility", general).stream()
                .map(row -> row.patient.id).distinct().count())).isEqualTo(2);
    }

    @Test
    void two_patients_without_any_number_match_by_nothing() throws Exception {
        FileImport taken = importing.take(aFile()
                .with(aPatient("Roe", "Ann").born("19500101").ssn("999999999").with(aCase("C504").mrn("UNK")))
                .with(aPatient("Poe", "Eve").born("19500101").ssn("999999999").with(aCase("C504").mrn("UNK"))).write(),
                general);

        assertThat(taken.created).isEqualTo(2);
        assertThat(patients()).isEqualTo(2);
    }

    @Test
    void two_people_of_one_name_and_birth_date_without_a_number_are_a_possible_duplicate_and_no_merge()
            throws Exception {
        APatient one = aPatient("Garcia", "Maria").born("19500303").with(aCase("C504").diagnosed("20250301"));
        APatient other = aPatient("Garcia", "Maria").born("19500303").set("race1", "02")
                .with(aCase("C619").diagnosed("20250301"));
        importing.take(aFile().with(one).write(), general);

        FileImport second = importing.take(aFile().with(other).write(), general);

        assertThat(second.created).isEqualTo(1);
        assertThat(second.possibleDuplicates).isEqualTo(1);
        assertThat(patients()).isEqualTo(2);
    }

    @Test
    void the_very_same_record_without_a_number_is_taken_once() throws Exception {
        APatient sparse = aPatient("Lopez", "Maria").born("19500303").with(aCase("").set("casefindingSource", "10"));
        APatient alone = aPatient("Lopez", "Rosa").born("19500303").set("vitalStatus", "1");
        importing.take(aFile().with(sparse).with(alone).write(), general);

        FileImport second = importing.take(aFile().with(sparse).with(alone).with(alone).write(), general);

        assertThat(second.unchanged).isEqualTo(3);
        assertThat(patients()).isEqualTo(2);
        assertThat(cases()).isEqualTo(1);
    }

    @Test
    void a_patient_who_married_is_found_by_the_record_number() throws Exception {
        importing.take(aFile().with(jane().with(known())).write(), general);

        FileImport second = importing.take(aFile().made("2026-11-02T10:00:00Z").with(
                aPatient("Roe", "Jane").born("19510203").with(known())).write(), general);

        assertThat(second.updated).isEqualTo(1);
        assertThat(patients()).isEqualTo(1);
    }

    @Test
    void a_record_number_of_somebody_else_is_refused() throws Exception {
        importing.take(aFile().with(jane().with(known())).write(), general);

        FileImport second = importing.take(aFile().with(
                aPatient("Smith", "John").born("19700101").with(aCase("C619").mrn("17"))).write(), general);

        assertThat(second.rejected).isEqualTo(1);
        assertThat(importing.records(second).get(0).reason)
                .isEqualTo("The medical record number is that of another person here, with a different date of birth, "
                        + "last name, first name.");
        assertThat(patients()).isEqualTo(1);
    }

    @Test
    void a_mistyped_record_number_does_not_make_two_people_with_one_last_name_one() throws Exception {
        importing.take(aFile().with(aPatient("Overlay", "John").born("19400101").set("sexAssignedAtBirth", "1")
                .ssn("212345671").with(aCase("C619").mrn("OV1").accession("202599001", "00"))).write(), general);

        FileImport second = importing.take(aFile().made("2026-11-21T10:00:00Z")
                .with(aPatient("Overlay", "Mary").born("19620505").set("sexAssignedAtBirth", "2").ssn("433452218")
                        .with(aCase("C504").mrn("OV1").accession("202599002", "00")))
                .write(), general);

        assertThat(second.rejected).isEqualTo(1);
        FacilityPatient john = patientAt(general);
        assertThat(john.nameFirst).isEqualTo("John");
        assertThat(john.sexAssignedAtBirth).isEqualTo("1");
        assertThat(cases()).isEqualTo(1);
    }

    @Test
    void a_record_number_without_a_birth_date_makes_nobody_somebody_else() throws Exception {
        importing.take(aFile().with(aPatient("Bravo", "Ben").born("19550505").set("sexAssignedAtBirth", "1")
                .ssn("212345672").with(aCase("C619").mrn("BR1"))).write(), general);

        FileImport second = importing.take(aFile().made("2026-11-21T10:00:00Z").with(aPatient("Smith", "Jane")
                .set("sexAssignedAtBirth", "2").with(aCase("C504").mrn("BR1"))).write(), general);

        assertThat(second.rejected).isEqualTo(1);
        assertThat(patientAt(general).nameFirst).isEqualTo("Ben");
        assertThat(cases()).isEqualTo(1);
    }

    @Test
    void twins_under_one_number_are_two_people_and_a_possible_duplicate() throws Exception {
        APatient ada = aPatient("Twin", "Ada").born("20100101").ssn("212345673").set("sexAssignedAtBirth", "2")
                .with(aCase("C910").mrn("TW1"));
        importing.take(aFile().with(ada).write(), general);

        FileImport second = importing.take(aFile().made("2026-11-21T10:00:00Z")
                .with(aPatient("Twin", "Bob").born("20100101").ssn("212345673").set("sexAssignedAtBirth", "1")
                        .with(aCase("C910").mrn("TW2")))
                .with(aPatient("Twin", "Eve").born("20100101").ssn("212345673").set("sexAssignedAtBirth", "2")
                        .with(aCase("C910").mrn("TW3")))
                .write(), general);

        assertThat(second.created).isEqualTo(2);
        assertThat(second.possibleDuplicates).isEqualTo(3);
        assertThat(importing.see(() -> FacilityPatient.<FacilityPatient>list("facility", general).stream()
                .map(row -> row.patient.id + row.nameFirst).distinct().count())).isEqualTo(3);
    }

    @Test
    void a_twin_at_a_facility_that_the_importer_does_not_see_is_another_patient() throws Exception {
        Facility other = anotherFacility();
        importing.take(aFile().with(aPatient("Twin", "Ada").born("20110101").ssn("212345675")
                .set("sexAssignedAtBirth", "2").with(aCase("C910").mrn("1"))).write(), other);

        FileImport second = importing.take(aFile().with(aPatient("Twin", "Bob").born("20110101").ssn("212345675")
                .set("sexAssignedAtBirth", "1").with(aCase("C910").mrn("2"))).write(),
                ImportChoices.records(general.id), Scope.of(null, Set.of(general.id)));

        assertThat(second.possibleDuplicates).isEqualTo(1);
        assertThat(patientAt(general).patient.id).isNotEqualTo(patientAt(other).patient.id);
    }

    @Test
    void a_patient_known_by_the_senders_number_is_one_when_the_birth_date_becomes_known_and_refused_when_it_differs()
            throws Exception {
        importing.take(aFile().with(sent("")).write(), general);

        FileImport known = importing.take(aFile().made("2026-11-21T10:00:00Z").with(sent("19510203")).write(), general);
        FileImport corrected = importing.take(aFile().made("2026-11-22T10:00:00Z").with(sent("19510302")).write(),
                general);

        assertThat(known.created).isZero();
        assertThat(patientAt(general).dateOfBirth).hasToString("19510203");
        assertThat(importing.records(corrected)).extracting(record -> record.reason).containsExactly(
                "The patient number is that of another person here, with a different date of birth.");
        assertThat(cases()).isEqualTo(1);
    }

    private static APatient sent(String birthDate) {
        APatient patient = new APatient().set("patientIdNumber", "90000050").set("sexAssignedAtBirth", "2");
        return (birthDate.isEmpty() ? patient : patient.born(birthDate))
                .with(aCase("C504").diagnosed("20250101").set("tumorRecordNumber", "01"));
    }

    @Test
    void a_second_primary_renumbers_the_first_and_does_not_double_it() throws Exception {
        ACase only = aCase("C509").mrn("17").accession("202500901", "00").diagnosed("20250101");
        importing.take(aFile().with(jane().with(only)).write(), general);
        APatient two = jane()
                .with(aCase("C509").mrn("17").accession("202500901", "01").diagnosed("20250101"))
                .with(aCase("C180").mrn("17").accession("202500901", "02").diagnosed("20260101"));

        FileImport second = importing.take(aFile().made("2026-11-21T10:00:00Z").with(two).write(), general);
        FileImport third = importing.take(aFile().made("2026-11-22T10:00:00Z").with(two).write(), general);

        assertThat(second.created).isEqualTo(1);
        assertThat(second.updated).isEqualTo(1);
        assertThat(third.unchanged).isEqualTo(2);
        assertThat(importing.see(() -> TumorCase.<TumorCase>list("facility = ?1 order by id", general)))
                .extracting(one -> one.primarySite + " " + one.sequenceNumberHospital)
                .containsExactly("C509 01", "C180 02");
    }

    @Test
    void an_earlier_primary_moves_the_others_and_takes_nobody_s_place() throws Exception {
        importing.take(aFile().with(jane()
                .with(aCase("C504").mrn("17").accession("202500901", "01").diagnosed("20250101"))
                .with(aCase("C180").mrn("17").accession("202500901", "02").diagnosed("20260101"))).write(), general);

        FileImport second = importing.take(aFile().made("2026-11-21T10:00:00Z").with(jane()
                .with(aCase("C443").mrn("17").accession("202500901", "01").diagnosed("20230101"))
                .with(aCase("C504").mrn("17").accession("202500901", "02").diagnosed("20250101"))
                .with(aCase("C180").mrn("17").accession("202500901", "03").diagnosed("20260101"))).write(), general);

        assertThat(second.rejected).as(importing.records(second).get(0).reason).isZero();
        assertThat(second.updated).isEqualTo(2);
        assertThat(second.created).isEqualTo(1);
        assertThat(importing.see(() -> TumorCase.<TumorCase>list("facility = ?1 order by id", general)))
                .extracting(one -> one.primarySite + " " + one.sequenceNumberHospital)
                .containsExactly("C504 02", "C180 03", "C443 01");
        assertThat(importing.records(second)).extracting(record -> record.reason)
                .contains("sequenceNumberHospital");
    }

    @Test
    void two_primaries_trade_places_and_the_log_knows_no_place_between() throws Exception {
        ACase breast = aCase("C504").mrn("17").diagnosed("20250101");
        ACase colon = aCase("C180").mrn("17").diagnosed("20240101");
        importing.take(aFile().with(jane().with(breast.accession("202500901", "01"))
                .with(colon.accession("202500901", "02"))).write(), general);

        FileImport second = importing.take(aFile().made("2026-11-21T10:00:00Z").with(jane()
                .with(breast.accession("202500901", "02")).with(colon.accession("202500901", "01"))).write(), general);

        assertThat(second.updated).as(importing.records(second).get(0).reason).isEqualTo(2);
        List<TumorCase> cases = importing.see(() -> TumorCase.list("facility = ?1 order by id", general));
        assertThat(cases).extracting(one -> one.primarySite + " " + one.sequenceNumberHospital)
                .containsExactly("C504 02", "C180 01");
        assertThat(importing.see(() -> ChangeLog.ofCase(cases.get(0).id)).get(0).differences)
                .extracting("item", "from", "to").containsExactly(tuple("sequenceNumberHospital", "01", "02"));
        assertThat(importing.see(() -> ChangeLog.ofCase(cases.get(1).id)).get(0).differences)
                .extracting("item", "from", "to").containsExactly(tuple("sequenceNumberHospital", "02", "01"));
    }

    /** The newer one says that it was changed before: it stays, and what would take its place is not stored over it. */
    @Test
    void who_does_not_trade_after_all_keeps_the_place() throws Exception {
        ACase breast = aCase("C504").mrn("17").diagnosed("20250101");
        ACase colon = aCase("C180").mrn("17").diagnosed("20240101");
        importing.take(
                aFile().with(jane().with(breast.accession("202500901", "01").set("dateCaseLastChanged", "20261101"))
                        .with(colon.accession("202500901", "02").set("dateCaseLastChanged", "20261101"))).write(),
                general);

        FileImport second = importing.take(aFile().made("2026-11-21T10:00:00Z").with(jane()
                .with(breast.accession("202500901", "02").set("dateCaseLastChanged", "20261102"))
                .with(colon.accession("202500901", "01").set("dateCaseLastChanged", "20261001"))).write(), general);

        assertThat(second.updated).isZero();
        assertThat(importing.see(() -> TumorCase.<TumorCase>list("facility = ?1 order by id", general)))
                .extracting(one -> one.primarySite + " " + one.sequenceNumberHospital)
                .containsExactly("C504 01", "C180 02");
    }

    @Test
    void a_case_that_is_renumbered_and_changed_at_once_is_not_doubled() throws Exception {
        importing.take(aFile().with(jane()
                .with(aCase("C509").mrn("17").accession("202500901", "00").diagnosed("20250101"))).write(), general);

        FileImport second = importing.take(aFile().made("2026-11-21T10:00:00Z").with(jane()
                .with(aCase("C504").mrn("17").accession("202500901", "01").diagnosed("20250101").set("laterality", "1"))
                .with(aCase("C180").mrn("17").accession("202500901", "02").diagnosed("20260101"))).write(), general);
        FileImport doubtful = importing.take(aFile().made("2026-11-22T10:00:00Z").with(jane()
                .with(aCase("C504").mrn("17").accession("202500901", "00").diagnosed("20240101"))).write(), general);

        assertThat(second.updated).isEqualTo(1);
        assertThat(second.created).isEqualTo(1);
        assertThat(doubtful.rejected).isEqualTo(1);
        assertThat(importing.records(doubtful).get(0).reason).contains("another sequence number here");
        assertThat(importing.see(() -> TumorCase.<TumorCase>list("facility = ?1 order by id", general)))
                .extracting(one -> one.primarySite + " " + one.sequenceNumberHospital)
                .containsExactly("C504 01", "C180 02");
    }

    @Test
    void a_record_without_sequence_is_the_case_that_it_fits_and_rejected_where_it_fits_several() throws Exception {
        importing.take(aFile().with(jane()
                .with(aCase("C504").mrn("17").accession("202600001", "01").diagnosed("20250101").set("laterality", "1"))
                .with(aCase("C504").mrn("17").accession("202600001", "02").diagnosed("20250101").set("laterality", "2"))
                .with(aCase("C180").mrn("17").accession("202600001", "03").diagnosed("20260101"))).write(), general);

        FileImport second = importing.take(aFile().made("2026-11-21T10:00:00Z").with(jane()
                .with(partial("C504").diagnosed("20250101")).with(partial("C180").set("gradeClinical", "2"))).write(),
                general);

        assertThat(second.rejected).isEqualTo(1);
        assertThat(second.updated).isEqualTo(1);
        assertThat(importing.records(second).get(0).reason).contains("any of several cases");
        assertThat(cases()).isEqualTo(3);
    }

    private static ACase partial(String site) {
        return new ACase().set("primarySite", site).set("medicalRecordNumber", "17")
                .set("accessionNumberHosp", "202600001");
    }

    @Test
    void an_accession_number_is_one_patients_whatever_the_sequence() throws Exception {
        importing.take(aFile().with(jane().with(known())).write(), general);

        FileImport second = importing.take(aFile().made("2026-11-21T10:00:00Z")
                .with(aPatient("Carter", "Kim").born("19700101").ssn("212345674")
                        .with(aCase("C619").accession("202600001", "03")))
                .with(jane().with(aCase("C349").accession("202600001", "02"))).write(), general);

        assertThat(second.rejected).isEqualTo(1);
        assertThat(importing.records(second).get(0).reason).startsWith("The accession number is that of another");
        assertThat(second.created).as("who comes without a record number is found by it").isEqualTo(1);
        assertThat(patients()).isEqualTo(1);
    }

    @Test
    void one_case_twice_in_a_file_with_different_values_is_not_overwritten() throws Exception {
        FileImport taken = importing.take(aFile().with(jane()
                .with(known().set("gradeClinical", "1")).with(known().set("gradeClinical", "2"))).write(), general);

        assertThat(taken.created).isEqualTo(1);
        assertThat(taken.rejected).isEqualTo(1);
        assertThat(importing.records(taken).get(1).reason).contains("twice in this file").contains("gradeClinical");
        assertThat(onlyCase().gradeClinical).isEqualTo("1");
    }

    @Test
    void a_deleted_case_does_not_stand_before_the_one_that_took_its_accession_number() throws Exception {
        importing.take(aFile().with(jane().with(known().set("gradeClinical", "1"))).write(), general);
        importing.see(() -> TumorCase.<TumorCase>find("facility", general).singleResult()
                .become(CaseState.DELETED, "entered twice", null, null, Instant.now()));
        Path file = aFile().with(jane().with(known().set("gradeClinical", "1"))).write();
        assertThat(importing.records(importing.take(file, general)).get(0).reason).contains("was deleted here");

        importing.take(aFile().with(aPatient("Roe", "Ann").born("19600101").with(aCase("C619").mrn("18")
                .accession("202600001", "00").set("gradeClinical", "1"))).write(), general);
        FileImport later = importing.take(aFile().made("2026-11-02T10:00:00Z").with(aPatient("Roe", "Ann")
                .born("19600101")
                .with(aCase("C619").mrn("18").accession("202600001", "00").set("gradeClinical", "2"))).write(),
                general);

        assertThat(later.updated).isEqualTo(1);
        assertThat(importing.see(() -> TumorCase.<TumorCase>find("facility = ?1 and state <> ?2", general,
                CaseState.DELETED).singleResult().gradeClinical)).isEqualTo("2");
    }

    @Test
    void a_value_of_any_length_is_kept_and_stops_no_import() throws Exception {
        Random letters = new Random(1);
        String endless = letters.ints(9000, 'A', 'Z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
        FileImport taken = importing.take(aFile().with(aPatient(endless, "Long").born("19500101")
                .set("patientIdNumber", endless).with(aCase(endless).mrn(endless).accession(endless, "00")))
                .with(jane().with(known())).write(), general);

        assertThat(taken.job.state).as(taken.job.message).isEqualTo(Job.State.DONE);
        assertThat(taken.created).isEqualTo(2);
        FacilityPatient kept = importing.see(() -> FacilityPatient.find("facility = ?1 and mrn is null", general)
                .<FacilityPatient>singleResult());
        assertThat(kept.nameLast).hasSizeBetween(40, 1000);
        assertThat(kept.values().get(Dictionaries.standard().working().item("nameLast"))).isEqualTo(endless);
    }

    @Test
    void a_case_with_the_record_number_of_another_patient_is_rejected_and_the_rest_goes_on() throws Exception {
        ACase second = aCase("C349").accession("202600001", "02");
        importing.take(aFile().with(jane().with(known()).with(second.mrn("17")))
                .with(aPatient("Poe", "Eve").born("19610101").with(aCase("C504").mrn("PO2"))).write(), general);

        FileImport later = importing.take(aFile().made("2026-11-21T10:00:00Z")
                .with(jane().with(known())
                        .with(aCase("C349").accession("202600001", "02").mrn("PO2")))
                .with(aPatient("Roe", "Ann").born("19620101").with(aCase("C619").mrn("19"))).write(), general);

        assertThat(later.job.state).as(later.job.message).isEqualTo(Job.State.DONE);
        assertThat(importing.records(later)).extracting(record -> record.reason)
                .contains("Its medical record number is that of another patient here.");
        assertThat(later.created).isEqualTo(1);
    }

    @Test
    void a_record_number_that_changes_is_written_like_every_other() throws Exception {
        importing.take(aFile().with(jane().ssn("219093333").with(known())).write(), general);
        importing.take(aFile().made("2026-11-02T10:00:00Z").with(jane().ssn("219093333").with(known().mrn("ab 18")))
                .write(), general);
        assertThat(patientAt(general).mrn).isEqualTo("AB 18");

        importing.take(aFile().made("2026-11-03T10:00:00Z").with(jane().ssn("219093333").with(known().mrn("UNK")))
                .write(), general);
        assertThat(patientAt(general).mrn).isEqualTo("AB 18");
    }

    @Test
    void rejected_records_go_out_as_they_came_and_come_in_once_they_are_mended() throws Exception {
        String fin = String.valueOf(++fins);
        Path file = aFile(25).with(jane().set("sex", "2").with(known().at("000000" + fin))).write();

        FileImport first = importing.take(file, general);

        assertThat(first.rejected).isEqualTo(1);
        assertThat(importing.records(first).get(0).reason).isEqualTo("Facility " + fin + " is not known here.");
        ByteArrayOutputStream rejected = new ByteArrayOutputStream();
        importing.see(() -> {
            rejectedRecords.naaccrXml(FileImport.findById(first.id), Importing.EVERYWHERE, rejected);
            return null;
        });
        Path mended = Files.createTempFile(Path.of("target"), "mended", ".xml");
        Files.write(mended, rejected.toByteArray());
        assertThat(Files.readString(mended)).contains("naaccrId=\"sex\"").contains("dictionary-250");
        Facility added = importing.facility("Added " + fin, fin);

        assertThat(importing.take(mended, general).created).isEqualTo(1);
        assertThat(importing.see(() -> TumorCase.count("facility", added))).isEqualTo(1);
    }

    @Test
    void facilities_are_added_where_that_was_chosen() throws Exception {
        String fin = String.valueOf(++fins);

        FileImport taken = importing.take(aFile().with(jane().with(known().at(fin))).write(),
                new ImportChoices(null, true, false), Importing.EVERYWHERE);

        assertThat(taken.created).isEqualTo(1);
        assertThat(importing.see(() -> Facility.findByFin(fin))).isPresent();
    }

    @Test
    void whoever_imports_gets_nothing_into_a_facility_that_is_not_theirs() throws Exception {
        Facility other = anotherFacility();
        Path file = aFile().with(jane().with(known().at(other.fin)).with(aCase("C619").mrn("17").diagnosed("2024")))
                .write();

        FileImport taken = importing.take(file, ImportChoices.records(general.id), Scope.of(null, Set.of(general.id)));

        assertThat(taken.created).isEqualTo(1);
        assertThat(taken.rejected).isEqualTo(1);
        assertThat(importing.records(taken).get(0).reason).contains("not one of your facilities");
        assertThat(importing.see(() -> TumorCase.count("facility", other))).isZero();
    }

    @Test
    void state_and_stamps_come_from_the_dates_of_the_case() throws Exception {
        importing.take(aFile().with(jane().with(known().set("dateCaseInitiated", "20260110")
                .set("dateCaseCompleted", "20260401"))).write(), general);

        TumorCase one = onlyCase();
        assertThat(one.state).isEqualTo(CaseState.COMPLETE);
        assertThat(importing.see(() -> CaseStep.of(one)))
                .extracting(step -> step.toState + " " + step.at.atZone(ZoneId.systemDefault()).toLocalDate())
                .containsExactly("OPEN 2026-01-10", "COMPLETE 2026-04-01");
    }

    @Test
    void faults_are_listed_the_record_is_kept_and_no_identifier_is_shown() throws Exception {
        FileImport taken = importing.take(aFile().with(aPatient("Doe", "Jane").born("19510203").ssn("12-34")
                .with(known().set("behaviorCodeIcdO3", "33"))).write(), general);

        assertThat(taken.created).isEqualTo(1);
        assertThat(taken.faults).isEqualTo(2);
        assertThat(importing.see(() -> ImportLists.faults(FileImport.findById(taken.id), 10)))
                .extracting(ImportView.Fault::item, ImportView.Fault::value)
                .containsExactlyInAnyOrder(tuple("socialSecurityNumber", null), tuple("behaviorCodeIcdO3", "33"));
    }

    @Test
    void records_of_an_older_version_are_converted_and_it_is_told_what_was() throws Exception {
        FileImport taken = importing.take(aFile(25).with(jane().set("sex", "2").with(known())).write(), general);

        assertThat(importing.see(() -> ImportLists.conversions(FileImport.findById(taken.id))))
                .anySatisfy(note -> assertThat(note.item()).isEqualTo("sexAssignedAtBirth"));
        assertThat(patientAt(general).sexAssignedAtBirth).isEqualTo("2");
    }

    @Test
    void a_cancelled_import_goes_on_behind_its_last_record_and_doubles_nothing() throws Exception {
        UUID id = inTheMiddleOf(1500);
        importing.see(() -> {
            jobs.cancel(find(id).job);
            return null;
        });
        FileImport stopped = importing.ended(id);
        assertThat(cases()).isEqualTo(stopped.created).isEqualTo(stopped.read);

        importing.see(() -> {
            jobs.goOn(find(id).job);
            return null;
        });
        FileImport done = importing.ended(id);

        assertThat(done.job.state).isEqualTo(Job.State.DONE);
        assertThat(done.created).isEqualTo(1500).isEqualTo(done.read);
        assertThat(cases()).isEqualTo(1500);
        assertThat(stopped.job.state).as("it was stopped in the middle").isEqualTo(Job.State.CANCELLED);
    }

    @Test
    void an_import_that_loses_the_database_in_the_middle_goes_on_by_itself_and_doubles_nothing() throws Exception {
        UUID id = inTheMiddleOf(1500);

        importing.see(() -> FileImport.getEntityManager().createNativeQuery("SELECT pg_terminate_backend(pid)"
                + " FROM pg_stat_activity WHERE usename = current_user AND pid <> pg_backend_pid()"
                + " AND xact_start IS NOT NULL", Boolean.class).getResultList());
        FileImport done = importing.ended(id);

        assertThat(done.job.state).as(done.job.message).isEqualTo(Job.State.DONE);
        assertThat(done.job.run).as("it was interrupted").isGreaterThan(1);
        assertThat(done.created).isEqualTo(1500).isEqualTo(done.read);
        assertThat(cases()).isEqualTo(1500);
    }

    /** An import of so many patients that has stored some of them. */
    private UUID inTheMiddleOf(int patients) throws Exception {
        NaaccrFile file = aFile();
        for (int i = 0; i < patients; i++) {
            file.with(aPatient("Name" + (char) ('A' + i % 26), "Given").born("19" + (10 + i % 80) + "0101")
                    .with(aCase("C504").mrn("M" + i).accession("2026" + (10000 + i), "00")));
        }
        UUID id = importing.intake.acceptRecords(file.write(), "many.xml", ImportChoices.records(general.id),
                Importing.EVERYWHERE);
        await().atMost(Duration.ofSeconds(60)).until(() -> importing.see(() -> find(id).read) > 0);
        return id;
    }

    @Test
    void a_patient_who_comes_again_in_the_next_batch_is_found() throws Exception {
        NaaccrFile file = aFile();
        for (String site : List.of("C504", "C619", "C341")) {
            for (int i = 0; i < 200; i++) {
                file.with(aPatient("Again", "Number").born("1950" + "%02d%02d".formatted(i % 12 + 1, i % 28 + 1))
                        .ssn(String.valueOf(219101000 + i)).with(aCase(site).diagnosed("20260101")));
            }
        }

        FileImport taken = importing.take(file.write(), general);

        assertThat(taken.job.message).isNotNull();
        assertThat(taken.created).isEqualTo(600);
        assertThat(patients()).isEqualTo(200);
        assertThat(cases()).isEqualTo(600);
        assertThat(taken.possibleDuplicates).isZero();
    }

    private static FileImport find(UUID id) {
        return FileImport.findByPublicId(id).orElseThrow();
    }

    private static APatient jane() {
        return aPatient("Doe", "Jane").born("19510203");
    }

    private static ACase known() {
        return aCase("C504").mrn("17").accession("202600001", "00");
    }

    private Facility anotherFacility() {
        int fin = ++fins;
        return importing.facility("Other " + fin, String.valueOf(fin));
    }

    private FacilityPatient patientAt(Facility facility) {
        return importing.see(() -> FacilityPatient.find("facility", facility).singleResult());
    }

    private long patients() {
        return importing.see(() -> FacilityPatient.count("facility", general));
    }

    private long cases() {
        return importing.see(() -> TumorCase.count("facility", general));
    }

    private TumorCase onlyCase() {
        return importing.see(() -> TumorCase.<TumorCase>find("facility", general).singleResult());
    }
}
