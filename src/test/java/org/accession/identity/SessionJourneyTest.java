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

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.accession.fixture.Fixtures.aFacility;
import static org.assertj.core.api.Assertions.assertThat;

/** Fifteen minutes pass in the browser by its own clock, and in the database by dating the session back. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class SessionJourneyTest {

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
    void a_page_that_asks_by_itself_does_not_keep_the_session() {
        date(Duration.ofMinutes(14));
        registrar.request().header("X-Unattended", "1").get("/help");
        date(Duration.ofMinutes(2));
        assertThat(registrar.asks("/help").statusCode()).isEqualTo(302);
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
