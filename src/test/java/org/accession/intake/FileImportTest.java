package org.accession.intake;

import java.nio.file.Path;

import jakarta.inject.Inject;

import org.accession.audit.ChangeLog;
import org.accession.identity.Facility;
import org.accession.jobs.Job;
import org.accession.patient.FacilityPatient;
import org.accession.patient.TumorCase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import static org.accession.intake.NaaccrFile.aCase;
import static org.accession.intake.NaaccrFile.aFile;
import static org.accession.intake.NaaccrFile.aPatient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class FileImportTest {

    private static final Path SAMPLE = Path.of("../shared/samples/naaccr-xml-sample-v250-abstract-100.xml.gz");
    private static int fins = 1000;

    @Inject
    Importing importing;

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
                        org.assertj.core.groups.Tuple.tuple("gradeClinical", "1", "2"),
                        org.assertj.core.groups.Tuple.tuple("gradePathological", "", "3")));
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
