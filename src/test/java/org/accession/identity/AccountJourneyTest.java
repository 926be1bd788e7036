package org.accession.identity;

import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Inject;

import org.accession.fixture.Browser;
import org.accession.keys.Keyring;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class AccountJourneyTest {

    private static final String PASSWORD = "a sentence for this test";

    @Inject
    Keyring keyring;

    @Test
    void an_administrator_adds_a_second_factor_and_comes_back_with_a_recovery_code_by_keyboard() {
        Person person = QuarkusTransaction.requiringNew().call(() -> {
            FailedProof.deleteAll();
            Person made = Person.named("admin-" + UUID.randomUUID().toString().substring(0, 8), "Ada Admin")
                    .grant(Roles.ADMINISTRATOR, null).grant(Roles.REGISTRAR, null);
            made.passwordHash = Passwords.hash(PASSWORD);
            made.persist();
            return made;
        });
        try (Browser browser = Browser.open()) {
            Page page = browser.stranger();
            signIn(page, person);
            assertThat(heading(page, "Second factor")).isVisible();
            Browser.assertAccessible(page, "second-factor");
            Enrolment offered = Enrolment.open(page.locator("[name=enrolment]").inputValue(), person.id, Instant.now(),
                    keyring).orElseThrow();
            page.getByLabel("Code that it shows").focus();
            page.keyboard().type(OneTimeCodes.code(offered.secret(), Instant.now().getEpochSecond() / 30, 6));
            page.keyboard().press("Enter");
            assertThat(heading(page, "Recovery codes")).isVisible();
            Browser.assertAccessible(page, "recovery-codes");
            String recovery = page.locator(".codes li").first().textContent();
            page.getByText("Go on").press("Enter");
            page.getByText("Ada Admin").press("Enter");
            page.getByText("Your account").press("Enter");
            assertThat(page.getByText("Second factor added")).isVisible();
            Browser.assertAccessible(page, "account");
            page.navigate("/second-factor/recovery-codes");
            Browser.assertAccessible(page, "recovery-codes-again");

            Page elsewhere = browser.stranger();
            signIn(elsewhere, person);
            assertThat(heading(elsewhere, "Code")).isVisible();
            elsewhere.keyboard().type("123");
            elsewhere.keyboard().press("Enter");
            assertThat(elsewhere.getByRole(AriaRole.ALERT).last()).containsText("The code is not right.");
            Browser.assertAccessible(elsewhere, "code");
            elsewhere.keyboard().type(recovery);
            elsewhere.keyboard().press("Enter");
            assertThat(heading(elsewhere, "My work")).isVisible();
            assertThat(elsewhere.getByText("since you last signed in")).isVisible();
        }
    }

    private static void signIn(Page page, Person person) {
        page.navigate("/sign-in");
        page.keyboard().type(person.username);
        page.keyboard().press("Tab");
        page.keyboard().type(PASSWORD);
        page.keyboard().press("Enter");
    }

    private static Locator heading(Page page, String text) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text).setExact(true));
    }
}
