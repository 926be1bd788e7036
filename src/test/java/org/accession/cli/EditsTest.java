package org.accession.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.accession.edits.FaultySmf;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EditsTest extends CommandFrame {

    private static final String TUMOR = "<Tumor><Item naaccrId=\"primarySite\">%s</Item></Tumor>";

    private String patients(int version, String... tumors) throws IOException {
        StringBuilder xml = new StringBuilder(
                "<NaaccrData baseDictionaryUri=\"http://naaccr.org/naaccrxml/naaccr-dictionary-"
                        + version + "0.xml\" recordType=\"A\" specificationVersion=\"" + (version > 23 ? "1.8" : "1.6")
                        + "\" xmlns=\"http://naaccr.org/naaccrxml\">\n");
        for (String tumor : tumors) {
            xml.append("<Patient>").append(tumor).append("</Patient>\n");
        }
        return file("cases-" + version + ".xml", xml + "</NaaccrData>");
    }

    @Test
    void findings_are_lines_of_JSON_with_the_place_the_edit_and_its_items() throws IOException {
        String in = patients(23, TUMOR.formatted("C50X"));
        assertThat(run("edits", "--set", "NES0095", "--format", "json", in)).isEqualTo(1);
        assertThat(out.toString().lines()).anySatisfy(line -> assertThat(line).startsWith("{\"file\":\"" + in
                + "\",\"patient\":1,\"tumor\":1,\"edit\":\"").contains("\"severity\":\"error\",\"items\":{")
                .contains("\"primarySite\":\"C50X\""));
        assertThat(err.toString()).contains("1 patient, 1 tumor, ").contains(" x N").contains("agency AJCC are off");
    }

    @Test
    void two_runs_print_the_same_and_a_file_is_split_into_passed_and_failed() throws IOException {
        String[] tumors = new String[400];
        for (int i = 0; i < tumors.length; i++) {
            tumors[i] = TUMOR.formatted(i % 3 == 0 ? "" : "C619");
        }
        String in = patients(23, tumors);
        String passed = folder.resolve("passed.xml").toString();
        String failed = folder.resolve("failed.xml").toString();
        // Primary Site (SEER SITE) by the set of the path items
        run("edits", "--set", "NES0052", "--format", "csv", "--passed", passed, "--failed", failed, in);
        String first = out.toString();
        assertThat(first).startsWith("file,patient,tumor,edit,name,message,severity,items");
        assertThat(tumors(passed) + tumors(failed)).isEqualTo(400);
        out.getBuffer().setLength(0);
        run("edits", "--set", "NES0052", "--format", "csv", in);
        assertThat(out.toString()).isEqualTo(first);
    }

    private static long tumors(String file) throws IOException {
        return Files.readString(Path.of(file)).split("<Tumor", -1).length - 1;
    }

    @Test
    void records_of_a_later_version_are_converted_and_what_cannot_run_is_named() throws IOException {
        String in = patients(26, "<Item naaccrId=\"sexAssignedAtBirth\">1</Item>" + TUMOR.formatted("C569"));
        assertThat(run("edits", "--set", "all", in)).isEqualTo(1);
        // Sex, Primary Site (SEER IF17): no man has an ovary
        assertThat(out.toString()).contains(": N0013 Sex, Primary Site (SEER IF17): ");
        assertThat(err.toString()).contains("not runnable: ").contains("is no longer in NAACCR 26.");
    }

    @Test
    void edits_of_SEER_look_at_all_tumors_of_a_patient() throws IOException {
        String tumor = "<Tumor><Item naaccrId=\"sequenceNumberCentral\">%s</Item><Item naaccrId=\"ageAtDiagnosis\">%s</Item></Tumor>";
        String in = patients(23, tumor.formatted("01", "070") + tumor.formatted("02", "060"),
                tumor.formatted("01", "060") + tumor.formatted("02", "070"));
        assertThat(run("edits", "--metafile", "seer", "--format", "json", in)).isEqualTo(1);
        String start = "{\"file\":\"" + in + "\",\"patient\":%d,\"tumor\":%d,\"edit\":\"S023\"";
        assertThat(out.toString()).contains(start.formatted(1, 1), start.formatted(1, 2))
                .doesNotContain(start.formatted(2, 1));
        assertThat(err.toString()).contains("does not compile: S054 Covid-19 Antibody Test and Date: ",
                "SEER SE22-022-18: 82 edits.", "2 x S023 ");
    }

    @Test
    void a_record_with_an_odd_value_is_named_and_edited_like_others() throws IOException {
        String in = patients(23, "<Tumor><Item naaccrId=\"primarySite\">C5099999</Item></Tumor>",
                "<Tumor><Item naaccrId=\"textRemarks\">a\tb \uD83D\uDE00</Item><Item naaccrId=\"laterality\">"
                        + "9".repeat(1_000_000) + "</Item></Tumor>",
                TUMOR.formatted("C50X"));
        assertThat(run("edits", "--set", "all", in)).isEqualTo(1);
        assertThat(err.toString()).contains(in + ":2: too-long primarySite C5099999", ":3: too-long laterality 9999")
                .doesNotContain("came to no verdict").contains("3 patients, 3 tumors, ");
        assertThat(out.toString()).contains("patient 1, tumor 1: N0007 ", "patient 2, tumor 1: N",
                "patient 3, tumor 1: N0007 ");
    }

    @Test
    void edits_of_a_metafile_that_cannot_run_are_named_and_the_others_run() throws Exception {
        Path smf = FaultySmf.write(folder.resolve("local_v23.smf"));
        String in = patients(23, TUMOR.formatted("C809"), TUMOR.formatted("C619"));
        assertThat(run("edits", "--metafile", smf.toString(), "--format", "json", in)).isEqualTo(1);
        assertThat(err.toString()).contains(
                "does not compile: X0002 Edit 2: line 1, column 33: There is no lookup table GONE.",
                "does not compile: X0003 Edit 3: line 1, column 29: Here stands ",
                "does not compile: X0005 Edit 5: line 1, column 1: The logic is longer than 1000000 characters.",
                "local_v23: 2 edits.", "2 x X0004 Edit 4", "1 x X0001 Edit 1",
                "2 patients, 2 tumors, 1 finding. 2 edits came to no verdict.");
        assertThat(out.toString().lines()).containsExactly("{\"file\":\"" + in
                + "\",\"patient\":1,\"tumor\":1,\"edit\":\"X0001\",\"name\":\"Edit 1\",\"message\":\"Primary Site cannot be C809\","
                + "\"severity\":\"error\",\"items\":{\"primarySite\":\"C809\"}}", noVerdict(in, 1, "C809"),
                noVerdict(in, 2, "C619"));
    }

    private static String noVerdict(String file, int patient, String site) {
        return "{\"file\":\"" + file + "\",\"patient\":" + patient
                + ",\"tumor\":1,\"edit\":\"X0004\",\"name\":\"Edit 4\","
                + "\"message\":\"The rule was stopped after 100000 turns of a loop.\",\"severity\":\"not run\","
                + "\"items\":{\"primarySite\":\"" + site + "\"}}";
    }

    @Test
    void nothing_found_is_exit_code_0() throws Exception {
        Path smf = FaultySmf.write(folder.resolve("local_v23.smf"));
        assertThat(
                run("edits", "--metafile", smf.toString(), "--set", "NES0001", patients(23, TUMOR.formatted("C619"))))
                .isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("local_v23: 1 edit.", "1 patient, 1 tumor, 0 findings.");
    }

    @Test
    void what_cannot_run_is_a_sentence_and_exit_code_2() throws IOException {
        String in = patients(23, TUMOR.formatted("C619"));
        assertThat(run("edits", "--metafile", file("a.smf", "nothing"), in)).isEqualTo(2);
        assertThat(run("edits", "--metafile", "v19", in)).isEqualTo(2);
        assertThat(run("edits", "--set", "No such set", in)).isEqualTo(2);
        assertThat(run("edits", "--passed", "x.xml", in, in)).isEqualTo(2);
        assertThat(run("edits", file("b.xml", "<a/>"))).isEqualTo(2);
        assertThat(err.toString()).contains("neither SQLite nor translated edits", "does not come with Accession",
                "there is no such edit set", "these go with one input file");
    }
}
