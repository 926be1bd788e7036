package org.accession.home;

import java.util.UUID;
import java.util.regex.Pattern;

import org.accession.dictionary.Dictionaries;
import org.accession.fixture.Browser;
import org.accession.fixture.PatientFixture.Stored;
import org.accession.fixture.Visitor;
import org.accession.identity.Facility;
import org.accession.identity.Person;
import org.accession.identity.Roles;
import org.accession.patient.CaseState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.accession.fixture.Fixtures.aCase;
import static org.accession.fixture.Fixtures.aFacility;
import static org.accession.fixture.Fixtures.aPatient;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class PagesJourneyTest {

    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void a_newcomer_signs_in_chooses_a_password_and_signs_out_by_keyboard() {
        String username = "newcomer-" + UUID.randomUUID().toString().substring(0, 8);
        String issued = QuarkusTransaction.requiringNew().call(() -> {
            Person person = Person.named(username, "Nora Newcomer").grant(Roles.REGISTRAR, null);
            String password = person.issuePassword();
            person.persist();
            return password;
        });
        Page page = browser.stranger();
        page.navigate("/dictionary");
        assertThat(heading(page, "Sign in")).isVisible();
        Browser.assertAccessible(page, "sign-in");
        page.keyboard().type(username);
        page.keyboard().press("Tab");
        page.keyboard().type("not the password");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("not right")))
                .isVisible();
        Browser.assertAccessible(page, "sign-in-refused");
        page.keyboard().type(issued);
        page.keyboard().press("Enter");
        assertThat(heading(page, "Choose a password")).isVisible();
        Browser.assertAccessible(page, "password");
        for (String typed : new String[]{issued, "a sentence is good", "a sentence is good"}) {
            page.keyboard().type(typed);
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Space");
        assertThat(page.getByLabel("New password again")).hasAttribute("type", "text");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(heading(page, "My work")).isVisible();

        page.getByText("Nora Newcomer").focus();
        page.keyboard().press("Enter");
        Locator signOut = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"));
        assertThat(signOut).isVisible();
        Browser.assertAccessible(page, "person-menu");
        page.keyboard().press("Escape");
        assertThat(signOut).isHidden();
        page.keyboard().press("Enter");
        signOut.press("Enter");
        assertThat(heading(page, "Sign in")).isVisible();
        page.navigate("/");
        assertThat(heading(page, "Sign in")).isVisible();
    }

    @Test
    void a_registrar_finds_a_patient_and_reads_the_case_by_keyboard() {
        Facility facility = aFacility();
        Stored stored = patient(facility);
        Page page = browser.of(Visitor.at(facility, Roles.REGISTRAR));
        page.navigate("/");
        assertThat(heading(page, "My work")).isVisible();
        Browser.assertAccessible(page, "home");
        page.keyboard().press("Control+k");
        page.keyboard().type("larkin, op");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("/search$"));
        assertThat(page.getByRole(AriaRole.TABLE)).containsText("LARKIN, OPAL");
        Browser.assertAccessible(page, "search");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(stored.page() + "$"));
        assertThat(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("Timeline of the patient")))
                .isVisible();
        Browser.assertAccessible(page, "patient");
        Locator first = page.getByRole(AriaRole.TABLE).filter(new Locator.FilterOptions().setHasText("Cases"))
                .first().getByRole(AriaRole.LINK).first();
        first.focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowUp");
        assertThat(first).isFocused();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(stored.casePage(0) + "$"));
        assertThat(heading(page, "Cancer Identification")).isVisible();
        Browser.assertAccessible(page, "case");
    }

    @Test
    void somebody_looks_an_item_up_while_typing() {
        Page page = browser.of(Visitor.with(Roles.QUALITY));
        page.navigate("/dictionary?section=Pathology");
        Browser.assertAccessible(page, "dictionary");
        page.navigate("/dictionary");
        page.getByLabel("Item", new Page.GetByLabelOptions().setExact(true)).focus();
        page.keyboard().type("laterality");
        Locator items = page.getByRole(AriaRole.TABLE);
        int found = (int) ItemHistory.all(Dictionaries.standard()).stream()
                .filter(item -> item.matches("laterality")).count();
        assertThat(items.getByRole(AriaRole.ROW)).hasCount(1 + found);
        Locator laterality = items.getByRole(AriaRole.LINK,
                new Locator.GetByRoleOptions().setName("Laterality").setExact(true));
        laterality.press("Enter");
        assertThat(heading(page, "Laterality")).isVisible();
        Browser.assertAccessible(page, "item");
    }

    @Test
    void a_part_that_cannot_be_fetched_says_so_and_keeps_what_was_typed() {
        Visitor visitor = Visitor.with(Roles.QUALITY);
        Page page = browser.of(visitor);
        page.navigate("/dictionary?section=Pathology");
        page.context().clearCookies();
        Locator field = page.getByLabel("Item", new Page.GetByLabelOptions().setExact(true));
        field.focus();
        page.keyboard().type("site");
        assertThat(heading(page, "Sign in to go on")).isVisible();
        assertThat(field).hasValue("site");
        Browser.assertAccessible(page, "trouble");
    }

    @Test
    void help_is_one_key_away_and_errors_are_pages() {
        Page page = browser.of(Visitor.with(Roles.REGISTRAR));
        page.navigate("/");
        page.keyboard().press("F1");
        assertThat(heading(page, "Keys")).isVisible();
        Browser.assertAccessible(page, "help");
        page.navigate("/search");
        Browser.assertAccessible(page, "search-empty");
        page.navigate("/patients/" + UUID.randomUUID());
        assertThat(heading(page, "Not here")).isVisible();
        Browser.assertAccessible(page, "not-here");
    }

    @Test
    void an_administrator_adds_a_person_by_keyboard_and_tells_them_their_password() {
        Facility facility = aFacility();
        Page page = browser.of(Visitor.with(Roles.ADMINISTRATOR));
        page.navigate("/admin/people");
        Browser.assertAccessible(page, "people");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).focus();
        String username = "p" + UUID.randomUUID().toString().substring(0, 8);
        for (String typed : new String[]{"Paula Person", username, Roles.REGISTRAR, facility.name}) {
            page.keyboard().type(typed);
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        assertThat(heading(page, "Paula Person")).isVisible();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("is not shown again");
        Browser.assertAccessible(page, "person");
        for (String name : new String[]{"facilities", "facilities/" + facility.publicId, "log", "keys", "health"}) {
            page.navigate("/admin/" + name);
            Browser.assertAccessible(page, "admin-" + name.replaceAll("/.*", "-one"));
        }
    }

    @Test
    void a_registrar_breaks_the_glass_and_the_privacy_officer_sees_it() {
        Facility facility = aFacility();
        Stored stored = patient(facility);
        Page page = browser.of(Visitor.at(aFacility(), Roles.REGISTRAR));
        page.navigate("/break-glass?patient=" + stored.patient().publicId);
        Browser.assertAccessible(page, "break-glass");
        page.getByLabel("Reason").focus();
        page.keyboard().type("Treated there as well");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(stored.page() + "$"));
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Break-glass access until");
        Browser.assertAccessible(page, "patient-by-break-glass");

        Page officers = browser.of(Visitor.at(facility, Roles.PRIVACY));
        officers.navigate("/");
        assertThat(officers.getByText("Treated there as well")).isVisible();
        officers.navigate("/privacy/break-glass");
        Browser.assertAccessible(officers, "glass-list");
    }

    @Test
    void rows_are_taller_for_who_prefers_it() {
        Page page = browser.of(Visitor.with(Roles.REGISTRAR));
        page.navigate("/dictionary?section=Pathology");
        double dense = page.getByRole(AriaRole.ROW).nth(1).boundingBox().height;
        page.getByText("Vera Visitor").press("Enter");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Comfortable rows")).press("Enter");
        assertThat(heading(page, "My work")).isVisible();
        page.navigate("/dictionary?section=Pathology");
        double comfortable = page.getByRole(AriaRole.ROW).nth(1).boundingBox().height;
        org.assertj.core.api.Assertions.assertThat(dense).isBetween(28.0, 30.0);
        org.assertj.core.api.Assertions.assertThat(comfortable).isGreaterThanOrEqualTo(36);
        Browser.assertAccessible(page, "dictionary-comfortable");
    }

    private static Stored patient(Facility facility) {
        return aPatient().at(facility).mrn("00481516").ssn("219456781").item("vitalStatus", "1")
                .item("dateOfLastContact", "20260915").item("race1", "01").item("nameMiddle", "JUNE")
                .with(aCase("C504", "8500", "3").diagnosed("2026-03-02").accession("202600123", "01")
                        .on("dateOf1stContact", "2026-02-27").on("rxDateSurgery", "2026-03-20")
                        .on("rxDateMostDefinSurg", "2026-03-20").on("rxDateChemo", "2026-05")
                        .on("rxDateRadiation", "2026-08-03").on("rxDateRadiationEnded", "2026-09-04")
                        .item("laterality", "2").item("rxSummChemo", "03").item("rxSummSurgPrimSite2023", "B200")
                        .item("diagnosticConfirmation", "1").item("classOfCase", "14").item("gradeClinical", "2")
                        .item("phase1RadiationTreatmentModality", "02").item("summaryStage2018", "1")
                        .item("textDxProcPath", "3/2/26 core biopsy left breast 2:00: invasive ductal carcinoma, "
                                + "Nottingham grade 2 (3+2+2). ER 95 % strong, PR 60 %, HER2 IHC 1+, Ki-67 18 %.\n"
                                + "3/20/26 lumpectomy: 1.8 cm, margins clear, 0/2 sentinel nodes."))
                .with(aCase("C619", "8140", "3").diagnosed("2019").accession("201900007", "00")
                        .on("dateOf1stContact", "2019-06-11").on("rxDateHormone", "2019-07")
                        .item("rxSummHormone", "01"))
                .with(aCase("C449", "8720", "2").accession("202600311", "02").in(CaseState.SUSPENSE)
                        .on("dateOf1stContact", "2026-09-15"))
                .store();
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
