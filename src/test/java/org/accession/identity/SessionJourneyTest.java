package org.accession.identity;

import java.time.Duration;

import jakarta.inject.Inject;

import org.accession.fixture.Browser;
import org.accession.fixture.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.accession.fixture.Fixtures.aFacility;
import static org.assertj.core.api.Assertions.assertThat;

/** Fifteen minutes pass in the browser by its own clock, and in the database by dating the session back. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class SessionJourneyTest {

    private static final String PASSWORD = "a walk along the canal";

    private static Browser browser;

    @Inject
    SessionLimits limits;

    private Visitor registrar;
    private Page page;
    private Locator typed;

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
    void somebody_types_a_case() {
        registrar = Visitor.at(aFacility(), Roles.REGISTRAR);
        QuarkusTransaction.requiringNew().run(() -> {
            Person person = Person.findById(registrar.person().id);
            person.passwordHash = Passwords.hash(PASSWORD);
        });
        page = browser.of(registrar);
        page.clock().install();
        page.navigate("/intake/suspense");
        typed = page.locator("#LAST_NAME");
        typed.fill("Halfway");
        typed.focus();
    }

    @Test
    void two_minutes_before_the_end_one_key_keeps_the_session_and_the_place() {
        idle(Duration.ofMinutes(12));
        assertThat(dialog()).isHidden();

        idle(Duration.ofSeconds(70));
        assertThat(dialog()).isVisible();
        assertThat(dialog()).containsText("You are signed out in");
        Browser.assertAccessible(page, "session-warning");
        page.keyboard().press("Enter");

        assertThat(dialog()).isHidden();
        assertThat(typed).isFocused();
        assertThat(typed).hasValue("Halfway");
        idle(Duration.ofMinutes(12));
        assertThat(dialog()).isHidden();
        assertThat(registrar.asks("/help").statusCode()).isEqualTo(200);
    }

    @Test
    void after_the_end_nothing_shows_until_the_same_person_signs_in_and_goes_on_where_they_were() {
        idle(Duration.ofMinutes(16));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Sign in to go on")))
                .isVisible();
        assertThat(dialog().getByLabel("Password")).isVisible();
        assertThat(typed).isHidden();
        Browser.assertAccessible(page, "session-over");
        page.keyboard().press("Escape");
        assertThat(dialog()).isVisible();

        signIn(registrar.person().username, "not the password");
        assertThat(dialog()).containsText("not right");
        signIn(registrar.person().username, PASSWORD);

        assertThat(dialog()).isHidden();
        assertThat(typed).hasValue("Halfway");
        page.locator("#FIRST_NAME").fill("Hanna");
        page.locator("main form button").first().click();
        assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("Not taken");
        assertThat(page.locator("#LAST_NAME")).hasValue("Halfway");
    }

    @Test
    void somebody_else_who_signs_in_there_does_not_get_the_page() {
        Visitor other = Visitor.at(aFacility(), Roles.REGISTRAR);
        QuarkusTransaction.requiringNew().run(() -> {
            Person person = Person.findById(other.person().id);
            person.passwordHash = Passwords.hash(PASSWORD);
        });
        idle(Duration.ofMinutes(16));
        signIn(other.person().username, PASSWORD);

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("My work"))).isVisible();
    }

    @Test
    void a_page_that_asks_by_itself_does_not_keep_the_session() {
        date(Duration.ofMinutes(14));
        registrar.request().header("X-Unattended", "1").get("/help");
        date(Duration.ofMinutes(2));
        assertThat(registrar.asks("/help").statusCode()).isEqualTo(302);
    }

    private void signIn(String username, String password) {
        dialog().getByLabel("Name").fill(username);
        dialog().getByLabel("Password").fill(password);
        page.keyboard().press("Enter");
    }

    private Locator dialog() {
        return page.locator("dialog#session");
    }

    private void idle(Duration time) {
        date(time);
        page.clock().runFor(time.toMillis());
    }

    private void date(Duration time) {
        QuarkusTransaction.requiringNew().run(() -> {
            Session session = Session.find("person", registrar.person()).firstResult();
            session.lastSeenAt = session.lastSeenAt.minus(time);
        });
        assertThat(limits.idle()).isEqualTo(Duration.ofMinutes(15));
    }
}
