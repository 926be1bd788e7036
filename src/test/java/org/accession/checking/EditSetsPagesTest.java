package org.accession.checking;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.accession.audit.ChangeLog;
import org.accession.audit.Difference;
import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Item;
import org.accession.edits.SyntheticSmf;
import org.accession.fixture.PatientFixture.Stored;
import org.accession.fixture.Visitor;
import org.accession.identity.Facility;
import org.accession.identity.Roles;
import org.accession.identity.Scope;
import org.accession.patient.ChangeOrigin;
import org.accession.patient.Changes;
import org.accession.patient.FacilityPatient;
import org.accession.patient.ItemChange;
import org.accession.patient.ItemOutcome;
import org.accession.patient.TumorCase;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.accession.fixture.Fixtures.aCase;
import static org.accession.fixture.Fixtures.aFacility;
import static org.accession.fixture.Fixtures.aPatient;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class EditSetsPagesTest {

    private static final String V23 = "NAACCR_v23_20220905";
    private static final String CONFIRMATION = "N0444";

    @Inject
    Changes changes;

    @TempDir
    Path folder;

    private final Facility facility = aFacility();
    private final Visitor administrator = Visitor.with(Roles.ADMINISTRATOR);
    private final Visitor registrar = Visitor.at(facility, Roles.REGISTRAR);

    @Test
    void a_facility_has_its_own_sets_and_ajcc_is_off_with_its_reason() {
        Document page = administrator.opens("/admin/edits?facility=" + facility.publicId);
        assertThat(page.select("tr:contains(Every other facility)").text()).contains(V23, "NES0095", "off");
        assertThat(page.select("#ajcc").text()).contains("American Joint Committee on Cancer", "needs a licence");
        assertThat(page.select("input[name=ajcc][checked]")).isEmpty();

        assertThat(choose(Map.of("set", "NES0017"))).contains("has no edit set of that number");
        assertThat(choose(Map.of())).contains("Choose a set, or every edit");
        assertThat(choose(Map.of("all", "true", "metafile", "NAACCR_v99"))).contains("There is no such metafile");
        assertThat(choose(Map.of("all", "true", "facility", UUID.randomUUID()))).contains("There is no such facility");
        assertThat(edits(facility)).isGreaterThan(1300);

        choose(Map.of("set", "NES0500"));
        int withoutAjcc = edits(facility);
        choose(Map.of("set", "NES0500", "ajcc", "true"));
        assertThat(edits(facility)).isEqualTo(withoutAjcc + 6);
        choose(Map.of("set", List.of("NES0277", "NES0003"), "seer", "true"));
        assertThat(administrator.opens("/admin/edits").select("tr:contains(" + facility.name + ")").text())
                .contains("NES0003, NES0277", "off on", "Vera Visitor");

        administrator.posts("/admin/edits/choices/undo", Map.of("facility", facility.publicId));
        assertThat(administrator.opens("/admin/edits").select("table:contains(run over) tr:contains(" + facility.name
                + ")")).isEmpty();
    }

    @Test
    void only_the_chosen_edits_are_run_and_the_edits_of_seer_look_at_all_tumors_of_a_patient() {
        choose(Map.of("set", "NES0277", "seer", "true"));
        Stored stored = checked();
        List<StoredFinding> findings = see(() -> StoredFinding.of(TumorCase.findById(stored.cases().get(0).id)));
        assertThat(findings).extracting(finding -> finding.edit).doesNotContain(CONFIRMATION);
        assertThat(findings).extracting(finding -> finding.metafile).anyMatch(name -> !name.equals(V23));
    }

    @Test
    void a_change_of_one_tumor_is_seen_in_the_findings_of_the_patients_others() {
        choose(Map.of("set", "NES0277", "seer", "true"));
        Stored stored = checked();
        assertThat(edits(stored, 0)).contains("S029");
        assertThat(edits(stored, 1)).contains("S029");
        see(() -> changes.change(TumorCase.findById(stored.cases().get(1).id),
                List.of(new ItemChange(item("sequenceNumberCentral"), "01", "02")), ChangeOrigin.form(null, null)));
        assertThat(edits(stored, 0)).doesNotContain("S029");
        assertThat(edits(stored, 1)).doesNotContain("S029");
    }

    @Test
    void an_edit_over_all_tumors_is_overridden_in_one_of_them_and_passes_in_all() {
        choose(Map.of("set", "NES0277", "seer", "true"));
        Stored stored = aPatient().at(facility)
                .with(aCase("C509", "8500", "3").diagnosed("2012-03-04").item("laterality", "1"))
                .with(aCase("C502", "8503", "3").diagnosed("2015-03-04").item("laterality", "1")).store();
        derive(stored);
        assertThat(edits(stored, 0)).contains("S033");
        String page = stored.casePage(1) + "/findings";
        assertThat(registrar.opens(page).select("li#S033 option").eachAttr("value"))
                .containsExactly("overRideSiteLatSeqno 1");
        assertThat(registrar.posts(page + "/overrides", Map.of("edit", "S033", "way", "overRideSiteLatSeqno 1",
                "reason", "two primaries by the solid tumor rules")).statusCode()).isEqualTo(303);
        assertThat(edits(stored, 1)).doesNotContain("S033");
        assertThat(edits(stored, 0)).doesNotContain("S033");
    }

    private static List<String> edits(Stored stored, int place) {
        return see(() -> StoredFinding.of(TumorCase.findById(stored.cases().get(place).id))).stream()
                .map(finding -> finding.edit).toList();
    }

    @Test
    void a_submission_has_sets_of_its_own_and_what_nobody_has_is_not_taken_back() {
        assertThat(administrator.opens("/admin/edits").select("tr:contains(Files for NCDB)").text()).contains(V23,
                "NES0095", "as Accession ships it");
        String files = EditChoiceForm.SUBMISSION + "npcr";
        assertThat(choose(Map.of("facility", "submission-nobody", "all", "true"))).contains("no such facility");
        assertThat(choose(Map.of("facility", files, "set", "NES0017"))).contains("has no edit set of that number");
        choose(Map.of("facility", files, "set", "NES0003"));
        assertThat(administrator.opens("/admin/edits").select("tr:contains(Files for NPCR)").text())
                .contains("NES0003", "Vera Visitor");
        assertThat(administrator.opens("/admin/edits").select("tr:contains(Every other facility)").text())
                .as("for cases nothing is chosen").contains("NES0095");
        assertThat(administrator.posts("/admin/edits/choices/undo", Map.of("facility", "nobody")).statusCode())
                .isEqualTo(404);
        administrator.posts("/admin/edits/choices/undo", Map.of("facility", files));
        assertThat(administrator.opens("/admin/edits").select("tr:contains(Files for NPCR)").text())
                .contains("NES0149", "as Accession ships it");
    }

    @Test
    void an_over_ride_item_is_changed_by_hand_with_a_reason_alone() {
        Stored stored = checked();
        long id = stored.cases().get(0).id;
        ItemChange override = new ItemChange(item("overRideLeukLymphoma"), "", "1");
        for (String reason : new String[]{null, "", "reviewed "}) {
            assertThat(see(() -> changes.change(TumorCase.findById(id), List.of(override),
                    ChangeOrigin.form(null, reason))).unexplained()).hasSize(1);
        }
        assertThat(see(() -> TumorCase.<TumorCase>findById(id).values().get(item("overRideLeukLymphoma")))).isEmpty();
        assertThat(see(() -> changes.change(TumorCase.findById(id), List.of(override),
                ChangeOrigin.form(null, "confirmed by review"))).outcomes())
                .containsExactly(new ItemOutcome.Changed(item("overRideLeukLymphoma")));
    }

    private static Item item(String id) {
        return Dictionaries.standard().working().item(id);
    }

    @Test
    void a_finding_is_overridden_by_the_item_that_the_edit_reads_with_a_reason_and_taken_back() {
        choose(Map.of("all", "true"));
        Stored stored = checked();
        long id = stored.cases().get(0).id;
        String page = stored.casePage(0) + "/findings";
        assertThat(registrar.opens(page).select("li#" + CONFIRMATION + " option").eachText())
                .containsExactly("Over-ride Leuk, Lymphoma: 1 Override");

        assertThat(refused(registrar.posts(page + "/overrides", Map.of("edit", CONFIRMATION, "way",
                "overRideLeukLymphoma 1", "reason", "seen")))).contains("at least 10 characters");
        assertThat(refused(registrar.posts(page + "/overrides", Map.of("edit", CONFIRMATION, "way",
                "overRideLeukLymphoma 7", "reason", "confirmed by review")))).contains("does not pass");
        assertThat(refused(registrar.posts(page + "/overrides", Map.of("edit", CONFIRMATION, "way",
                "overRideSiteType 1", "reason", "confirmed by review")))).contains("does not pass");
        assertThat(Visitor.at(facility, Roles.QUALITY).opens(page).select("li#" + CONFIRMATION + " form")).isEmpty();

        assertThat(registrar.posts(page + "/overrides", Map.of("edit", CONFIRMATION, "way", "overRideLeukLymphoma 1",
                "reason", "confirmed by review of the smear")).statusCode()).isEqualTo(303);
        Document after = registrar.opens(page);
        assertThat(after.select("li#" + CONFIRMATION)).isEmpty();
        assertThat(after.select("tr:contains(" + CONFIRMATION + ")").text()).contains("Over-ride Leuk, Lymphoma: 1",
                "confirmed by review of the smear", "Vera Visitor");
        ChangeLog log = see(() -> ChangeLog.<ChangeLog>list("tumorCaseId = ?1 order by id desc", id).get(0));
        assertThat(log.differences).contains(new Difference("overRideLeukLymphoma", "", "1"));
        assertThat(log.reason).isEqualTo("Over-ride of N0444: confirmed by review of the smear");
        assertThat(log.personId).isEqualTo(registrar.person().id);

        String withdraw = after.select("form[action$=withdraw]").attr("action");
        assertThat(Visitor.at(aFacility(), Roles.LEAD).posts(withdraw, Map.of("reason", "it was a mistake"))
                .statusCode()).isEqualTo(404);
        assertThat(registrar.posts(withdraw, Map.of("reason", "it was a mistake")).statusCode()).isEqualTo(303);
        assertThat(registrar.opens(page).select("li#" + CONFIRMATION)).hasSize(1);
        assertThat(refused(registrar.posts(withdraw, Map.of("reason", "it was a mistake"))))
                .contains("taken back before");
    }

    @Test
    void an_identifier_is_nowhere_in_the_rows_of_findings() {
        choose(Map.of("all", "true"));
        long id = checked().cases().get(0).id;
        StoredFinding number = see(() -> StoredFinding.of(TumorCase.findById(id))).stream()
                .filter(finding -> finding.edit.equals("N0399")).findFirst().orElseThrow();
        assertThat(number.message).isEqualTo("••••••••• is not a valid value for Social Security Number");
        assertThat(see(() -> StoredFinding.getEntityManager().createNativeQuery(
                "SELECT count(*) FROM finding WHERE finding::text LIKE '%666451234%'").getSingleResult()))
                .isEqualTo(0L);
    }

    @Test
    void a_metafile_is_installed_whole_or_not_at_all_and_an_edit_that_does_not_compile_is_named() throws Exception {
        String name = "made_" + UUID.randomUUID().toString().substring(0, 8) + "_v23";
        Path file = folder.resolve(name + ".smf");
        try (SyntheticSmf smf = new SyntheticSmf(file)) {
            smf.edit(1, "X0001", "return NOT INLIST(#S\"Primary Site\", \"C809\");");
            smf.edit(2, "X0002", "return LOOKUP(#S\"Primary Site\", \"GONE.SITE\");");
            smf.edit(3, "X0003", "if (EMPTY(#S\"Primary Site\") return PASS;");
            smf.edit(4, "X0004", "return PASS; /* " + "x".repeat(5_000_000) + " */");
            smf.row("EE_EditSets", 1, 1, "XES1", "All of them", "", "");
            for (int edit = 1; edit <= 4; edit++) {
                smf.row("EE_EditSetEditsPivot", 1, edit);
            }
        }
        Path later = folder.resolve("later_v23.smf");
        try (SyntheticSmf smf = new SyntheticSmf(later)) {
            smf.execute("update EE_Control set ItemValue = '9.0' where ItemName = 'MFStructureVersion'");
        }
        Path part = folder.resolve("part_v23.smf");
        try (SyntheticSmf smf = new SyntheticSmf(part)) {
            smf.edit(1, "X0001", "return PASS;");
            smf.execute("drop table EE_EditSets");
        }
        long before = installed();
        assertThat(refused(upload("notes_v23.smf", "no metafile".getBytes(StandardCharsets.UTF_8))))
                .contains("Not installed", "neither SQLite nor translated edits");
        assertThat(refused(upload("later_v23.smf", Files.readAllBytes(later)))).contains("\"9.0\", which is not known");
        assertThat(refused(upload("part_v23.smf", Files.readAllBytes(part)))).contains("EE_EditSets");
        assertThat(refused(upload("../../x_v23.smf", Files.readAllBytes(part)))).contains("Not installed");
        assertThat(refused(upload("nothing.smf", new byte[0]))).contains("Not installed");
        assertThat(installed()).isEqualTo(before);

        Response done = upload(name + ".smf", Files.readAllBytes(file));
        assertThat(done.statusCode()).isEqualTo(303);
        Document page = administrator.opens(done.header("Location").replaceAll(".*(/admin/.*)", "$1"));
        assertThat(page.select(".finding.good").text()).contains(name, "4 edits, 1 sets");
        assertThat(page.select("section[aria-labelledby=faults] li").eachText()).containsExactly(
                "X0002 Edit 2 line 1, column 33: There is no lookup table GONE.",
                "X0003 Edit 3 line 1, column 29: Here stands \"return\" where \")\" should be.",
                "X0004 Edit 4 line 1, column 1: The logic is longer than 1000000 characters.");
        assertThat(refused(upload(name + ".smf", Files.readAllBytes(file)))).contains("is there already");

        assertThat(administrator.opens("/admin/edits?metafile=" + name).select("fieldset").text())
                .contains("XES1 All of them (4)");
        choose(Map.of("metafile", name, "set", "XES1"));
        Stored stored = aPatient().at(facility).with(aCase("C809", "8140", "3")).store();
        derive(stored);
        assertThat(see(() -> StoredFinding.of(TumorCase.findById(stored.cases().get(0).id))))
                .singleElement().satisfies(finding -> {
                    assertThat(finding.edit).isEqualTo("X0001");
                    assertThat(finding.message).isEqualTo("Primary Site cannot be C809");
                    assertThat(finding.metafile).isEqualTo(name);
                });
    }

    private Response upload(String name, byte[] content) {
        return administrator.posting().contentType("multipart/form-data").multiPart("csrf", administrator.formToken())
                .multiPart("file", name, content).post("/admin/edits");
    }

    private static String refused(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        return Jsoup.parse(answer.asString()).select("[role=alert]").text();
    }

    /** What is wrong with the choice; nothing if it was made. */
    private String choose(Map<String, ?> form) {
        var filled = new HashMap<String, Object>(Map.of("metafile", V23, "facility", facility.publicId));
        filled.putAll(form);
        Response answer = administrator.posts("/admin/edits/choices", filled);
        return answer.statusCode() == 303 ? "" : refused(answer);
    }

    private int edits(Facility where) {
        String row = administrator.opens("/admin/edits").select("table:contains(run over) tr:contains("
                + where.name + ") .number").text();
        return Integer.parseInt(row.isEmpty()
                ? administrator.opens("/admin/edits").select("tr:contains(Every other facility) .number").text()
                : row);
    }

    private static long installed() {
        return see(() -> InstalledMetafile.count());
    }

    private Stored checked() {
        Stored stored = aPatient().at(facility).ssn("666451234").item("vitalStatus", "1")
                .item("dateOfLastContact", "20240101")
                .with(aCase("C421", "9732", "3").diagnosed("2019-03-02").item("diagnosticConfirmation", "6")
                        .item("sequenceNumberHospital", "00").item("sequenceNumberCentral", "01"))
                .with(aCase("C421", "9732", "3").diagnosed("2019-04-02").item("diagnosticConfirmation", "6")
                        .item("sequenceNumberHospital", "00").item("sequenceNumberCentral", "01"))
                .store();
        derive(stored);
        return stored;
    }

    private void derive(Stored stored) {
        see(() -> changes.derive(FacilityPatient.findById(stored.record().id), ChangeOrigin.algorithm("test")));
    }

    private static <T> T see(Supplier<T> work) {
        return Scope.everywhere(null).call(() -> QuarkusTransaction.requiringNew().call(work::get));
    }
}
