package org.accession.submission;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import org.accession.fixture.PatientFixture.Stored;
import org.accession.fixture.Visitor;
import org.accession.identity.Facility;
import org.accession.identity.Roles;
import org.accession.patient.CaseState;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.accession.fixture.Fixtures.aCase;
import static org.accession.fixture.Fixtures.aFacility;
import static org.accession.fixture.Fixtures.aPatient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportPagesTest {

    private Facility facility;
    private Visitor submitter;

    @BeforeEach
    void somebodyAtAFacility() {
        facility = aFacility();
        submitter = Visitor.at(facility, Roles.SUBMITTER);
    }

    @Test
    void a_file_is_asked_for_watched_and_taken() throws Exception {
        aPatient().at(facility).with(aCase("C504", "8500", "3").diagnosed("2026-03-02"))
                .with(aCase("C619", "8140", "3").diagnosed("2020-01-02")).store();

        String address = sent(submitter.posts("/submissions", Map.of("version", "25", "recordType", "A", "firstYear",
                "2025", "recipient", "State registry", "purpose", "Monthly submission")));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> submitter.asks(address + "/progress").header("HX-Refresh") != null);

        Document page = submitter.opens(address);
        assertThat(page.select("main").text()).contains("1 patient with 1 case is in the file", "to State registry");
        String file = submitter.asks(address + "/file.xml").asString();
        assertThat(file).contains("naaccr-dictionary-250.xml", ">C504<").doesNotContain(">C619<");
        byte[] compressed = submitter.asks(address + "/file.xml.gz").asByteArray();
        assertThat(new String(new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes(), "UTF-8"))
                .isEqualTo(file);
    }

    @Test
    void a_file_is_checked_by_the_edits_of_who_gets_it() {
        Stored stored = aPatient().at(facility).with(aCase("C809", "8140", "3").diagnosed("2019-03-02"))
                .with(aCase("C619", "8140", "3").diagnosed("2019-03-02").in(CaseState.SUSPENSE)).store();

        String address = sent(submitter.posts("/submissions", Map.of("recordType", "I", "profile", "ncdb",
                "recipient", "National Cancer Database", "purpose", "Monthly submission")));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> submitter.asks(address + "/progress").header("HX-Refresh") != null);

        Document page = submitter.opens(address);
        assertThat(page.select(".finding").text()).contains("1 of 1 cases with errors", "NES0095 of NAACCR_v23",
                "for NCDB of the CoC");
        assertThat(page.select("table:contains(What the recipient would find) tr:contains(N0124)").text())
                .startsWith("N0124 RX Summ--Surg Prim Site 03-2022 (COC) 1");
        assertThat(page.select("table:contains(Cases with errors) a[href=" + stored.casePage(0) + "]").text())
                .contains("C809 8140/3");
        assertThat(submitter.asks(page.select("a:contains(N0124)").attr("href")).statusCode()).isEqualTo(200);
        assertThat(submitter.posts("/submissions", Map.of("profile", "nobody", "recipient", "x", "purpose", "y"))
                .statusCode()).isEqualTo(422);
    }

    @Test
    void nobody_else_takes_the_file() {
        aPatient().at(facility).with(aCase("C504", "8500", "3").diagnosed("2026-03-02")).store();
        String address = sent(submitter.posts("/submissions",
                Map.of("recipient", "State registry", "purpose", "Monthly submission")));
        Visitor other = Visitor.at(facility, Roles.SUBMITTER);

        for (String path : new String[]{"", "/progress", "/file.xml", "/file.xml.gz"}) {
            assertThat(other.asks(address + path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void what_is_wrong_with_the_order_is_said_and_what_was_typed_stays() {
        Response answer = submitter.posts("/submissions", Map.of("firstYear", "26", "firstSite", "breast", "cases",
                "202699999-00", "recipient", "State registry", "purpose", ""));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString()).contains("first year of diagnosis is not a year", "a code like C504",
                "No case is found by", "Say who gets the file", "value=\"State registry\"");
    }

    @Test
    void as_many_cases_as_one_can_paste_are_looked_up_at_once_and_what_does_not_go_out_is_told() {
        Stored stored = aPatient().at(facility)
                .with(aCase("C504", "8500", "3").accession("202600901", "00"))
                .with(aCase("C619", "8140", "3").accession("202600902", "00").in(CaseState.SUSPENSE)).store();
        String unknown = IntStream.range(0, 19_998).mapToObj(i -> String.valueOf(100_000_000 + i))
                .collect(Collectors.joining("\n"));

        String refused = problems(stored.casePage(0) + "\n202600902\n" + unknown);
        assertThat(refused).contains("\"202600902\" is in suspense", "No case is found by \"100000000\"",
                "The same of 19,989 lines more").doesNotContain("202600901");
        assertThat(problems(unknown + "\n1\n2\n3")).contains("20,001 cases are listed; at most 20,000 can be.");
        assertThat(order("202600901-00, " + stored.casePage(0)).statusCode()).isEqualTo(303);
    }

    private String problems(String cases) {
        Response answer = order(cases);
        assertThat(answer.statusCode()).isEqualTo(422);
        return Jsoup.parse(answer.asString()).select("[role=alert]").text();
    }

    private Response order(String cases) {
        return submitter.posts("/submissions",
                Map.of("recipient", "State registry", "purpose", "Monthly submission", "cases", cases));
    }

    @Test
    void who_abstracts_may_not_release() {
        assertThat(Visitor.at(facility, Roles.REGISTRAR).asks("/submissions").statusCode()).isEqualTo(403);
    }

    private static String sent(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        return URI.create(answer.header("Location")).getPath();
    }
}
