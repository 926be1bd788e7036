package org.accession.identity;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Inject;

import org.accession.fixture.Browser;
import org.accession.fixture.Logged;
import org.accession.fixture.Visitor;
import org.accession.identity.Traveller.Arrived;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Signing in with a real Keycloak, and calling the API with its tokens. */
@QuarkusTest
@TestProfile(ProviderSignInTest.WithKeycloak.class)
@EnabledIf("org.accession.identity.KeycloakServer#isThere")
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProviderSignInTest {

    public static class WithKeycloak implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(KeycloakServer.class));
        }
    }

    @ConfigProperty(name = "test.keycloak")
    String keycloak;

    @Inject
    SessionLookup sessions;

    private final Traveller traveller = new Traveller();

    @Test
    void a_person_signs_in_with_the_provider_and_comes_to_the_page_that_was_asked_for() {
        Arrived asked = traveller.opens(registry("/dictionary"));
        assertThat(asked.address()).hasPath("/sign-in");
        assertThat(asked.page().select("main a").text()).isEqualTo("Sign in with Keycloak");
        assertThat(asked.page().select("input[type=password]")).isEmpty();
        assertThat(given().contentType(ContentType.URLENC).cookie("csrf", Visitor.forgeryToken())
                .formParams("csrf", Visitor.forgeryToken(), "username", "admin", "password", "a password of before")
                .post("/sign-in").statusCode()).isEqualTo(404);
        Arrived form = traveller.opens(registry("/sign-in/provider"));
        assertThat(form.address()).hasPort(URI.create(keycloak).getPort());

        Arrived arrived = traveller.signsIn(form, "demo-registrar", KeycloakServer.PASSWORD);
        assertThat(arrived.status()).isEqualTo(200);
        assertThat(arrived.address()).isEqualTo(URI.create(registry("/dictionary")));

        SignedIn signedIn = session(traveller.cookie("accession"));
        assertThat(signedIn.proof()).isEqualTo(Proof.PROVIDER);
        assertThat(signedIn.roles()).contains(Roles.REGISTRAR, Roles.STAFF, Roles.MEMBER).doesNotContain(Roles.LEAD);
        assertThat(signedIn.grants().hasEverywhere(Roles.REGISTRAR)).isTrue();
        assertThat(signedIn.name()).isEqualTo("Rita Registrar");
        assertThat(traveller.cookie("q_session")).as("a session that we could not end").isNull();
    }

    @Test
    void a_second_role_at_one_facility_comes_with_the_claims() {
        Facility facility = QuarkusTransaction.requiringNew().call(() -> Facility.findByFin("7654321")
                .orElseGet(() -> {
                    Facility made = new Facility();
                    made.name = "Facility of the claims";
                    made.fin = "7654321";
                    made.persist();
                    return made;
                }));
        enter("two-hats");
        SignedIn signedIn = session(traveller.cookie("accession"));
        assertThat(signedIn.roles()).contains(Roles.REGISTRAR, Roles.QUALITY).doesNotContain(Roles.LEAD);
        assertThat(signedIn.grants().has(Roles.QUALITY, facility.id)).isTrue();
        assertThat(signedIn.grants().hasEverywhere(Roles.QUALITY)).isFalse();
        revoke(signedIn, Roles.QUALITY);
        Traveller later = new Traveller();
        later.signsIn(later.opens(registry("/sign-in/provider")), "two-hats", KeycloakServer.PASSWORD);
        assertThat(session(later.cookie("accession")).roles()).as("what the provider says, each time")
                .contains(Roles.QUALITY);
    }

    @Test
    void signing_out_ends_every_copy_here_and_the_session_there() {
        enter("demo-lead");
        String token = traveller.cookie("accession");
        Response out = given().contentType(ContentType.URLENC).cookie("accession", token)
                .cookie("csrf", Visitor.forgeryToken()).formParam("csrf", Visitor.formTokenIn(token)).post("/sign-out");
        assertThat(out.statusCode()).isEqualTo(200);
        assertThat(given().cookie("accession", token).get("/dictionary").statusCode()).isEqualTo(302);
        String there = out.header("Refresh").replace("0; url=", "");
        assertThat(traveller.opens(there).address()).isEqualTo(URI.create(registry("/sign-in")));
        assertThat(traveller.opens(registry("/sign-in/provider")).page().select("#kc-form-login"))
                .as("the form, and not the session of before").hasSize(1);
    }

    @Test
    void a_session_that_the_provider_ends_is_ended_here() {
        enter("leaving");
        String token = traveller.cookie("accession");
        assertThat(given().cookie("accession", token).get("/dictionary").statusCode()).isEqualTo(200);
        administrator().contentType(ContentType.JSON)
                .post(keycloak + "/admin/realms/accession/users/" + userId("leaving") + "/logout").then()
                .statusCode(204);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(
                () -> assertThat(given().cookie("accession", token).get("/dictionary").statusCode()).isEqualTo(302));
    }

    @Test
    void a_person_who_is_disabled_there_or_here_is_refused() {
        Arrived there = traveller.signsIn(traveller.opens(registry("/sign-in/provider")), "gone",
                KeycloakServer.PASSWORD);
        assertThat(there.page().text()).contains("disabled");
        assertThat(traveller.cookie("accession")).isNull();

        enter("demo-submitter");
        QuarkusTransaction.requiringNew().run(() -> Person.update("disabled = true where username = 'demo-submitter'"));
        String token = bearer("scripts", "demo-submitter");
        try {
            assertThat(given().cookie("accession", traveller.cookie("accession")).get("/dictionary").statusCode())
                    .isEqualTo(302);
            Traveller again = new Traveller();
            Arrived here = again.signsIn(again.opens(registry("/sign-in/provider")), "demo-submitter",
                    KeycloakServer.PASSWORD);
            assertThat(here.status()).isEqualTo(403);
            assertThat(here.page().text()).contains("Your account is disabled.");
            assertThat(api(token).statusCode()).isEqualTo(401);
        } finally {
            QuarkusTransaction.requiringNew()
                    .run(() -> Person.update("disabled = false where username = 'demo-submitter'"));
        }
    }

    @Test
    void who_is_disabled_there_while_working_is_out_when_the_provider_is_asked_again() {
        enter("dismissed");
        String token = traveller.cookie("accession");
        change("dismissed", Map.of("enabled", false));
        assertThat(opens(token)).as("it is not asked for each page").isEqualTo(200);
        passTime(token);
        assertThat(opens(token)).isEqualTo(302);
        assertThat(events("dismissed").get(0)).extracting(event -> event.kind, event -> event.detail)
                .containsExactly(AccountEvent.Kind.SIGNED_OUT, "the provider lets the person in no more");
    }

    @Test
    void who_has_other_roles_there_while_working_has_them_here_when_the_provider_is_asked_again() {
        enter("promoted");
        String token = traveller.cookie("accession");
        String roles = keycloak + "/admin/realms/accession/users/" + userId("promoted") + "/role-mappings/realm";
        String lead = administrator().get(keycloak + "/admin/realms/accession/roles/lead").asString();
        administrator().contentType(ContentType.JSON).body("[" + lead + "]").post(roles).then().statusCode(204);
        passTime(token);
        assertThat(opens(token)).isEqualTo(200);
        assertThat(session(token).roles()).contains(Roles.REGISTRAR, Roles.LEAD);

        String all = administrator().get(roles).asString();
        administrator().contentType(ContentType.JSON).body(all).delete(roles).then().statusCode(204);
        passTime(token);
        assertThat(opens(token)).as("of no role any more").isEqualTo(302);
    }

    @Test
    void a_provider_that_does_not_answer_ends_nobody_s_session() throws Exception {
        enter("demo-lead");
        String token = traveller.cookie("accession");
        passTime(token);
        KeycloakServer.signal("STOP");
        try {
            assertThat(opens(token)).isEqualTo(200);
        } finally {
            KeycloakServer.signal("CONT");
        }
        passTime(token);
        assertThat(opens(token)).as("with the token that was not renewed").isEqualTo(200);
        Instant asked = sessions.find(token).orElseThrow().providerAskedAt;
        assertThat(opens(token)).isEqualTo(200);
        assertThat(sessions.find(token).orElseThrow().providerAskedAt).as("and then not for a while").isEqualTo(asked);
    }

    @Test
    void who_has_no_role_or_no_facility_or_another_s_name_is_not_let_in() {
        for (String username : List.of("gardener", "nowhere")) {
            Traveller stranger = new Traveller();
            Arrived arrived = stranger.signsIn(stranger.opens(registry("/sign-in/provider")), username,
                    KeycloakServer.PASSWORD);
            assertThat(arrived.status()).as(username).isEqualTo(403);
            assertThat(arrived.page().text()).contains("You have no role in this registry");
            assertThat(QuarkusTransaction.requiringNew().call(() -> Person.findByUsername(username))).isEmpty();
        }
        QuarkusTransaction.requiringNew().run(() -> {
            Person local = Person.named("namesake", "Somebody else");
            local.issuePassword();
            local.persist();
        });
        Arrived arrived = traveller.signsIn(traveller.opens(registry("/sign-in/provider")), "namesake",
                KeycloakServer.PASSWORD);
        assertThat(arrived.status()).isEqualTo(403);
        assertThat(arrived.page().text()).contains("an account of its own under your name");
    }

    @Test
    void the_API_takes_a_token_of_the_provider_for_the_registry_and_nothing_else() throws Exception {
        String token = bearer("scripts", "demo-quality");
        api(token).then().statusCode(200);
        assertThat(api(token).jsonPath().getString("username")).isEqualTo("demo-quality");
        assertThat(api(token).jsonPath().getList("rights.role", String.class)).containsExactly(Roles.QUALITY);
        assertThat(given().auth().oauth2(token).get("/api/dictionary/items?q=laterality").jsonPath().getList("id",
                String.class)).contains("laterality");

        String payload = token.split("\\.")[1];
        String none = encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + payload + ".";
        String everything = encoded(decoded(payload).replace("demo-quality", "demo-lead"));
        Mac mac = Mac.getInstance("HmacSHA256");
        String hmac = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + payload;
        mac.init(new SecretKeySpec(publicKey().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String elsewhere = bearer("elsewhere", "demo-quality");
        String otherIssuer = bearer(keycloak.replace("127.0.0.1", "localhost"), "scripts", "demo-quality");
        assertThat(decoded(otherIssuer.split("\\.")[1])).contains("http://localhost");
        List<String> bad = List.of(none, none + "x", token.replace(payload, everything), elsewhere, otherIssuer,
                hmac + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(
                        mac.doFinal(hmac.getBytes(StandardCharsets.UTF_8))),
                "", "nonsense", token.substring(0, token.length() - 4));
        try (Logged log = new Logged()) {
            bad.forEach(one -> assertThat(api(one).statusCode()).as(one).isEqualTo(401));
            await().untilAsserted(() -> assertThat(log.lines())
                    .filteredOn("Turned away: a token that the registry does not take, address 127.0.0.1"::equals)
                    .hasSameSizeAs(bad));
        }

        String shortLived = bearer("hasty", "demo-quality");
        await().pollDelay(Duration.ofMillis(1200)).atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(api(shortLived).statusCode()).isEqualTo(401));
    }

    @Test
    void tokens_open_no_page_and_sessions_no_API() {
        assertThat(given().auth().oauth2(bearer("scripts", "demo-quality")).get("/dictionary").statusCode())
                .isEqualTo(302);
        Visitor visitor = Visitor.withAllRoles();
        assertThat(visitor.asks("/dictionary").statusCode()).isEqualTo(200);
        assertThat(visitor.asks("/api/me").statusCode()).isEqualTo(401);
    }

    @Test
    void somebody_signs_in_and_out_in_a_browser() {
        try (Browser browser = Browser.open()) {
            Page page = browser.stranger();
            page.navigate("/help");
            Browser.assertAccessible(page, "sign-in-with-provider");
            page.getByText("Sign in with Keycloak").press("Enter");
            page.locator("#username").fill("demo-privacy");
            page.locator("#password").fill(KeycloakServer.PASSWORD);
            page.keyboard().press("Enter");
            page.waitForURL("**/help");
            page.getByText("Pat Privacy").press("Enter");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")).press("Enter");
            page.waitForURL("**/sign-in");
            page.getByText("Sign in with Keycloak").press("Enter");
            page.locator("#kc-form-login").waitFor();
        }
    }

    private void enter(String username) {
        Arrived arrived = traveller.signsIn(traveller.opens(registry("/sign-in/provider")), username,
                KeycloakServer.PASSWORD);
        assertThat(arrived.status()).as(arrived.page().text()).isEqualTo(200);
    }

    private static Response api(String token) {
        return given().header("Authorization", "Bearer " + token).get("/api/me");
    }

    private String bearer(String client, String username) {
        return bearer(keycloak, client, username);
    }

    private static String bearer(String server, String client, String username) {
        return RestAssured.given().contentType(ContentType.URLENC)
                .formParams(Map.of("grant_type", "password", "client_id", client, "username", username, "password",
                        KeycloakServer.PASSWORD))
                .post(server + "/realms/accession/protocol/openid-connect/token").then().statusCode(200).extract()
                .path("access_token");
    }

    private RequestSpecification administrator() {
        String token = RestAssured.given().contentType(ContentType.URLENC)
                .formParams(Map.of("grant_type", "password", "client_id", "admin-cli", "username", "admin", "password",
                        KeycloakServer.ADMINISTRATOR_PASSWORD))
                .post(keycloak + "/realms/master/protocol/openid-connect/token").path("access_token");
        return RestAssured.given().auth().oauth2(token);
    }

    private String userId(String username) {
        return administrator().get(keycloak + "/admin/realms/accession/users?exact=true&username=" + username)
                .jsonPath().getString("[0].id");
    }

    private String publicKey() {
        return RestAssured.get(keycloak + "/realms/accession").jsonPath().getString("public_key");
    }

    private SignedIn session(String token) {
        return Scope.NOTHING.call(() -> SignedIn.of(sessions.find(token).orElseThrow(),
                new SecondFactorRules(Optional.empty(), false)));
    }

    private static void revoke(SignedIn signedIn, String role) {
        QuarkusTransaction.requiringNew()
                .run(() -> RoleGrant.delete("person.id = ?1 and role = ?2", signedIn.personId(), role));
    }

    private void change(String username, Map<String, Object> user) {
        administrator().contentType(ContentType.JSON).body(new JsonObject(user).encode())
                .put(keycloak + "/admin/realms/accession/users/" + userId(username)).then().statusCode(204);
    }

    /** As if the session had not asked the provider for an hour. */
    private static void passTime(String token) {
        QuarkusTransaction.requiringNew().run(() -> Session.update("providerAskedAt = ?1 where tokenHash = ?2",
                Instant.now().minus(Duration.ofHours(1)), Tokens.sha256(token)));
    }

    private static int opens(String token) {
        return given().cookie("accession", token).get("/dictionary").statusCode();
    }

    private static List<AccountEvent> events(String username) {
        return QuarkusTransaction.requiringNew()
                .call(() -> AccountEvent.latest(Person.findByUsername(username).orElseThrow().id, 5));
    }

    private static RequestSpecification given() {
        return RestAssured.given().redirects().follow(false).accept("text/html, application/json");
    }

    private static String registry(String path) {
        return "http://127.0.0.1:" + RestAssured.port + path;
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
