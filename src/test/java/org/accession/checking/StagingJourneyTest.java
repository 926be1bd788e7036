package org.accession.checking;

import jakarta.inject.Inject;

import org.accession.fixture.Browser;
import org.accession.fixture.PatientFixture.Stored;
import org.accession.fixture.Visitor;
import org.accession.identity.Facility;
import org.accession.identity.Roles;
import org.accession.identity.Scope;
import org.accession.patient.ChangeOrigin;
import org.accession.patient.Changes;
import org.accession.patient.FacilityPatient;
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
class StagingJourneyTest {

    @Inject
    Changes changes;

    @Test
    void somebody_asks_why_by_keyboard_and_every_page_is_accessible() throws Exception {
        Facility facility = aFacility();
        Stored stored = cases(facility);
        try (Browser browser = Browser.open(); OfficialZip removedAfterwards = OfficialZip.none()) {
            Page page = browser.of(Visitor.at(facility, Roles.LEAD));
            page.navigate(stored.casePage(0));
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Staging").setExact(true)).last()
                    .press("Enter");
            Locator why = page.getByText("Why 3?").first();
            why.press("Enter");
            assertThat(page.locator("details.why[open]")).containsText("EOD Regional Nodes 300: row 2");
            page.getByText("Inputs of the schema").first().press("Enter");
            Browser.assertAccessible(page, "staging-case");
            page.navigate(stored.casePage(1) + "/staging");
            assertThat(page.getByText("has to be asked")).isVisible();
            Browser.assertAccessible(page, "staging-missing");
            page.navigate("/staging?result=STAGED");
            assertThat(page.getByRole(AriaRole.TABLE)).containsText("C61.9 8140/3 2022-03");
            Browser.assertAccessible(page, "staging-list");
            page.navigate("/staging/jobs");
            Browser.assertAccessible(page, "staging-jobs");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Restage")).press("Enter");
            assertThat(page.getByText("✓ Done")).isVisible();
            Browser.assertAccessible(page, "staging-job");
            Page administration = browser.of(Visitor.with(Roles.ADMINISTRATOR));
            administration.navigate("/admin/staging");
            Browser.assertAccessible(administration, "staging-algorithms");
        }
    }

    private Stored cases(Facility facility) {
        Stored stored = aPatient().at(facility).item("sexAssignedAtBirth", "1").item("vitalStatus", "1")
                .item("dateOfLastContact", "20250101")
                .with(aCase("C619", "8140", "3").diagnosed("2022-03-15").item("eodPrimaryTumor", "120")
                        .item("prostatePathologicalExtension", "900").item("eodRegionalNodes", "300")
                        .item("eodMets", "00"))
                .with(aCase("C160", "8140", "3").diagnosed("2023-05-01")).store();
        Scope.everywhere(null).run(() -> QuarkusTransaction.requiringNew().run(() -> changes
                .derive(FacilityPatient.findById(stored.record().id), ChangeOrigin.algorithm("test"))));
        return stored;
    }
}
