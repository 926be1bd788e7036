package org.accession.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StageTest extends CommandFrame {

    private static final String PROSTATE = """
            <Tumor>
            <Item naaccrId="primarySite">C619</Item>
            <Item naaccrId="histologicTypeIcdO3">8140</Item>
            <Item naaccrId="behaviorCodeIcdO3">3</Item>
            <Item naaccrId="dateOfDiagnosis">%s</Item>
            <Item naaccrId="gradeClinical">2</Item>
            <Item naaccrId="gradePathological">3</Item>
            <Item naaccrId="eodPrimaryTumor">120</Item>
            <Item naaccrId="prostatePathologicalExtension">900</Item>
            <Item naaccrId="eodRegionalNodes">300</Item>
            <Item naaccrId="eodMets">00</Item>
            <Item naaccrId="rxSummSurgRadSeq">0</Item>
            <Item naaccrId="rxSummSystemicSurSeq">0</Item>
            <Item naaccrId="derivedEod2018T">old</Item>
            </Tumor>
            """;

    @Test
    void a_staged_file_has_the_derived_items_by_their_XML_ids() throws IOException {
        assertThat(run("stage", file(PROSTATE.formatted("20220315")), target(), "--followed-until", "2024")).isZero();

        assertThat(Files.readString(Path.of(target()))).contains(
                "<Item naaccrId=\"schemaId\">00580</Item>", "<Item naaccrId=\"derivedSummaryStage2018\">3</Item>",
                "<Item naaccrId=\"derivedEod2018N\">N1</Item>", "<Item naaccrId=\"derivedSummaryGrade2018\">3</Item>",
                "<Item naaccrId=\"survMosActiveFollowup\">0020</Item>", "<Item naaccrId=\"ageAtDiagnosis\">067</Item>")
                .doesNotContain(">old<");
        assertThat(out.toString()).isEqualToNormalizingNewlines(
                """
                        1 tumor, 0 not staged.
                        1 staged by eod_public 3.0
                        1 x censusTrPovertyIndictr not derived: Addr at DX--State, County at DX Analysis, Census Tract 2000 or Census Tract 2010 are blank.
                        1 x countyAtDxAnalysis not derived: Addr at DX--State, County at DX Reported or County at DX Geocode 1970/80/90 or County at DX Geocode2000 or County at DX Geocode2010 or County at DX Geocode2020 are blank.
                        1 x nhiaDerivedHispOrigin not derived: Name--Last, Spanish/Hispanic Origin are blank.
                        1 x raceNapiia, napiiaNeedsHumanReview, napiiaReasonForReview not derived: Race 1 is blank.
                        1 x ruca2000, uric2000 not derived: Addr at DX--State, County at DX Analysis, Census Tract 2000 are blank.
                        1 x ruca2010, uric2010 not derived: Addr at DX--State, County at DX Analysis, Census Tract 2010 are blank.
                        1 x ruralurbanContinuum1993, ruralurbanContinuum2003, ruralurbanContinuum2013 not derived: Addr at DX--State, County at DX Analysis are blank.
                        1 x seerCauseSpecificCod, seerOtherCod not derived: Sequence Number--Central or Sequence Number--Hospital is blank.
                        """);
    }

    @Test
    void a_case_that_cannot_be_staged_is_told_with_its_place_and_kept_as_it_was() throws IOException {
        String in = file(PROSTATE.formatted("20220315") + PROSTATE.formatted("19991231"));

        assertThat(run("stage", in, target())).isEqualTo(1);

        assertThat(out.toString()).contains(
                in + ":23: patient 1, tumor 2: No algorithm stages cases diagnosed in 1999.")
                .contains("2 tumors, 1 not staged.");
        assertThat(Files.readString(Path.of(target()))).contains("<Item naaccrId=\"derivedEod2018T\">old</Item>");
    }

    @Test
    void why_an_item_was_not_derived_is_told_case_by_case_when_it_is_asked_for() throws IOException {
        String in = file(PROSTATE.formatted("20220315"));
        Files.writeString(Path.of(in), Files.readString(Path.of(in)).replaceAll(".*dateOfLastContact.*\\n", ""));

        assertThat(run("stage", in, target(), "--not-derived")).isZero();

        assertThat(out.toString()).contains(in + ":7: patient 1, tumor 1: survMosActiveFollowup, survMosPresumedAlive,"
                + " survDateDxRecode, vitalStatusRecode, recordNumberRecode not derived: Date of Last Contact is blank.");
    }

    @Test
    void a_case_that_one_version_stages_and_another_does_not_is_counted_so() throws IOException {
        Path zip = Path.of("../shared/standards/staging/eod_public-3.3.zip");
        assumeThat(zip).as("the official zips").exists();
        // Oropharynx: 3.3 needs no discriminator for squamous cell carcinoma since 2025
        String in = file(PROSTATE.formatted("20250315").replace("C619", "C111").replace("8140", "8070"));

        run("stage", in, target(), "--algorithm", zip.toString());

        assertThat(out.toString()).contains("1 tumor, 0 not staged.\n1 staged by eod_public 3.3\n"
                + "1 staged by another, but not by eod_public 3.0\n").doesNotContain("discriminator_");
    }

    @Test
    void faults_and_reasons_are_told_when_they_are_asked_for() throws IOException {
        String in = file(PROSTATE.formatted("20220315").replace(">300<", ">301<"));

        run("stage", in, target(), "--faults", "--why", "derivedSummaryStage2018");

        assertThat(out.toString()).contains("EOD Regional Nodes cannot be 301 in this schema.")
                .contains("Derived Summary Stage 2018 is ").contains("row 1 of the table EOD Mets");
    }

    @Test
    void a_file_of_an_older_version_stays_of_that_version() throws IOException {
        String in = file(PROSTATE.formatted("20220315"));
        Files.writeString(Path.of(in), Files.readString(Path.of(in)).replace("-260.xml", "-230.xml")
                .replace("\"1.8\"", "\"1.6\"").replace("sexAssignedAtBirth", "sex"));

        assertThat(run("stage", in, target())).isZero();

        assertThat(Files.readString(Path.of(target()))).contains("naaccr-dictionary-230.xml")
                .contains("<Item naaccrId=\"schemaId\">00580</Item>").contains("<Item naaccrId=\"sex\">1</Item>")
                .doesNotContain("derivedSummaryGrade2018");
    }

    @Test
    void what_the_version_of_the_file_cannot_hold_is_told() throws IOException {
        String in = file(PROSTATE.formatted("20220315") + "<Tumor><Item naaccrId=\"primarySite\"> </Item></Tumor>");
        Files.writeString(Path.of(in), Files.readString(Path.of(in)).replace("-260.xml", "-230.xml")
                .replace("\"1.8\"", "\"1.6\"").replace("sexAssignedAtBirth\">1", "sex\">3"));

        run("stage", in, target());

        assertThat(out.toString()).contains(
                "1 x derivedSummaryGrade2018: not for this version of the file, left out",
                "1 x sexAssignedAtBirth (225): to be reviewed; read so for staging, not changed in the file",
                "1 value fault in the file: 1 blank-value. See accession validate.");
        assertThat(Files.readString(Path.of(target()))).contains("<Item naaccrId=\"sex\">3</Item>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999", "1492", "0"})
    void follow_up_ends_in_a_year_that_has_been(String year) throws IOException {
        assertThat(run("stage", file(PROSTATE.formatted("20220315")), target(), "--followed-until", year)).isEqualTo(2);

        assertThat(err.toString()).startsWith("--followed-until " + year + ": this is no year from 1900 to ");
        assertThat(Path.of(target())).doesNotExist();
    }

    @Test
    void an_item_that_is_none_cannot_be_explained() throws IOException {
        assertThat(run("stage", file(PROSTATE.formatted("20220315")), target(), "--why", "nope")).isEqualTo(2);

        assertThat(err.toString()).isEqualToNormalizingNewlines("--why nope: there is no item of this XML id.\n");
        assertThat(Path.of(target())).doesNotExist();
    }

    @Test
    void an_item_that_staging_does_not_give_has_nothing_to_explain() throws IOException {
        run("stage", file(PROSTATE.formatted("20220315")), target(), "--why", "nameLast");

        assertThat(out.toString()).contains("Staging gave no case the item nameLast: there is nothing to explain.");
    }

    @Test
    void a_zip_that_is_no_algorithm_stops_before_anything_is_written() throws IOException {
        Path zip = Files.writeString(folder.resolve("no.zip"), "this is no zip");

        assertThat(run("stage", file(PROSTATE.formatted("2022")), target(), "--algorithm", zip.toString()))
                .isEqualTo(2);

        assertThat(err.toString()).isEqualToNormalizingNewlines(zip + ": The file is not a zip.\n");
        assertThat(Path.of(target())).doesNotExist();
    }

    @Test
    void an_uploaded_algorithm_stages_beside_the_shipped_one() throws IOException {
        Path zip = Path.of("../shared/standards/staging/eod_public-3.3.zip");
        assumeThat(zip).as("the official zips").exists();

        run("stage", file(PROSTATE.formatted("20220315")), target(), "--algorithm", zip.toString());

        assertThat(out.toString()).contains("1 staged by eod_public 3.0", "1 staged by eod_public 3.3");
        assertThat(Files.readString(Path.of(target()))).contains("<Item naaccrId=\"derivedEod2018N\">N1</Item>",
                "<Item naaccrId=\"schemaIdVersionCurrent\">3.3</Item>");
    }

    private String target() {
        return folder.resolve("out.xml").toString();
    }

    private String file(String tumors) throws IOException {
        return Files.writeString(folder.resolve("in.xml"),
                """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <NaaccrData baseDictionaryUri="http://naaccr.org/naaccrxml/naaccr-dictionary-260.xml" recordType="A" specificationVersion="1.8" xmlns="http://naaccr.org/naaccrxml">
                        <Patient>
                        <Item naaccrId="dateOfBirth">19550110</Item>
                        <Item naaccrId="sexAssignedAtBirth">1</Item>
                        <Item naaccrId="vitalStatus">1</Item>
                        <Item naaccrId="dateOfLastContact">20231120</Item>
                        """
                        + tumors + "</Patient>\n</NaaccrData>\n")
                .toString();
    }
}
