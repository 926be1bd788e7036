package org.accession.intake;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.accession.fixture.Browser;
import org.accession.fixture.Fixtures;
import org.accession.fixture.PatientFixture.Stored;
import org.accession.fixture.Visitor;
import org.accession.identity.Facility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;

import io.quarkus.test.junit.QuarkusTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.accession.fixture.Fixtures.aFacility;
import static org.accession.intake.NaaccrFile.aCase;
import static org.accession.intake.NaaccrFile.aFile;
import static org.accession.intake.NaaccrFile.aPatient;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class IntakeJourneyTest {

    private static Browser browser;

    private Facility facility;
    private Page page;

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

    @BeforeEach
    void somebody() {
        facility = aFacility();
        page = browser.of(Visitor.withAllRoles());
    }

    @Test
    void a_registrar_imports_a_file_by_keyboard_and_reads_what_became_of_it() throws Exception {
        page.navigate("/intake");
        Browser.assertAccessible(page, "imports");
        page.getByLabel("NAACCR XML file").setInputFiles(aFile(25)
                .with(aPatient("Doe", "Jane").born("19510203").set("sex", "2")
                        .with(aCase("C504").mrn("17").set("behaviorCodeIcdO3", "33"))
                        .with(aCase("C619").mrn("17").at("77777")))
                .write());
        page.getByLabel("Facility of records that name none")
                .selectOption(new SelectOption().setValue(facility.publicId.toString()));
        button("Import").press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Done");
        assertThat(table("Rejected records")).containsText("Facility 77777 is not known here.");
        assertThat(table("Converted to the registry")).containsText("sexAssignedAtBirth");
        assertThat(table("Faults in values")).containsText("behaviorCodeIcdO3");
        assertThat(table("What was stored")).containsText("Case C504");
        Browser.assertAccessible(page, "imported");
    }

    @Test
    void a_registrar_maps_the_columns_of_a_list_by_keyboard() {
        page.navigate("/intake/lists");
        Browser.assertAccessible(page, "case-list");
        page.getByLabel("List as CSV").setInputFiles(new FilePayload("admissions.csv", "text/csv", """
                Surname,Given name,Chart,Born,Seen,Dx
                Larkin,Opal,00481516,2/3/1951,2026-03-02,C50.4
                Doe,Jane,00481517,4/5/1949,2026-03-03,D05.1
                """.getBytes(StandardCharsets.UTF_8)));
        page.getByLabel("Facility").selectOption(new SelectOption().setValue(facility.publicId.toString()));
        button("Next: columns").press("Enter");
        assertThat(page.getByLabel("Last name")).hasValue("Surname");
        Browser.assertAccessible(page, "columns");
        page.getByLabel("Date of birth").selectOption("Born");
        page.getByLabel("Date of first contact").selectOption("Seen");
        button("Import 2 lines").press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("2 new");
    }

    @Test
    void a_registrar_enters_a_case_to_abstract_by_keyboard() {
        page.navigate("/intake/suspense");
        page.getByLabel("Facility").selectOption(new SelectOption().setValue(facility.publicId.toString()));
        page.getByLabel("Primary site").fill("breast");
        button("Put into suspense").press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("Not taken");
        assertThat(page.getByLabel("Primary site")).hasAttribute("aria-describedby", "SITE-problem");
        page.getByLabel("Primary site").clear();
        Browser.assertAccessible(page, "suspense");
        page.getByLabel("Facility").selectOption(new SelectOption().setValue(facility.publicId.toString()));
        page.getByLabel("Last name").focus();
        for (String typed : new String[]{"Larkin", "Opal", "00481516", "02/03/1951", "F", "03/02/2026", "C504"}) {
            page.keyboard().type(typed);
            page.keyboard().press("Tab");
        }
        page.keyboard().type("Breast mass, biopsy positive");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("1 new");
    }

    @Test
    void a_submitter_builds_a_file_by_keyboard() {
        Fixtures.aPatient().at(facility)
                .with(Fixtures.aCase("C504", "8500", "3").diagnosed("2026-03-02")).store();
        page.navigate("/submissions");
        Browser.assertAccessible(page, "exports");
        page.getByLabel("NAACCR version").selectOption("21");
        page.getByLabel("Facility").selectOption(new SelectOption().setValue(facility.publicId.toString()));
        page.getByLabel("Recipient").focus();
        page.keyboard().type("State registry");
        page.keyboard().press("Tab");
        page.keyboard().type("Yearly submission");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("1 patient with 1 case");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("NAACCR XML"))).isVisible();
        Browser.assertAccessible(page, "exported");
    }

    @Test
    void a_case_shows_what_it_has_no_value_for() {
        Stored stored = Fixtures.aPatient().at(facility)
                .with(Fixtures.aCase("C504", "8500", "3").diagnosed("2026-03-02")).store();
        page.navigate(stored.casePage(0));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("items without a value")))
                .press("Enter");
        assertThat(page).hasURL(Pattern.compile("blank=true"));
        assertThat(page.getByText("Hide items without a value")).isVisible();
    }

    @Test
    void an_administrator_installs_a_dictionary_and_takes_it_out_of_use() {
        page.navigate("/admin/dictionaries");
        page.getByLabel("NAACCR XML dictionaries").setInputFiles(new FilePayload("bad.xml", "text/xml",
                "<NaaccrDictionary/>".getBytes(StandardCharsets.UTF_8)));
        button("Install").press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("bad.xml:1: The attribute dictionaryUri");
        page.getByLabel("NAACCR XML dictionaries").setInputFiles(new FilePayload("journey.xml", "text/xml", """
                <NaaccrDictionary dictionaryUri="http://example.org/journey.xml" specificationVersion="1.8"
                    xmlns="http://naaccr.org/naaccrxml"><ItemDefs><ItemDef naaccrId="journeyScore" naaccrNum="10861"
                    length="2" parentXmlElement="Tumor"/></ItemDefs></NaaccrDictionary>"""
                .getBytes(StandardCharsets.UTF_8)));
        button("Install").press("Enter");
        Locator row = table("Installed").getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText("http://example.org/journey.xml"));
        assertThat(row).containsText("yes");
        Browser.assertAccessible(page, "dictionaries");
        button("Remove http://example.org/journey.xml").press("Enter");
        assertThat(row).hasCount(0);
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator table(String caption) {
        return page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName(Pattern.compile(caption)));
    }
}
