package org.accession.intake;

import java.time.Year;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.accession.checking.StoredStaging;
import org.accession.dictionary.Dictionaries;
import org.accession.identity.Facility;
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

/** What an import brings is derived with it. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class DerivedImportTest {

    @Inject
    Importing importing;

    private Facility facility;

    @BeforeEach
    void ownFacility() {
        facility = importing.facility("Derived " + UUID.randomUUID(), null);
    }

    @Test
    void a_new_case_is_staged_as_it_comes_in_whatever_the_file_says_and_a_second_time_nothing_changes()
            throws Exception {
        NaaccrFile file = aFile().with(aPatient("Doe", "Jane").born("19510203").with(breast("20220110", "00", "17")
                .set("derivedSummaryStage2018", "7")));
        FileImport taken = importing.take(file.write(), facility);
        assertThat(taken.created).isEqualTo(1);
        assertThat(overruled(taken)).as("what the file says is noted").containsExactly(
                "derivedSummaryStage2018: derived here, and otherwise than the record has it, 1, line 8");

        TumorCase stored = cases().get(0);
        assertThat(value(stored, "derivedSummaryStage2018")).isEqualTo("1");
        assertThat(value(stored, "ageAtDiagnosis")).isEqualTo("070");
        assertThat(stored.ageAtDiagnosis).isEqualTo("070");
        assertThat(importing.see(() -> TumorCase.<TumorCase>findById(stored.id).tumor.belief().orElseThrow().schemaId))
                .isEqualTo("00480");
        assertThat(importing.see(() -> StoredStaging.of(stored))).singleElement().satisfies(result -> {
            assertThat(result.isStaged()).isTrue();
            assertThat(result.trace.lines()).isNotEmpty();
        });
        assertThat(importing.see(() -> TumorCase.getEntityManager().createNativeQuery(
                "SELECT count(*) FROM tumor_case_history WHERE id = " + stored.id).getSingleResult())).isEqualTo(0L);
        assertThat(importing.take(file.write(), facility).unchanged).isEqualTo(1);
    }

    @Test
    void a_second_tumor_of_somebody_who_is_known_changes_what_follows_in_the_first() throws Exception {
        importing.take(aFile().with(aPatient("Doe", "Jane").born("19510203").set("vitalStatus", "1")
                .set("dateOfLastContact", "20250101").with(breast("20220110", "02", "17"))).write(), facility);
        assertThat(recordNumber(cases().get(0))).isEqualTo("01");

        importing.take(aFile().made("2026-11-02T10:00:00Z").with(aPatient("Doe", "Jane").born("19510203")
                .set("vitalStatus", "1").set("dateOfLastContact", "20250101")
                .with(breast("20200110", "01", "17").set("laterality", "2"))).write(), facility);

        assertThat(cases()).extracting(DerivedImportTest::recordNumber).containsExactly("02", "01");
    }

    @Test
    void what_an_update_says_of_a_derived_item_is_noted_and_not_said_to_be_updated() throws Exception {
        importing.take(aFile().with(aPatient("Doe", "Jane").born("19510203")
                .with(aCase("C504").diagnosed("20220110").mrn("17").accession("202200001", "00")))
                .write(), facility);

        FileImport taken = importing.take(aFile().made("2026-11-02T10:00:00Z").with(aPatient("Doe", "Jane")
                .born("19510203").with(breast("20220110", "00", "17").set("derivedSummaryStage2018", "7"))).write(),
                facility);

        assertThat(taken.updated).isEqualTo(1);
        assertThat(value(cases().get(0), "derivedSummaryStage2018")).isEqualTo("1");
        assertThat(overruled(taken)).singleElement().asString().startsWith("derivedSummaryStage2018: ");
        assertThat(importing.records(taken)).singleElement()
                .satisfies(record -> assertThat(record.reason).contains("eodPrimaryTumor")
                        .doesNotContain("derivedSummaryStage2018"));
    }

    private List<String> overruled(FileImport taken) {
        return importing.see(() -> ImportLists.conversions(FileImport.findById(taken.id))).stream()
                .map(note -> note.item() + ": " + note.what() + ", " + note.times() + ", line " + note.firstLine())
                .toList();
    }

    private static NaaccrFile.ACase breast(String diagnosed, String sequence, String mrn) {
        return aCase("C504").diagnosed(diagnosed).mrn(mrn).accession("202200001", sequence)
                .set("eodPrimaryTumor", "100").set("eodRegionalNodes", "000").set("eodMets", "00");
    }

    private List<TumorCase> cases() {
        return importing.see(() -> TumorCase.<TumorCase>list("facility.id = ?1 order by id", facility.id));
    }

    private static String recordNumber(TumorCase one) {
        return one.derived.get("SEER Survival Time in Months 2.2, followed until " + (Year.now().getValue() - 1))
                .get("recordNumberRecode");
    }

    private static String value(TumorCase one, String xmlId) {
        return one.values().get(Dictionaries.standard().working().item(xmlId));
    }
}
