package org.accession.intake;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.accession.audit.ReadLog;
import org.accession.disclosure.Release;
import org.accession.fixture.Visitor;
import org.accession.identity.Facility;
import org.accession.identity.Roles;
import org.accession.intake.NaaccrFile.APatient;
import org.accession.patient.CaseState;
import org.accession.patient.CaseStep;
import org.accession.patient.TumorCase;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.accession.fixture.Fixtures.aFacility;
import static org.accession.intake.NaaccrFile.aCase;
import static org.accession.intake.NaaccrFile.aFile;
import static org.accession.intake.NaaccrFile.aPatient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ImportPagesTest {

    @Inject
    Importing importing;

    private Facility facility;
    private Visitor registrar;

    @BeforeEach
    void somebodyAtAFacility() {
        facility = aFacility();
        registrar = Visitor.at(facility, Roles.REGISTRAR);
    }

    @Test
    void a_file_is_sent_watched_and_reported() throws Exception {
        byte[] file = Files.readAllBytes(aFile()
                .with(aPatient("Doe", "Jane").born("19510203")
                        .with(aCase("C504").mrn("17").set("behaviorCodeIcdO3", "33").set("abstractedBy", "XYZ")
                                .set("dateCaseCompleted", "20260301"))
                        .with(aCase("C619").mrn("17").at("77777")))
                .write());

        String address = sent(registrar.posting().contentType("multipart/form-data")
                .multiPart("csrf", registrar.formToken()).multiPart("file", "abstracts.xml", file)
                .multiPart("facility", facility.publicId.toString()).post("/intake"));
        Document page = ended(address);

        assertThat(page.select("h1").text()).isEqualTo("abstracts.xml");
        assertThat(page.select("dl.numbers").text()).contains("Read 2", "New 1", "Rejected 1", "Faults in values 1");
        assertThat(page.select("table:contains(Rejected records)").text())
                .contains("Facility 77777 is not known here.");
        assertThat(page.select("table:contains(Faults in values)").text()).contains("behaviorCodeIcdO3 33");
        assertThat(registrar.asks(address + "/report.csv").asString()).contains("1,1,", "NEW",
                "REJECTED,Facility 77777");
        Response json = registrar.asks(address + "/report.json");
        assertThat(json.jsonPath().getInt("new")).isEqualTo(1);
        assertThat(json.jsonPath().getList("records")).hasSize(2);
        Response rejected = registrar.asks(address + "/rejected.xml");
        assertThat(rejected.header("Content-Disposition")).contains("attachment");
        assertThat(rejected.asString()).contains("<Item naaccrId=\"reportingFacility\">77777</Item>");
        assertThat(importing.see(() -> Release.<Release>newest(1).get(0)))
                .satisfies(release -> assertThat(release.fileName).isEqualTo("rejected.xml"))
                .satisfies(release -> assertThat(release.cases).isEqualTo(1));
        assertThat(registrar.opens("/intake").select("table a[href=" + address + "]").text())
                .isEqualTo("abstracts.xml");
        TumorCase one = importing.see(() -> TumorCase.find("facility", facility).singleResult());
        assertThat(importing.see(() -> CaseStep.of(one))).as("who imports it has not abstracted it").hasSize(2)
                .allSatisfy(step -> assertThat(step.personId).isNull());
        assertThat(registrar.opens("/cases/" + one.publicId).text()).contains("Abstracted by XYZ, Import");
    }

    @Test
    void what_is_no_naaccr_xml_is_refused_on_the_page_that_sent_it() {
        Response answer = registrar.posting().contentType("multipart/form-data")
                .multiPart("csrf", registrar.formToken())
                .multiPart("file", "letter.xml", "Dear registrar".getBytes(StandardCharsets.UTF_8)).post("/intake");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.asString()).select("[role=alert]").text()).contains("letter.xml: Line 1");
    }

    @Test
    void who_works_for_one_facility_sends_its_records_and_cannot_choose_none() throws Exception {
        assertThat(registrar.opens("/intake").select("#facility option").eachText())
                .containsExactly(facility.name);

        Response answer = registrar.posting().contentType("multipart/form-data")
                .multiPart("csrf", registrar.formToken()).multiPart("file", "a.xml", Files.readAllBytes(aFile()
                        .with(aPatient("Doe", "Jane").born("19510203").with(aCase("C504").mrn("17"))).write()))
                .post("/intake");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.asString()).select("[role=alert]").text())
                .contains("Choose the facility of the records that name none.");
    }

    @Test
    void a_file_without_the_token_against_forgery_is_refused() {
        Response answer = registrar.request().multiPart("file", "a.xml", new byte[0]).post("/intake");

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void an_import_of_another_facility_is_not_there() throws Exception {
        FileImport taken = importing.take(aFile().with(aPatient("Doe", "Jane").born("19510203")
                .with(aCase("C504").mrn("17"))).write(), facility);
        Visitor elsewhere = Visitor.at(aFacility(), Roles.REGISTRAR);

        for (String path : new String[]{"", "/progress", "/report.csv", "/report.json", "/rejected.xml"}) {
            assertThat(elsewhere.asks("/intake/" + taken.publicId + path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(registrar.asks("/intake/" + taken.publicId).statusCode()).isEqualTo(200);
    }

    @Test
    void who_only_looks_at_quality_may_not_import() {
        assertThat(Visitor.with(Roles.QUALITY).asks("/intake").statusCode()).isEqualTo(403);
    }

    @Test
    void a_list_of_cases_becomes_suspense_and_its_layout_is_remembered() {
        String columns = sent(list("Pat;Chart No;Born;Seen;Why\n\"Doe, Jane\";17;3/2/1951;2/3/2026;C50.4 mass\n"
                + "\"Roe, Ann\";;;2/4/2026;\n\"Poe, Pat\";18;3/2/1951;2/3/2026;C50.4; mass\n"));
        assertThat(registrar.opens(columns).select("select[name=MRN] option").eachText()).contains("Chart No");
        Map<String, String> mapping = Map.of("FULL_NAME", "Pat", "MRN", "Chart No", "BIRTH_DATE", "Born",
                "FIRST_CONTACT", "Seen", "REASON", "Why");

        Document page = ended(sent(registrar.posts(columns, mapping)));

        assertThat(page.select("dl.numbers").text()).contains("Read 3", "New 1", "Rejected 2");
        TumorCase suspense = importing.see(() -> TumorCase.find("facility", facility).singleResult());
        assertThat(suspense.state).isEqualTo(CaseState.SUSPENSE);
        assertThat(suspense.tumor).isNull();
        assertThat(suspense.stateReason).isEqualTo("C50.4 mass");
        assertThat(suspense.dateOf1stContact.written()).isEqualTo("20260203");
        String address = page.select("a[href$=rejected.csv]").attr("href");
        assertThat(registrar.asks(address).asString()).contains("\"Roe, Ann\"").contains("Neither a medical record")
                .contains("The line has 6 fields, the headings are 5");

        String again = sent(list("Pat;Chart No;Born;Seen;Why\n\"Doe, Jane\";17;3/2/1951;2/3/2026;C50.4 mass\n"));
        assertThat(registrar.opens(again).select("select[name=MRN] option[selected]").text()).isEqualTo("Chart No");
        assertThat(ended(sent(registrar.posts(again, mapping))).select("dl.numbers").text()).contains("Unchanged 1");
    }

    @Test
    void who_becomes_like_another_is_shown_as_a_possible_duplicate_in_the_report_and_on_both_pages() throws Exception {
        APatient other = aPatient("Neartwo", "Nan").born("19500202").ssn("212345666")
                .with(aCase("C504").mrn("NR2").accession("202592002", "00"));
        importing.take(aFile().with(aPatient("Nearone", "Nan").born("19500202").with(aCase("C504").mrn("NR1")
                .accession("202592001", "00"))).with(other).write(), facility);

        FileImport taken = importing.take(aFile().made("2026-11-21T10:00:00Z").with(
                aPatient("Nearone", "Nan").born("19500202").ssn("212345666").with(aCase("C504").mrn("NR1")
                        .accession("202592001", "00")))
                .write(), facility);

        assertThat(taken.possibleDuplicates).isEqualTo(1);
        Element pair = registrar.opens("/intake/" + taken.publicId).select("table:contains(Possible duplicates)")
                .first();
        assertThat(pair.select("tbody tr").text()).contains("Nearone, Nan", "Neartwo, Nan", "The same number");
        for (Element link : pair.select("tbody a")) {
            assertThat(registrar.opens(link.attr("href")).select("table:contains(May be the same person) tbody").text())
                    .isEqualTo((link.text().startsWith("Nearone") ? "Neartwo" : "Nearone")
                            + ", Nan 19500202 The same number, and the same birth date or last name");
        }
        assertThat(registrar.asks("/intake/" + taken.publicId + "/report.json").jsonPath()
                .getList("possibleDuplicatePatients")).hasSize(1);
        assertThat(namesShownAt("/intake/" + taken.publicId)).as("in the report").containsExactly("Nearone", "Neartwo");
        assertThat(namesShownAt("/patients/" + idOf("Neartwo"))).as("on her page").containsExactly("Nearone",
                "Neartwo");
    }

    @Test
    void the_abstract_of_a_case_in_suspense_takes_its_place() throws Exception {
        ended(sent(registrar.posts("/intake/suspense", Map.of("facility", facility.publicId.toString(), "LAST_NAME",
                "Doe", "FIRST_NAME", "Jane", "MRN", "17", "BIRTH_DATE", "1951-02-03", "FIRST_CONTACT", "2026-02-03"))));

        FileImport taken = importing.take(aFile().with(aPatient("Doe", "Jane").born("19510203")
                .with(aCase("C504").mrn("17").accession("202600001", "00").diagnosed("20260210")
                        .set("dateOf1stContact", "20260205").set("dateCaseCompleted", "20260601")))
                .write(), facility);

        assertThat(taken.updated).as(taken.job.message).isEqualTo(1);
        TumorCase one = importing.see(() -> TumorCase.find("facility", facility).singleResult());
        assertThat(one.state).isEqualTo(CaseState.COMPLETE);
        assertThat(one.tumor).isNotNull();
        assertThat(importing.see(() -> CaseStep.of(one))).extracting(step -> step.toState)
                .containsExactly(CaseState.SUSPENSE, CaseState.OPEN, CaseState.COMPLETE);
    }

    @Test
    void columns_that_name_nobody_are_refused() {
        String columns = sent(list("a,b\n1,2\n"));

        Response answer = registrar.posts(columns, Map.of("BIRTH_DATE", "a"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString()).contains("Say which column holds the name");
    }

    @Test
    void one_case_is_entered_in_a_form() {
        Map<String, String> typed = Map.of("facility", facility.publicId.toString(), "LAST_NAME", "O'Brien",
                "FIRST_NAME", "Pat", "BIRTH_DATE", "1951-03-02", "SEX", "f", "FIRST_CONTACT", "2026-02-03", "SITE",
                "C50.4");

        ended(sent(registrar.posts("/intake/suspense", typed)));

        TumorCase suspense = importing.see(() -> TumorCase.find("facility", facility).singleResult());
        assertThat(suspense.state).isEqualTo(CaseState.SUSPENSE);
        assertThat(suspense.primarySite).isEqualTo("C504");
    }

    @Test
    void what_is_wrong_in_the_form_is_said_and_what_was_typed_stays() {
        Response answer = registrar.posts("/intake/suspense",
                Map.of("facility", facility.publicId.toString(), "LAST_NAME", "Doe", "BIRTH_DATE", "31.31.1951"));

        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.select("[role=alert]").text()).contains("Date of birth is not a date");
        assertThat(page.select("#LAST_NAME").attr("value")).isEqualTo("Doe");
    }

    private Response list(String content) {
        return registrar.posting().contentType("multipart/form-data").multiPart("csrf", registrar.formToken())
                .multiPart("file", "admissions.csv", content.getBytes(StandardCharsets.UTF_8))
                .multiPart("facility", facility.publicId.toString()).post("/intake/lists");
    }

    private static String sent(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        return URI.create(answer.header("Location")).getPath();
    }

    private Document ended(String address) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> registrar.asks(address + "/progress").header("HX-Refresh") != null);
        return registrar.opens(address);
    }

    /** Whom the log of reads says that the registrar was shown there. */
    private List<String> namesShownAt(String path) {
        return importing.see(() -> ReadLog.getEntityManager().createNativeQuery("SELECT DISTINCT f.name_last::text"
                + " FROM read_log r JOIN facility_patient f ON f.id = r.facility_patient_id"
                + " WHERE r.path = :path AND r.person_id = :person ORDER BY 1", String.class).setParameter("path", path)
                .setParameter("person", registrar.person().id).getResultList().stream().map(String.class::cast)
                .toList());
    }

    private Object idOf(String name) {
        return importing.see(() -> ReadLog.getEntityManager().createNativeQuery("SELECT p.public_id FROM patient p"
                + " JOIN facility_patient f ON f.patient_id = p.id WHERE f.name_last = :name AND f.facility_id = :facility")
                .setParameter("name", name).setParameter("facility", facility.id).getSingleResult());
    }
}
