package org.accession.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.accession.fixture.Logged;
import org.accession.fixture.Visitor;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
class SignInPagesTest {

    private static final String PASSWORD = "correct horse battery";

    @Inject
    SessionLimits limits;

    private String username;

    @BeforeEach
    void person() {
        username = "reader-" + UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> {
            FailedProof.deleteAll(); // of other tests from this address
            Person person = Person.named(username, "Rita Reader").grant(Roles.REGISTRAR, null);
            person.passwordHash = Passwords.hash(PASSWORD);
            person.persist();
        });
    }

    @Test
    void who_comes_with_a_session_that_has_ended_can_sign_in() {
        assertThat(RestAssured.given().redirects().follow(false).accept("text/html")
                .cookie("accession", "of-a-session-that-has-ended").get("/sign-in").statusCode()).isEqualTo(200);
    }

    @Test
    void a_page_sends_a_stranger_to_sign_in_and_back() {
        Response challenged = anybody().accept("text/html").get("/help");
        assertThat(challenged.statusCode()).isEqualTo(302);
        assertThat(challenged.header("Location")).endsWith("/sign-in?next=%2Fhelp");
        assertThat(signIn(username, PASSWORD, "/help").header("Location")).endsWith("/help");
    }

    @Test
    void a_script_without_a_session_is_refused_and_not_sent_elsewhere() {
        assertThat(anybody().accept("*/*").get("/help").statusCode()).isEqualTo(401);
    }

    @Test
    void the_right_password_opens_a_session_whose_cookie_scripts_cannot_read() {
        Response response = signIn(username, PASSWORD, "/");
        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().getValues("Set-Cookie")).filteredOn(cookie -> cookie.startsWith("accession="))
                .singleElement().asString().contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Max-Age", "Expires");
        assertThat(help(response.cookie("accession")).statusCode()).isEqualTo(200);
    }

    @Test
    void the_database_holds_no_token() {
        String token = signIn(username, PASSWORD, "/").cookie("accession");
        List<Session> sessions = QuarkusTransaction.requiringNew().call(() -> Session.listAll());
        assertThat(sessions).extracting(session -> session.tokenHash).contains(Tokens.sha256(token))
                .doesNotContain(token);
    }

    @Test
    void a_wrong_password_and_an_unknown_name_get_the_same_answer() {
        String wrong = signIn(username, "something else again", "/").asString();
        String unknown = signIn("nobody-" + UUID.randomUUID(), PASSWORD, "/").asString();
        assertThat(wrong).contains("The name or the password is not right.");
        assertThat(unknown).contains("The name or the password is not right.");
    }

    @Test
    void after_three_failures_one_has_to_wait_even_with_the_right_password() {
        for (int i = 0; i < 4; i++) {
            signIn(username, "wrong password " + i, "/");
        }
        Response response = signIn(username, PASSWORD, "/");
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.asString()).contains("Try again in");
    }

    @Test
    void the_wait_doubles_up_to_a_quarter_of_an_hour() {
        assertThat(FailedProof.Kind.NAME_AT_ADDRESS.delay(2)).isEqualTo(Duration.ZERO);
        assertThat(FailedProof.Kind.NAME_AT_ADDRESS.delay(3)).isEqualTo(Duration.ofSeconds(1));
        assertThat(FailedProof.Kind.NAME_AT_ADDRESS.delay(7)).isEqualTo(Duration.ofSeconds(16));
        assertThat(FailedProof.Kind.NAME_AT_ADDRESS.delay(13)).isEqualTo(Duration.ofMinutes(15));
        assertThat(FailedProof.Kind.NAME_AT_ADDRESS.delay(10_000)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void signing_out_ends_every_copy_of_the_session() {
        Visitor visitor = Visitor.with(Roles.REGISTRAR);
        Response response = visitor.posts("/sign-out", Map.of());
        assertThat(response.statusCode()).isEqualTo(303);
        try (Logged log = new Logged()) {
            assertThat(visitor.asks("/help").statusCode()).isEqualTo(302);
            await().untilAsserted(() -> assertThat(log.lines())
                    .contains("Turned away: a session that is over, address 127.0.0.1"));
            assertThat(log.lines()).noneMatch(line -> line.contains(visitor.token()));
        }
    }

    @Test
    void a_session_ends_when_nothing_was_asked_for_long() {
        Visitor visitor = Visitor.with(Roles.REGISTRAR);
        age(visitor, limits.idle().minusSeconds(30), Duration.ZERO);
        assertThat(visitor.asks("/help").statusCode()).isEqualTo(200);
        age(visitor, limits.idle().plusSeconds(1), Duration.ZERO);
        assertThat(visitor.asks("/help").statusCode()).isEqualTo(302);
    }

    @Test
    void reading_a_page_winds_the_idle_clock() {
        Visitor visitor = Visitor.with(Roles.REGISTRAR);
        age(visitor, limits.idle().minusSeconds(30), Duration.ZERO);
        visitor.opens("/help");
        assertThat(session(visitor).lastSeenAt).isAfter(Instant.now().minusSeconds(20));
    }

    @Test
    void a_session_ends_at_its_limit_however_busy() {
        Visitor visitor = Visitor.with(Roles.REGISTRAR);
        age(visitor, Duration.ZERO, limits.absolute().plusSeconds(1));
        assertThat(visitor.asks("/help").statusCode()).isEqualTo(302);
    }

    @Test
    void a_disabled_person_is_out_at_once_and_cannot_come_in() {
        String token = signIn(username, PASSWORD, "/").cookie("accession");
        QuarkusTransaction.requiringNew().run(() -> Person.update("disabled = true where username = ?1", username));
        assertThat(help(token).statusCode()).isEqualTo(302);
        assertThat(signIn(username, PASSWORD, "/").statusCode()).isEqualTo(422);
    }

    @Test
    void an_issued_password_is_good_for_choosing_another_only() {
        String issued = QuarkusTransaction.requiringNew().call(() -> {
            Person person = Person.findByUsername(username).orElseThrow();
            return person.issuePassword();
        });
        Response signedIn = signIn(username, issued, "/");
        assertThat(signedIn.header("Location")).endsWith("/password");
        String token = signedIn.cookie("accession");
        Response home = anybody().accept("text/html").cookie("accession", token).get("/");
        assertThat(home.statusCode()).isEqualTo(303);
        assertThat(home.header("Location")).endsWith("/password");

        Response chosen = choose(token, issued, "a better password", "a better password");
        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(help(token).statusCode()).as("the old session").isEqualTo(302);
        assertThat(anybody().accept("text/html").cookie("accession", chosen.cookie("accession")).get("/").statusCode())
                .isEqualTo(200);
        assertThat(signIn(username, issued, "/").statusCode()).isEqualTo(422);
    }

    @Test
    void a_password_is_refused_that_is_short_or_the_name_or_not_repeated_or_the_old_one() {
        String token = signIn(username, PASSWORD, "/").cookie("accession");
        assertThat(choose(token, PASSWORD, "short", "short").asString()).contains("at least 12 characters");
        assertThat(choose(token, PASSWORD, "my " + username, "my " + username).asString()).contains("sign-in name");
        assertThat(choose(token, PASSWORD, "a better password", "a better passwort").asString())
                .contains("not the same");
        assertThat(choose(token, PASSWORD, PASSWORD, PASSWORD).asString()).contains("other than the present");
        assertThat(choose(token, "not the present", "a better password", "a better password").asString())
                .contains("present password is not right");
        assertThat(signIn(username, PASSWORD, "/").statusCode()).isEqualTo(303);
    }

    @Test
    void a_long_password_counts_to_its_last_character() {
        String longest = "  seven owls   on a Mönday " + "k7#Vq2!mZ9 ".repeat(9) + "éé";
        assertThat(longest).hasSize(Passwords.LONGEST);
        String token = signIn(username, PASSWORD, "/").cookie("accession");
        assertThat(choose(token, PASSWORD, longest + "x", longest + "x").asString()).contains("at most 128");
        assertThat(choose(token, PASSWORD, longest, longest).statusCode()).isEqualTo(303);
        assertThat(signIn(username, longest.substring(0, 127), "/").statusCode()).isEqualTo(422);
        assertThat(signIn(username, longest.replace("   ", " "), "/").statusCode()).isEqualTo(422);
        assertThat(signIn(username, longest, "/").statusCode()).isEqualTo(303);
    }

    @Test
    void an_issued_password_that_nobody_used_ends_after_two_weeks() {
        String issued = QuarkusTransaction.requiringNew()
                .call(() -> Person.findByUsername(username).orElseThrow().issuePassword());
        QuarkusTransaction.requiringNew().run(() -> Person.update(
                "passwordUntil = ?1 where username = ?2", Instant.now().minusSeconds(1), username));
        assertThat(signIn(username, issued, "/").statusCode()).isEqualTo(422);
    }

    @Test
    void a_second_time_one_is_told_of_the_first_and_of_what_failed_since() {
        signIn(username, PASSWORD, "/");
        signIn(username, "not my password", "/");
        String token = signIn(username, PASSWORD, "/").cookie("accession");
        String home = get(token, "/").asString();
        assertThat(home).contains("You last signed in", "127.0.0.1", "1 since you last signed in");
    }

    @Test
    void one_sees_where_one_is_signed_in_and_ends_it_there() {
        String here = signIn(username, PASSWORD, "/").cookie("accession");
        String there = signIn(username, PASSWORD, "/").cookie("accession");
        String third = signIn(username, PASSWORD, "/").cookie("accession");
        Document page = Jsoup.parse(get(here, "/account").asString());
        assertThat(page.select("table").first().select("tbody tr")).hasSize(3);
        assertThat(page.select("td:contains(This one)")).hasSize(1);
        Session ended = QuarkusTransaction.requiringNew().call(() -> Session.findById(Tokens.sha256(there)));
        post(here, "/account/sessions/" + ended.publicId + "/end");
        assertThat(help(there).statusCode()).isEqualTo(302);
        assertThat(help(third).statusCode()).isEqualTo(200);
        post(here, "/account/sessions/end-others");
        assertThat(help(third).statusCode()).isEqualTo(302);
        assertThat(help(here).statusCode()).isEqualTo(200);
    }

    @Test
    void nobody_ends_the_session_of_somebody_else() {
        Visitor other = Visitor.with(Roles.REGISTRAR);
        String token = signIn(username, PASSWORD, "/").cookie("accession");
        post(token, "/account/sessions/" + session(other).publicId + "/end");
        assertThat(other.asks("/help").statusCode()).isEqualTo(200);
    }

    @Test
    void a_session_that_somebody_planted_is_of_no_use_after_signing_in() {
        Visitor planted = Visitor.with(Roles.REGISTRAR);
        Response in = anybody().contentType(ContentType.URLENC).cookie("accession", planted.token())
                .cookie("csrf", Visitor.forgeryToken()).formParam("csrf", planted.formToken())
                .formParam("username", username).formParam("password", PASSWORD).post("/sign-in");
        assertThat(in.cookie("accession")).isNotEmpty().isNotEqualTo(planted.token());
    }

    @Test
    void a_form_that_is_sent_again_after_signing_out_is_refused() {
        Visitor visitor = Visitor.with(Roles.REGISTRAR);
        Map<String, String> form = Map.of("current", PASSWORD, "password", "a better password", "repeated",
                "a better password");
        visitor.posts("/sign-out", Map.of());
        assertThat(visitor.posts("/password", form).statusCode()).isEqualTo(401);
        assertThat(visitor.posts("/sign-out", Map.of()).statusCode()).isEqualTo(401);
    }

    @Test
    void a_form_without_the_token_against_forgery_is_refused() {
        assertThat(anybody().contentType(ContentType.URLENC).formParam("username", username)
                .formParam("password", PASSWORD).post("/sign-in").statusCode()).isEqualTo(400);
    }

    @Test
    void the_token_against_forgery_is_that_of_the_person_in_this_browser_alone() {
        Visitor visitor = Visitor.with(Roles.REGISTRAR);
        Visitor other = Visitor.with(Roles.REGISTRAR);
        for (String forged : List.of("A".repeat(22), other.formToken(), "")) {
            assertThat(density(visitor, Visitor.forgeryToken(), forged)).as(forged).isEqualTo(400);
        }
        assertThat(density(visitor, "B".repeat(22), visitor.formToken())).as("with another cookie").isEqualTo(400);
        assertThat(density(visitor, Visitor.forgeryToken(), visitor.formToken())).isEqualTo(303);
        assertThat(density(visitor.elsewhere(), Visitor.forgeryToken(), visitor.formToken()))
                .as("typed before the end of the session").isEqualTo(303);
    }

    @Test
    void a_page_gives_its_browser_what_its_forms_are_good_with() {
        Response page = anybody().accept("text/html").get("/sign-in");
        String held = page.cookie("csrf");
        assertThat(page.getDetailedCookie("csrf").isHttpOnly()).isTrue();
        assertThat(Jsoup.parse(page.asString()).select("input[name=csrf]").val()).isEqualTo(held).hasSize(43);
        assertThat(anybody().accept("text/html").cookie("csrf", held).get("/sign-in").cookies()).isEmpty();

        Visitor visitor = Visitor.with(Roles.REGISTRAR);
        String token = Jsoup.parse(visitor.request().cookie("csrf", held).get("/account").asString())
                .select("input[name=csrf]").val();
        assertThat(density(visitor, held, token)).isEqualTo(303);
    }

    @Test
    void no_page_is_named_by_the_host_that_somebody_has_put_into_the_request() {
        Visitor visitor = Visitor.with(Roles.REGISTRAR);
        for (String action : List.of("/density", "/sign-out")) {
            assertThat(visitor.posting().header("Host", "evil.example").post(action).header("Location"))
                    .startsWith("/").doesNotContain("evil");
        }
    }

    private static int density(Visitor visitor, String cookie, String token) {
        return visitor.request().contentType(ContentType.URLENC).cookie("csrf", cookie).formParam("csrf", token)
                .post("/density").statusCode();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "help",
            "/help\r\nX-Injected: 1", "javascript:alert(1)"})
    void nobody_is_sent_to_another_host(String next) {
        assertThat(signIn(username, PASSWORD, next).header("Location")).isEqualTo("/");
    }

    private Response signIn(String name, String password, String next) {
        return anybody().contentType(ContentType.URLENC).cookie("csrf", Visitor.forgeryToken())
                .formParam("csrf", Visitor.forgeryToken()).formParam("username", name)
                .formParam("password", password).formParam("next", next).post("/sign-in");
    }

    private static Response choose(String token, String current, String password, String repeated) {
        return anybody().contentType(ContentType.URLENC).cookie("accession", token)
                .cookie("csrf", Visitor.forgeryToken()).formParam("csrf", Visitor.formTokenIn(token))
                .formParam("current", current).formParam("password", password).formParam("repeated", repeated)
                .post("/password");
    }

    private static Response get(String token, String path) {
        return anybody().accept("text/html").cookie("accession", token).get(path);
    }

    private static Response post(String token, String path) {
        return anybody().contentType(ContentType.URLENC).cookie("accession", token)
                .cookie("csrf", Visitor.forgeryToken()).formParam("csrf", Visitor.formTokenIn(token)).post(path);
    }

    private static Response help(String token) {
        return anybody().accept("text/html").cookie("accession", token).get("/help");
    }

    private static RequestSpecification anybody() {
        return given().redirects().follow(false);
    }

    private static Session session(Visitor visitor) {
        return QuarkusTransaction.requiringNew().call(() -> Session.findById(Tokens.sha256(visitor.token())));
    }

    private static void age(Visitor visitor, Duration idle, Duration sinceStart) {
        QuarkusTransaction.requiringNew().run(() -> {
            Session session = Session.findById(Tokens.sha256(visitor.token()));
            session.lastSeenAt = session.lastSeenAt.minus(idle);
            session.endsAt = session.endsAt.minus(sinceStart);
        });
    }
}
