package org.accession.checking;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.accession.dictionary.Dictionaries;
import org.accession.fixture.CaseFixture;
import org.accession.fixture.PatientFixture.Stored;
import org.accession.fixture.Visitor;
import org.accession.identity.Facility;
import org.accession.identity.Roles;
import org.accession.identity.Scope;
import org.accession.patient.ChangeOrigin;
import org.accession.patient.Changes;
import org.accession.patient.FacilityPatient;
import org.accession.patient.TumorCase;
import org.accession.staging.SmallAlgorithm;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.accession.fixture.Fixtures.aCase;
import static org.accession.fixture.Fixtures.aFacility;
import static org.accession.fixture.Fixtures.aPatient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class StagingPagesTest {

    @Inject
    Changes changes;

    @Inject
    Interruption interruption;

    private final Facility facility = aFacility();
    private final Visitor lead = Visitor.at(facility, Roles.LEAD);

    @Test
    void a_case_shows_its_stage_the_inputs_with_their_terms_and_why() {
        Stored stored = stored(prostate("300"));
        Document page = lead.opens(stored.casePage(0) + "/staging");

        assertThat(page.select("h2").eachText()).first().asString().endsWith("eod_public 3.0");
        assertThat(page.select("tr:contains(Derived Summary Stage 2018)").text())
                .contains("Derived Summary Stage 2018 3");
        assertThat(page.select("details.why").text()).contains("EOD Regional Nodes 300: row 2 of the table");
        assertThat(page.select("tr:has(th:contains(EOD Mets))").text()).contains("EOD Mets 00");
        assertThat(page.select("tr:contains(PSA):contains(for a blank)")).isNotEmpty();
        assertThat(page.select("#others").parents().select("tr:contains(SEER Site Recode)").text()).contains(
                "28010 Prostate",
                "Why 28010?", "Looked up by primary site, histology", "Primary Site C619");
        Document all = lead.opens(stored.casePage(0));
        assertThat(all.select(".tabs a").attr("href")).isEqualTo(stored.casePage(0));
        assertThat(all.select("div:has(> dt:contains(Derived Summary Stage 2018)) .locked").text())
                .contains("derived by eod_public 3.0", "why?");
    }

    @Test
    void a_case_that_waits_for_a_discriminator_says_which_and_its_codes() {
        Stored stored = stored(aCase("C160", "8140", "3").diagnosed("2022-05-01"));
        Document page = lead.opens(stored.casePage(0) + "/staging");

        assertThat(page.select(".finding").text()).contains("Not staged", "C160", "Schema Discriminator 1 tells which");
        assertThat(page.select(".ask").text()).contains("Schema Discriminator 1", "has to be asked");
        assertThat(page.select(".ask dt").eachText()).contains("2");
    }

    @Test
    void cases_are_found_by_their_stage_and_by_why_they_have_none() {
        String staged = stored(prostate("300")).cases().get(0).publicId.toString();
        String waiting = stored(aCase("C160", "8140", "3").diagnosed("2021-05-01")).cases().get(0).publicId.toString();
        String undated = stored(aCase("C160", "8140", "3")).cases().get(0).publicId.toString();

        assertThat(found("result=")).contains(staged, waiting, undated);
        assertThat(found("schema=prostate&stage=3")).containsExactly(staged);
        assertThat(found("schema=00580&algorithm=eod_public 3.0")).containsExactly(staged);
        assertThat(found("schema=prostate&stage=1")).isEmpty();
        assertThat(found("result=DISCRIMINATOR_MISSING")).containsExactly(waiting);
        assertThat(found("result=DATE_MISSING")).containsExactly(undated);
        assertThat(found("from=2022&until=2022")).containsExactly(staged);
        assertThat(found("facility=" + facility.publicId)).hasSize(3);
        assertThat(found("facility=" + UUID.randomUUID())).isEmpty();
        assertThat(lead.asks("/staging?from=soon").statusCode()).isEqualTo(422);
        assertThat(lead.asks("/staging?result=SOON").statusCode()).isEqualTo(422);
        assertThat(lead.posts("/staging/jobs", Map.of("schema", "\0")).statusCode()).isEqualTo(422);
        assertThat(lead.posts("/staging/jobs", Map.of("result", "SOON")).statusCode()).isEqualTo(422);
        assertThat(lead.opens("/staging").select("#result option").eachText()).contains("discriminator to be asked",
                "histology of other years");
        assertThat(Visitor.at(aFacility(), Roles.REGISTRAR).opens("/staging").select("tbody th")).isEmpty();
    }

    /** On New Year's Day the follow-up counts until another year. */
    @Test
    void a_lead_is_told_that_cases_are_derived_by_parameters_that_hold_no_longer() {
        Stored stored = aPatient().at(facility).item("vitalStatus", "1").item("dateOfLastContact", "20250101")
                .with(prostate("300")).store();
        derive(stored);
        assertThat(lead.opens("/staging").select(".finding")).isEmpty();
        see(() -> {
            TumorCase one = TumorCase.findById(stored.cases().get(0).id);
            Map<String, Map<String, String>> former = new HashMap<>();
            one.derived.forEach((source, named) -> former.put(source.replaceAll("until \\d{4}$", "until 2019"), named));
            one.derived = former;
            return one;
        });

        assertThat(lead.opens("/staging/jobs").select(".finding").text()).contains("Restage",
                "followed until 2019; now it would be SEER Survival Time in Months 2.2, followed until ");
        assertThat(lead.opens("/staging").select(".finding")).hasSize(1);
        assertThat(Visitor.at(aFacility(), Roles.LEAD).opens("/staging").select(".finding")).isEmpty();
        derive(stored);
        assertThat(lead.opens("/staging/jobs").select(".finding")).isEmpty();
    }

    @Test
    void cases_that_were_stored_unstaged_are_staged_by_a_job() {
        Stored stored = aPatient().at(facility).with(prostate("300")).with(prostate("000")).store();
        assertThat(lead.opens(stored.casePage(0) + "/staging").select(".finding").text()).contains("Not asked yet");

        Document page = ended(lead.posts("/staging/jobs", Map.of("result", StagingSelection.NONE)));

        assertThat(page.select("#progress").text())
                .contains("2 cases derived anew; 2 of them and their patients' records are different now.");
        assertThat(see(() -> TumorCase.<TumorCase>findById(stored.cases().get(1).id).values()
                .get(Dictionaries.standard().working().item("derivedSummaryStage2018")))).isEqualTo("1");
        assertThat(lead.opens("/staging/jobs").select("tbody tr").first().text()).contains("Derive cases anew", "Done");
    }

    /** One record more than the job takes at a time. */
    @Test
    void a_restaging_that_is_cancelled_or_loses_the_database_goes_on_behind_what_it_has_stored() throws Exception {
        for (int i = 0; i < 101; i++) {
            aPatient().at(facility).with(prostate("300")).store();
        }
        CompletableFuture<String> job = new CompletableFuture<>();
        try {
            interruption.at(number -> {
                if (number == 5) {
                    lead.posts(job.join() + "/cancel", Map.of());
                }
            });
            Response started = lead.posts("/staging/jobs", Map.of("result", StagingSelection.NONE));
            job.complete(address(started));
            assertThat(ended(started).select("#progress").text()).contains("Cancelled. What was stored before is kept.")
                    .contains("Cases looked at 100");
            assertThat(staged()).isEqualTo(100);

            AtomicBoolean gone = new AtomicBoolean();
            interruption.at(number -> {
                if (gone.compareAndSet(false, true)) {
                    throw new IllegalStateException(new SQLException("The server has gone away", "08006"));
                }
            });
            Document page = ended(lead.posts(job.join() + "/go-on", Map.of()), job.join());

            assertThat(gone).isTrue();
            assertThat(page.select("#progress").text()).contains("101 cases derived anew; 101 of them");
            assertThat(staged()).isEqualTo(101);
        } finally {
            interruption.none();
        }
    }

    private long staged() {
        return see(() -> StoredStaging.count("facility.id", facility.id));
    }

    @Test
    void two_versions_are_compared_without_a_change_and_each_difference_says_why() throws Exception {
        Stored stored = stored(aCase("C379", "8586", "3").diagnosed("2025-03-15").item("eodPrimaryTumor", "100")
                .item("eodRegionalNodes", "000").item("eodMets", "00").item("gradeClinical", "2"));
        stored(prostate("300").item("gradeClinical", "2").item("gradePathological", "3"));
        stored(aCase("C111", "8070", "3").diagnosed("2016-05-01"));
        String before = value(stored, "schemaId");
        try (OfficialZip eod33 = OfficialZip.eod33()) {
            Response started = lead.posts("/staging/jobs",
                    Map.of("oldAlgorithm", "eod_public 3.0", "newAlgorithm", "eod_public 3.3"));
            Document page = ended(started);

            assertThat(page.select("#progress").text()).contains("3 cases looked at: 1 would change.");
            assertThat(page.select("table:contains(What would change)").text()).contains("Schema ID 1")
                    .contains("Derived EOD 2018 T 1").as("neither version is asked about 2016")
                    .doesNotContain("Whether it is staged");
            assertThat(page.select("tr:contains(Derived EOD 2018 T) details").text())
                    .contains("a value of another schema does not stand beside it");
            assertThat(page.select("table:contains(What would change)").text()).as("the summary grade is the same")
                    .doesNotContain("Derived Summary Grade 2018");
            assertThat(page.select("table:contains(does not derive)").text()).contains("Derived EOD 2018 N 1");
            assertThat(page.select("tr:contains(Schema ID) details").text()).contains("eod_public 3.0: Schema Thymus",
                    "eod_public 3.3: Schema Thymus [V9: 2025+]");
            String address = address(started);
            assertThat(lead.asks(address + "/differences.csv").asString())
                    .startsWith("case,facility,item,schema,from,to,").contains(stored.cases().get(0).publicId + ",")
                    .doesNotContain("LARKIN");
            assertThat(value(stored, "schemaId")).isEqualTo(before);
            assertThat(Visitor.at(aFacility(), Roles.LEAD).asks(address).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void what_cannot_be_compared_is_said_so() {
        assertThat(Jsoup.parse(lead.posts("/staging/jobs", Map.of("oldAlgorithm", "eod_public 3.0", "newAlgorithm",
                "cs 02.05.50")).asString()).select("[role=alert]").text()).contains("two versions of one algorithm");
        assertThat(lead.posts("/staging/jobs", Map.of("oldAlgorithm", "eod_public 3.0", "newAlgorithm",
                "eod_public 3.0")).statusCode()).isEqualTo(422);
        assertThat(lead.posts("/staging/jobs", Map.of("oldAlgorithm", "eod_public 9", "newAlgorithm", "x"))
                .statusCode()).isEqualTo(422);
        assertThat(Visitor.at(facility, Roles.REGISTRAR).asks("/staging/jobs").statusCode()).isEqualTo(403);
    }

    @Test
    void an_algorithm_is_uploaded_whole_or_not_at_all_and_never_replaced() throws Exception {
        Visitor administrator = Visitor.with(Roles.ADMINISTRATOR);
        Map<String, String> files = SmallAlgorithm.files();
        String table = files.remove("tables/stage.json");
        assertThat(upload(administrator, SmallAlgorithm.zip(files))).contains("Not installed",
                "needs the table stage, which is missing.");
        assertThat(upload(administrator, "%PDF-1.7".getBytes(StandardCharsets.US_ASCII)))
                .contains("small.zip: The file is not a zip.");
        assertThat(administrator.opens("/admin/staging").text()).doesNotContain("small 1.0");
        files.put("tables/stage.json", table);
        try (OfficialZip removedAfterwards = OfficialZip.none()) {
            assertThat(upload(administrator, SmallAlgorithm.zip(files))).contains("small 1.0, 1 schemas and 5 tables.",
                    "No line below names it");
            assertThat(administrator.opens("/admin/staging").select("tr:contains(small 1.0)").first().text())
                    .contains("small.zip", "Vera Visitor");
            assertThat(upload(administrator, SmallAlgorithm.zip(files)))
                    .contains("small 1.0 is installed already.");
        }
        assertThat(lead.asks("/admin/staging").statusCode()).isEqualTo(403);
    }

    @Test
    void the_registry_chooses_which_algorithm_stages_which_years() {
        Visitor administrator = Visitor.with(Roles.ADMINISTRATOR);
        assertThat(administrator.opens("/admin/staging").text()).contains("As Accession ships it.");
        assertThat(Jsoup.parse(administrator.posts("/admin/staging/years", Map.of("algorithm", "eod_public 3.0",
                "from", "2018", "until", "2001", "covers", "all")).asString()).select("[role=alert]").text())
                .contains("eod_public 3.0: the last year of diagnosis is not a year from 2018 on.");
        assertThat(administrator.posts("/admin/staging/years", Map.of("algorithm", "dogs 1", "from", "2018", "until",
                "", "covers", "all")).statusCode()).isEqualTo(422);
        try {
            administrator.posts("/admin/staging/years", Map.of("algorithm", List.of("eod_public 3.0", ""), "from",
                    List.of("2020", ""), "until", List.of("", ""), "covers", List.of("all", "all")));
            assertThat(administrator.opens("/admin/staging").text()).contains("Vera Visitor.");
            Stored stored = stored(prostate("300").diagnosed("2019-01-01"));
            assertThat(found("result=NO_ALGORITHM")).contains(stored.cases().get(0).publicId.toString());
        } finally {
            assertThat(administrator.posts("/admin/staging/years/shipped", Map.of()).statusCode()).isEqualTo(303);
        }
        assertThat(administrator.opens("/admin/staging").text()).contains("As Accession ships it.");
    }

    @Test
    void licensed_content_of_the_registrys_own_tells_terms_and_groups_and_none_ships() throws Exception {
        Visitor administrator = Visitor.with(Roles.ADMINISTRATOR);
        Stored stored = stored(prostate("300").item("ajccId", "Z9").item("ajccTnmClinT", "cT1")
                .item("ajccTnmClinM", "cM0").item("ajccTnmPathT", "T2"));
        String page = stored.casePage(0) + "/staging";
        assertThat(lead.opens(page).select("#ajcc").parents().text()).contains("AJCC TNM Clin T cT1",
                "⚠ AJCC TNM Path T T2 is not pT and the category").doesNotContain("licensed table");
        String header = "ajccId,item,code,words,when\n";
        assertThat(Jsoup.parse(licensed(administrator, header + "Z9,nameLast,cT1,,\n").asString())
                .select("[role=alert]").text()).contains("table.csv: Line 2: nameLast is no item");
        assertThat(administrator.opens("/admin/staging").text()).contains("None is in use.");
        try (OfficialZip removedAfterwards = OfficialZip.none()) {
            assertThat(licensed(administrator, header + "Z9,ajccTnmClinT,cT1,A made-up one,\n"
                    + "Z9,ajccTnmClinStageGroup,1Z,,ajccTnmClinT=cT1 ajccTnmClinM=cM0\n").statusCode()).isEqualTo(303);
            assertThat(administrator.opens("/admin/staging").text()).contains("table.csv, 1 codes and 1 rules");
            assertThat(lead.opens(page).select("#ajcc").parents().text()).contains("cT1 A made-up one",
                    "AJCC TNM Clin Stage Group blank ⚠ By your licensed table it is 1Z.");
        }
    }

    private static Response licensed(Visitor administrator, String csv) {
        return administrator.posting().contentType("multipart/form-data").multiPart("csrf", administrator.formToken())
                .multiPart("file", "table.csv", csv.getBytes(StandardCharsets.UTF_8)).post("/admin/staging/licensed");
    }

    private static String upload(Visitor administrator, byte[] zip) {
        Response answer = administrator.posting().contentType("multipart/form-data")
                .multiPart("csrf", administrator.formToken()).multiPart("file", "small.zip", zip)
                .post("/admin/staging");
        return answer.statusCode() == 303
                ? administrator.opens(answer.header("Location").replaceAll(".*(/admin/.*)", "$1")).text()
                : Jsoup.parse(answer.asString()).text();
    }

    private Document ended(Response started) {
        return ended(started, address(started));
    }

    private static String address(Response started) {
        assertThat(started.statusCode()).as(started.asString()).isEqualTo(303);
        return started.header("Location").replaceAll(".*(/staging/jobs/.*)", "$1");
    }

    private Document ended(Response started, String address) {
        assertThat(started.statusCode()).as(started.asString()).isEqualTo(303);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> lead.asks(address + "/progress").header("HX-Refresh") != null);
        return lead.opens(address);
    }

    private List<String> found(String query) {
        return lead.opens("/staging?" + query).select("tbody th a").eachAttr("href").stream()
                .map(href -> href.split("/")[2]).toList();
    }

    private static CaseFixture prostate(String nodes) {
        return aCase("C619", "8140", "3").diagnosed("2022-03-15").item("eodPrimaryTumor", "120")
                .item("prostatePathologicalExtension", "900").item("eodRegionalNodes", nodes).item("eodMets", "00");
    }

    private Stored stored(CaseFixture one) {
        Stored stored = aPatient().at(facility).item("sexAssignedAtBirth", "1").with(one).store();
        derive(stored);
        return stored;
    }

    private void derive(Stored stored) {
        see(() -> changes.derive(FacilityPatient.findById(stored.record().id), ChangeOrigin.algorithm("test")));
    }

    private static String value(Stored stored, String xmlId) {
        return see(() -> TumorCase.<TumorCase>findById(stored.cases().get(0).id).values()
                .get(Dictionaries.standard().working().item(xmlId)));
    }

    private static <T> T see(Supplier<T> work) {
        return Scope.everywhere(null).call(() -> QuarkusTransaction.requiringNew().call(work::get));
    }
}
