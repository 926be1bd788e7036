package org.accession.checking;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.accession.edits.SyntheticSmf;
import org.accession.fixture.Browser;
import org.accession.fixture.Visitor;
import org.accession.identity.Facility;
import org.accession.identity.Roles;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
class EditsJourneyTest {

    @Inject
    MetafileInstaller installer;

    @TempDir
    Path folder;

    @Test
    void a_lead_checks_the_registry_opens_a_finding_and_overrides_it_by_keyboard() throws Exception {
        Facility facility = aFacility();
        Visitor administrator = Visitor.with(Roles.ADMINISTRATOR);
        String metafile = install();
        administrator.posts("/admin/edits/choices",
                Map.of("facility", facility.publicId, "metafile", metafile, "all", "true"));
        aPatient().at(facility).with(aCase("C809", "9732", "3").diagnosed("2019-03-02").item("abstractedBy", "JD"))
                .store();
        try (Browser browser = Browser.open()) {
            Page page = browser.of(Visitor.at(facility, Roles.LEAD));
            page.navigate("/edits");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Check and compare")).press("Enter");
            Browser.assertAccessible(page, "edits-jobs");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Check").setExact(true))
                    .press("Enter");
            assertThat(page.getByText("1 case checked")).isVisible();
            Browser.assertAccessible(page, "edits-job");
            page.navigate("/edits?edit=X0001");
            Browser.assertAccessible(page, "edits-open");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("C80.9 9732/3 2019-03")).press("Enter");
            page.waitForURL("**/findings#X0001");
            page.locator("#X0001 summary").press("Enter");
            page.locator("#X0001 input[name=reason]").fill("confirmed by review of the smear");
            Browser.assertAccessible(page, "edits-case");
            page.locator("#X0001 input[name=reason]").press("Enter");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Over-ridden")))
                    .isVisible();
            Browser.assertAccessible(page, "edits-overridden");
            page.navigate("/edits/edit/N0444");
            Browser.assertAccessible(page, "edits-edit");
            page.navigate("/edits/comparison?before=" + metafile + "&after=" + metafile);
            Browser.assertAccessible(page, "edits-comparison");
            page = browser.of(Visitor.at(facility, Roles.SUBMITTER));
            page.navigate("/submissions");
            page.getByLabel("Check by the edits of").selectOption("NCDB of the CoC");
            page.getByLabel("Recipient").fill("National Cancer Database");
            page.getByLabel("Purpose").fill("Yearly submission");
            page.getByLabel("Purpose").press("Enter");
            assertThat(page.getByText("1 of 1 cases with errors")).isVisible();
            Browser.assertAccessible(page, "submission-checked");
            page = browser.of(Visitor.with(Roles.LEAD));
            page.navigate("/edits/local");
            page.getByLabel("New edit").fill("No unknown primary");
            Browser.assertAccessible(page, "edits-local");
            page.getByLabel("New edit").press("Enter");
            page.getByLabel("Source").fill("NOT INLIST(#primarySite, \"C809\")");
            page.getByLabel("Message").fill("Primary site is unknown");
            page.getByLabel("Message").press("Enter");
            page.locator("#example-name").fill("a breast");
            page.getByLabel("Items").fill("primarySite=C509");
            page.locator("#example-name").press("Enter");
            page.getByText("Why").first().press("Enter");
            Browser.assertAccessible(page, "edits-local-edit");
            Page administration = browser.of(administrator);
            administration.navigate("/admin/edits");
            Browser.assertAccessible(administration, "edits-metafiles");
        }
    }

    private String install() throws Exception {
        String name = "made_" + UUID.randomUUID().toString().substring(0, 8) + "_v23";
        Path file = folder.resolve(name + ".smf");
        try (SyntheticSmf smf = new SyntheticSmf(file)) {
            smf.row("EE_Fields", 2070, 1, 2070, "Over-ride Leuk, Lymphoma", "", 1, "", "", "");
            smf.edit(1, "X0001", """
                    if (INLIST(#S"Over-ride Leuk, Lymphoma", "1"))
                        return PASS;
                    return NOT INLIST(#S"Primary Site", "C809");""");
            smf.row("EE_EditFieldsPivot", 1, 2070, 2);
        }
        QuarkusTransaction.requiringNew().call(() -> installer.install(file, name + ".smf", null));
        return name;
    }
}
