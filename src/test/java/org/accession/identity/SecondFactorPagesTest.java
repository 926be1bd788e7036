package org.accession.identity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.accession.fixture.Visitor;
import org.accession.keys.Keyring;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class SecondFactorPagesTest {

    private static final String PASSWORD = "a sentence for this test";
    private static final Client HERE = new Client("192.0.2.7", "Firefox, Linux", null);

    @Inject
    Keyring keyring;

    @Inject
    SecondFactors factors;

    private String username;

    @BeforeEach
    void nothing_failed_yet() {
        username = "factor-" + UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> FailedProof.deleteAll());
    }

    @Test
    void an_administrator_adds_a_second_factor_before_anything_else() {
        person(Roles.ADMINISTRATOR);
        Response signedIn = signIn();
        assertThat(signedIn.header("Location")).endsWith("/second-factor");
        String token = signedIn.cookie("accession");
        for (String path : List.of("/", "/account", "/password", "/dictionary")) {
            assertThat(get(token, path).header("Location")).as(path).endsWith("/second-factor");
        }
        Document page = Jsoup.parse(get(token, "/second-factor").asString());
        assertThat(page.select("svg[role=img] path").attr("d")).hasSizeGreaterThan(1000);
        assertThat(page.select("#key").text()).matches("([A-Z2-7]{4} ){7}[A-Z2-7]{4}");
        String sealed = page.select("input[name=enrolment]").val();

        Response wrong = post(token, "/second-factor", Map.of("enrolment", sealed, "code", "abc123"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(wrong.asString()).select("#key").text()).as("the key that is in the authenticator now")
                .isEqualTo(page.select("#key").text());
        Response added = post(token, "/second-factor", Map.of("enrolment", sealed, "code", code(secretOf(sealed))));
        assertThat(Jsoup.parse(added.asString()).select(".codes li")).hasSize(10);
        assertThat(get(token, "/").statusCode()).as("the session of before").isEqualTo(302);
        assertThat(get(added.cookie("accession"), "/").statusCode()).isEqualTo(200);
    }

    @Test
    void somebody_without_such_a_role_may_add_one_with_the_password() {
        person(Roles.REGISTRAR);
        String token = signIn().cookie("accession");
        String sealed = Jsoup.parse(get(token, "/second-factor").asString()).select("input[name=enrolment]").val();
        String code = code(secretOf(sealed));
        assertThat(post(token, "/second-factor", Map.of("enrolment", sealed, "code", code)).asString())
                .contains("password is not right");
        assertThat(post(token, "/second-factor", Map.of("enrolment", sealed, "code", code, "password", PASSWORD))
                .asString()).contains("Recovery codes");
        assertThat(signIn().header("Location")).endsWith("/sign-in/code?next=%2Fdictionary");
    }

    @Test
    void the_same_form_again_gives_no_other_recovery_codes() {
        person(Roles.REGISTRAR);
        String token = signIn().cookie("accession");
        String sealed = Jsoup.parse(get(token, "/second-factor").asString()).select("input[name=enrolment]").val();
        Map<String, String> form = Map.of("enrolment", sealed, "code", code(secretOf(sealed)), "password", PASSWORD);
        String added = post(token, "/second-factor", form).cookie("accession");
        Response again = post(added, "/second-factor", form);

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.asString()).doesNotContain("Recovery codes");
    }

    @Test
    void a_factor_is_not_added_to_somebody_else_s_account_or_from_an_old_page() {
        Person person = person(Roles.REGISTRAR);
        String token = signIn().cookie("accession");
        Instant now = Instant.now();
        for (String sealed : List.of(new Enrolment(person.id + 1, now, new byte[20]).seal(keyring),
                new Enrolment(person.id, now.minusSeconds(901), new byte[20]).seal(keyring), "", "!",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")) {
            assertThat(post(token, "/second-factor",
                    Map.of("enrolment", sealed, "code", code(new byte[20]), "password", PASSWORD)).asString())
                    .contains("open for too long");
        }
        assertThat(signIn().header("Location")).endsWith("/dictionary");
    }

    @Test
    void the_code_is_asked_for_and_opens_the_page_that_was_asked_for() {
        byte[] secret = withFactor(person(Roles.REGISTRAR));
        Response halfway = signIn();
        String token = halfway.cookie("accession");
        assertThat(get(token, "/dictionary").header("Location")).endsWith("/sign-in/code");
        assertThat(get(token, "/password").header("Location")).as("not even that").endsWith("/sign-in/code");
        assertThat(Jsoup.parse(get(token, "/sign-in/code?next=/dictionary").asString()).select("[name=next]").val())
                .isEqualTo("/dictionary");
        Response in = post(token, "/sign-in/code", Map.of("code", code(secret), "next", "/dictionary"));
        assertThat(in.header("Location")).endsWith("/dictionary");
        assertThat(in.cookie("accession")).isNotEqualTo(token);
        assertThat(get(in.cookie("accession"), "/dictionary").statusCode()).isEqualTo(200);
        assertThat(get(token, "/sign-in/code").statusCode()).as("the session of the first step").isEqualTo(302);
    }

    @Test
    void no_code_is_taken_twice_and_a_wrong_one_costs_time() {
        byte[] secret = withFactor(person(Roles.REGISTRAR));
        String code = code(secret);
        assertThat(submitCode(code).statusCode()).isEqualTo(303);
        assertThat(submitCode(code).statusCode()).as("replayed").isEqualTo(422);
        String before = OneTimeCodes.code(secret, Instant.now().getEpochSecond() / 30 - 1, 6);
        assertThat(submitCode(before).statusCode()).as("of the step before the one that was used").isEqualTo(422);
        assertThat(submitCode("wrong!").statusCode()).isEqualTo(422);
        // Each failure makes the wait longer; on a busy machine the first ones are over before the next request is there.
        assertThat(IntStream.range(0, 6).map(i -> submitCode("wrong!").statusCode())).as("after three failures")
                .contains(429);
    }

    @Test
    void a_recovery_code_is_good_once_and_only_its_hash_is_kept() {
        Person person = person(Roles.REGISTRAR);
        withFactor(person);
        List<String> codes = QuarkusTransaction.requiringNew()
                .call(() -> factors.renewRecoveryCodes(Person.findById(person.id), HERE, Instant.now()));
        assertThat(submitCode(codes.get(0).toUpperCase()).statusCode()).isEqualTo(303);
        assertThat(submitCode(codes.get(0)).statusCode()).isEqualTo(422);
        List<RecoveryCode> left = QuarkusTransaction.requiringNew()
                .call(() -> RecoveryCode.list("personId", person.id));
        assertThat(left).hasSize(9).extracting(code -> code.codeHash).doesNotContainAnyElementsOf(codes);
        assertThat(QuarkusTransaction.requiringNew().call(() -> AccountEvent.latest(person.id, 10)))
                .anySatisfy(event -> {
                    assertThat(event.kind).isEqualTo(AccountEvent.Kind.RECOVERY_CODE_USED);
                    assertThat(event.detail).isEqualTo("9 are left");
                });
    }

    @Test
    void the_secret_is_encrypted() {
        Person person = person(Roles.REGISTRAR);
        byte[] secret = withFactor(person);
        SecondFactor kept = QuarkusTransaction.requiringNew().call(() -> SecondFactor.findById(person.id));
        assertThat(kept.secret).isNotEqualTo(secret);
        assertThat(keyring.decrypt(kept.secret)).isEqualTo(secret);
    }

    @Test
    void who_must_have_a_factor_cannot_remove_it_and_others_can_with_the_password() {
        Person administrator = person(Roles.ADMINISTRATOR);
        byte[] secret = withFactor(administrator);
        String token = submitCode(code(secret)).cookie("accession");
        assertThat(post(token, "/second-factor/removal", Map.of("password", PASSWORD)).asString())
                .contains("not remove it");
        QuarkusTransaction.requiringNew()
                .run(() -> RoleGrant.update("role = 'registrar' where person.id = ?1", administrator.id));
        assertThat(post(token, "/second-factor/removal", Map.of("password", "not it")).asString())
                .contains("password is not right");
        Response removed = post(token, "/second-factor/removal", Map.of("password", PASSWORD));
        assertThat(removed.header("Location")).endsWith("/account");
        assertThat(signIn().header("Location")).endsWith("/dictionary");
    }

    private Person person(String role) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Person person = Person.named(username, "Fay Factor").grant(role, null);
            person.passwordHash = Passwords.hash(PASSWORD);
            person.persist();
            return person;
        });
    }

    private byte[] withFactor(Person person) {
        byte[] secret = OneTimeCodes.newSecret();
        QuarkusTransaction.requiringNew().run(() -> {
            SecondFactor factor = new SecondFactor();
            factor.personId = person.id;
            factor.secret = keyring.encrypt(secret);
            factor.since = Instant.now();
            factor.persist();
            Person.update("secondFactor = true where id = ?1", person.id);
        });
        return secret;
    }

    private Response signIn() {
        return post(null, "/sign-in", Map.of("username", username, "password", PASSWORD, "next", "/dictionary"));
    }

    private Response submitCode(String code) {
        return post(signIn().cookie("accession"), "/sign-in/code", Map.of("code", code));
    }

    private byte[] secretOf(String sealed) {
        long id = QuarkusTransaction.requiringNew().call(() -> Person.findByUsername(username).orElseThrow().id);
        return Enrolment.open(sealed, id, Instant.now(), keyring).orElseThrow().secret();
    }

    private static String code(byte[] secret) {
        return OneTimeCodes.code(secret, Instant.now().getEpochSecond() / 30, 6);
    }

    private static Response get(String token, String path) {
        return RestAssured.given().redirects().follow(false).accept("text/html").cookie("accession", token).get(path);
    }

    private static Response post(String token, String path, Map<String, String> form) {
        return RestAssured.given().redirects().follow(false).accept("text/html").contentType(ContentType.URLENC)
                .cookie("accession", token == null ? "" : token).cookie("csrf", Visitor.forgeryToken())
                .formParam("csrf", Visitor.formTokenIn(token)).formParams(form).post(path);
    }
}
