package org.accession.abstracting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Item;
import org.accession.fixture.PatientFixture.Stored;
import org.accession.fixture.Visitor;
import org.accession.identity.Facility;
import org.accession.identity.Roles;
import org.accession.identity.Scope;
import org.accession.patient.CaseState;
import org.accession.patient.ChangeOrigin;
import org.accession.patient.Changes;
import org.accession.patient.ItemChange;
import org.accession.patient.TumorCase;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
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
class PatientPagesTest {

    private static final String SSN = "219456789";

    @Inject
    Changes changes;

    @Test
    void a_patient_has_a_chip_a_lane_and_a_line_per_tumor() {
        Stored stored = aPatient().with(aCase("C504", "8500", "3").diagnosed("2026-03-02"))
                .with(aCase("C619", "8140", "3").diagnosed("2027")).store();
        Document page = Visitor.with(Roles.REGISTRAR).opens(stored.page());
        assertThat(page.select(".context .chip").eachText()).containsExactly("C50.4 8500/3 2026-03",
                "C61.9 8140/3 2027");
        assertThat(page.select("svg .lane-label").eachText()).containsExactly("C50.4 8500/3 2026-03",
                "C61.9 8140/3 2027");
        assertThat(page.select("svg circle")).hasSize(1);
        assertThat(page.select("svg .mark rect")).hasSize(1);
        assertThat(page.select("caption:contains(Events) ~ tbody tr").eachText()).hasSize(2);
    }

    @Test
    void the_drawing_and_the_list_tell_the_same() {
        Stored stored = aPatient().item("dateOfLastContact", "20270501").item("vitalStatus", "1")
                .with(aCase("C504", "8500", "3").diagnosed("2026-03-02").on("rxDateSurgery", "2026-03-20")
                        .on("rxDateChemo", "2026-05"))
                .store();
        Document page = Visitor.with(Roles.REGISTRAR).opens(stored.page());
        List<String> drawn = page.select("svg .mark title").eachText().stream()
                .map(title -> title.replaceAll("^(\\d+): ([^,]*), ([^,]*).*", "$1 $3 $2")).toList();
        List<String> listed = page.select("caption:contains(Events) ~ tbody tr").stream()
                .map(row -> row.child(0).text() + " " + row.child(1).text().replaceAll(" .*", "") + " "
                        + row.child(2).text())
                .toList();
        assertThat(drawn).hasSize(4).isEqualTo(listed);
    }

    @Test
    void numbers_are_masked_on_the_patient_page_and_the_social_security_number_everywhere() {
        Stored stored = aPatient().mrn("7700123").ssn(SSN).with(aCase("C504", "8500", "3")).store();
        Visitor visitor = Visitor.with(Roles.REGISTRAR);
        assertThat(visitor.asks(stored.page()).asString()).contains("••••123", "••••••789")
                .doesNotContain("7700123", SSN);
        assertThat(visitor.asks(stored.casePage(0)).asString()).contains("••••••789").doesNotContain(SSN);
    }

    @Test
    void a_case_shows_each_item_that_has_a_value_in_its_section_linked_to_the_dictionary() {
        Stored stored = aPatient().with(aCase("C504", "8500", "3").diagnosed("2026-03-02")
                .item("textDxProcPath", "Invasive duct carcinoma <b>&amp;</b> " + "long text ".repeat(10))).store();
        Document page = Visitor.with(Roles.REGISTRAR).opens(stored.casePage(0));
        assertThat(valueOf(page, "primarySite")).startsWith("C50.4");
        assertThat(valueOf(page, "dateOfDiagnosis")).isEqualTo("2026-03-02");
        assertThat(valueOf(page, "textDxProcPath")).startsWith("Invasive duct carcinoma <b>&amp;</b> long text");
        assertThat(page.select("section:has(h2:contains(Cancer Identification)) dt a[href=/dictionary/primarySite]"))
                .hasSize(1);
        assertThat(page.select("dt a[href=/dictionary/rxSummChemo]")).isEmpty();
    }

    @Test
    void items_without_a_value_are_shown_when_asked_for() {
        Stored stored = aPatient().with(aCase("C504", "8500", "3")).store();
        Document page = Visitor.with(Roles.REGISTRAR).opens(stored.casePage(0) + "?blank=true");
        long items = Dictionaries.standard().working().items().stream()
                .filter(item -> !item.level().xmlName().equals("NaaccrData")).count();
        assertThat(page.select("dt a[href^=/dictionary/]")).hasSize((int) items);
    }

    @Test
    void an_item_that_was_changed_tells_from_what_to_what_when_and_by_whom() {
        Stored stored = aPatient().with(aCase("C504", "8500", "3")).store();
        Visitor visitor = Visitor.with(Roles.REGISTRAR);
        Item site = Dictionaries.standard().working().item("primarySite");
        Scope.everywhere(visitor.person().id).run(() -> QuarkusTransaction.requiringNew().run(() -> changes.change(
                TumorCase.<TumorCase>findById(stored.cases().get(0).id),
                List.of(new ItemChange(site, "C504", "C505")),
                ChangeOrigin.form(visitor.person().id, "path report"))));
        Element value = visitor.opens(stored.casePage(0)).select("dt:has(a[href=/dictionary/primarySite]) + dd")
                .first();
        assertThat(value.text()).startsWith("C50.5").contains("1 change", "C504 → C505", "Vera Visitor", "path report");
    }

    @Test
    void what_belongs_to_another_facility_is_not_there() {
        Stored stored = aPatient().with(aCase("C504", "8500", "3")).store();
        Facility elsewhere = aFacility();
        Visitor stranger = Visitor.at(elsewhere, Roles.REGISTRAR);
        assertThat(stranger.asks(stored.page()).statusCode()).isEqualTo(404);
        assertThat(stranger.asks(stored.casePage(0)).statusCode()).isEqualTo(404);
        Visitor own = Visitor.at(stored.record().facility, Roles.REGISTRAR);
        assertThat(own.asks(stored.page()).statusCode()).isEqualTo(200);
        assertThat(own.asks(stored.casePage(0)).statusCode()).isEqualTo(200);
    }

    @Test
    void what_only_another_facility_reports_of_a_shared_patient_is_not_shown() {
        Stored own = aPatient().item("nameMiddle", "OWN").item("vitalStatus", "1").item("dateOfLastContact", "20260101")
                .with(aCase("C504", "8500", "3")).store();
        aPatient().item("nameMiddle", "SECRETLY").item("vitalStatus", "0").item("dateOfLastContact", "20260901")
                .sameAs(own).with(aCase("C619", "8140", "3")).store();
        assertThat(Visitor.with(Roles.REGISTRAR).asks(own.page()).asString()).contains("SECRETLY", "Dead")
                .doesNotContain("Known at another facility");
        Visitor scoped = Visitor.at(own.record().facility, Roles.REGISTRAR, Roles.SUBMITTER);
        for (String page : List.of(own.page(), own.casePage(0), own.casePage(0) + "/history")) {
            assertThat(scoped.asks(page).asString()).as(page).contains("LARKIN, OPAL OWN")
                    .doesNotContain("SECRETLY", "Dead", "2026-09-01", "C61.9");
        }
        assertThat(scoped.posts("/search", Map.of("q", "larkin, opal")).asString()).contains("LARKIN, OPAL OWN")
                .doesNotContain("SECRETLY", "C61.9");
        assertThat(scoped.posts("/search", Map.of("q", "SECRETLY")).asString()).doesNotContain("LARKIN");
        assertThat(exported(scoped)).contains(">OWN<").doesNotContain("SECRETLY", "20260901", "C619");
        assertThat(scoped.asks(own.page()).asString()).contains("Known at another facility");
    }

    private static String exported(Visitor visitor) {
        Response asked = visitor.posts("/submissions",
                Map.of("version", "26", "recordType", "A", "recipient", "state", "purpose", "report"));
        String address = asked.header("Location");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> visitor.asks(address + "/progress").header("HX-Refresh") != null);
        return visitor.asks(address + "/file.xml").asString();
    }

    @Test
    void an_address_of_nothing_is_answered_with_a_page() {
        Visitor visitor = Visitor.with(Roles.REGISTRAR);
        for (String path : List.of("/patients/" + UUID.randomUUID(), "/cases/not-an-id", "/nowhere")) {
            assertThat(visitor.asks(path).statusCode()).as(path).isEqualTo(404);
            assertThat(visitor.asks(path).asString()).as(path).contains("Not here").doesNotContain("Exception");
        }
    }

    @Test
    void a_patient_is_found_by_name_by_number_and_by_the_whole_social_security_number() {
        String ssn = "531" + sixDigits();
        String last = "ZYX" + UUID.randomUUID().toString().replaceAll("[^a-f]", "").toUpperCase();
        Stored stored = aPatient().named(last, "OPAL").mrn("88" + System.nanoTime()).ssn(ssn)
                .with(aCase("C504", "8500", "3").accession("2026" + sixDigits().substring(1), "00")).store();
        Visitor visitor = Visitor.with(Roles.REGISTRAR);
        assertThat(found(visitor, last.toLowerCase())).contains(stored.page());
        assertThat(found(visitor, last + ", o")).contains(stored.page());
        assertThat(found(visitor, stored.record().mrn)).containsExactly(stored.page());
        assertThat(found(visitor, stored.cases().get(0).accessionNumberHosp)).contains(stored.page());
        assertThat(found(visitor, ssn)).containsExactly(stored.page());
        assertThat(found(visitor, ssn.replaceAll("(...)(..)(....)", "$1-$2-$3"))).containsExactly(stored.page());
        assertThat(found(visitor, ssn.substring(5))).doesNotContain(stored.page());
        Visitor elsewhere = Visitor.at(aFacility(), Roles.REGISTRAR);
        assertThat(found(elsewhere, stored.record().mrn)).isEmpty();
        assertThat(found(elsewhere, ssn)).isEmpty();
    }

    @Test
    void a_search_takes_an_accession_number_with_its_sequence_a_name_with_a_digit_and_whatever_is_typed() {
        String accession = "2026" + sixDigits().substring(1);
        Stored first = aPatient().with(aCase("C504", "8500", "3").accession(accession, "01")).store();
        Stored second = aPatient().with(aCase("C619", "8140", "3").accession(accession, "02")).store();
        Stored numbered = aPatient().named("BABY2 " + sixDigits(), "GIRL").store();
        Visitor visitor = Visitor.with(Roles.REGISTRAR);
        assertThat(found(visitor, accession)).contains(first.page(), second.page());
        assertThat(found(visitor, accession + "-02")).containsExactly(second.page());
        assertThat(found(visitor, "baby2")).contains(numbered.page());
        assertThat(visitor.posts("/search", Map.of("q", "a\0b")).statusCode()).isEqualTo(200);
    }

    @Test
    void a_search_goes_on_for_pages_with_everybody_once_even_where_all_have_one_name() {
        Facility facility = aFacility();
        for (int i = 0; i < 70; i++) {
            aPatient().at(facility).named("PAGEWRIGHT", i < 60 ? "ANN" : "ZOE").store();
        }
        Visitor visitor = Visitor.at(facility, Roles.REGISTRAR);

        Document first = page(visitor, 0);
        assertThat(first.select("caption").text()).startsWith("Patients 1 to 50; there are more");
        assertThat(first.select("form.pages button").eachText()).containsExactly("Further");
        Document second = page(visitor, 1);
        assertThat(second.select("caption").text()).isEqualTo("Patients 51 to 70");
        assertThat(second.select("form.pages button").eachText()).containsExactly("Earlier");
        List<String> all = new ArrayList<>(first.select("tbody th a").eachAttr("href"));
        all.addAll(second.select("tbody th a").eachAttr("href"));
        assertThat(all).hasSize(70).doesNotHaveDuplicates();
    }

    private static Document page(Visitor visitor, int page) {
        return Jsoup.parse(visitor.posts("/search", Map.of("q", "pagewright", "page", page)).asString());
    }

    @Test
    void a_search_says_what_it_does_not_find() {
        Visitor visitor = Visitor.with(Roles.REGISTRAR);
        String page = visitor.posts("/search", Map.of("q", "QQQQXXXX")).asString();
        assertThat(page).contains("Nobody at your facilities is found by this");
        assertThat(visitor.posts("/search", Map.of("q", "<script>alert(1)</script>")).asString())
                .doesNotContain("<script>alert");
    }

    @Test
    void the_first_page_counts_what_waits() {
        Facility facility = aFacility();
        aPatient().at(facility).with(aCase("C504", "8500", "3").in(CaseState.SUSPENSE))
                .with(aCase("C619", "8140", "3").in(CaseState.OPEN)).store();
        Document page = Visitor.at(facility, Roles.REGISTRAR).opens("/");
        assertThat(page.select(".numbers dd").eachText()).containsExactly("1", "1", "0", "0");
        assertThat(page.select("caption:contains(Suspense) ~ tbody tr").eachText()).singleElement().asString()
                .contains("LARKIN, OPAL", "C50.4 8500/3");
        Document open = Visitor.at(facility, Roles.QUALITY).opens(page.select(".numbers dd a").get(1).attr("href"));
        assertThat(open.select("nav.tabs a[aria-current]").text()).isEqualTo("Open 1");
        assertThat(open.select("tbody tr").eachText()).singleElement().asString().contains("LARKIN, OPAL", "C61.9");
    }

    @Test
    void the_bar_offers_what_ones_roles_may_open() {
        assertThat(Visitor.with(Roles.QUALITY).opens("/").select("header nav a").eachText())
                .contains("Dictionary").doesNotContain("Import", "Export", "Administration");
        Document administrators = Visitor.with(Roles.ADMINISTRATOR).opens("/");
        assertThat(administrators.select("header nav a").eachText()).contains("Administration")
                .doesNotContain("Import", "Export");
        assertThat(administrators.select("header form[role=search]")).isEmpty();
    }

    private static String sixDigits() {
        return String.valueOf(100_000 + System.nanoTime() % 900_000);
    }

    private static List<String> found(Visitor visitor, String typed) {
        return Jsoup.parse(visitor.posts("/search", Map.of("q", typed)).asString())
                .select("tbody th a[href^=/patients/]").eachAttr("href");
    }

    private static String valueOf(Document page, String item) {
        return page.select("dt:has(a[href=/dictionary/" + item + "]) + dd").text();
    }
}
