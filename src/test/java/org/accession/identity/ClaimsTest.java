package org.accession.identity;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.accession.identity.Claims.Grant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.json.JsonObject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Base64.getUrlEncoder;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ClaimsTest {

    private static final Map<String, Object> SOMEBODY = Map.of("iss", "https://sso.example.org", "sub", "17",
            "preferred_username", "rita", "name", "Rita Registrar", "facilities", List.of("0001234567"),
            "realm_access", Map.of("roles", List.of("registrar", "gardener")));

    @Test
    void each_role_counts_at_each_facility_and_what_is_no_role_of_the_registry_does_not() {
        Claims claims = Claims.of(config(Map.of()), token(SOMEBODY));
        assertThat(claims).extracting(Claims::issuer, Claims::subject, Claims::username, Claims::name)
                .containsExactly("https://sso.example.org", "17", "rita", "Rita Registrar");
        assertThat(claims.grants()).containsExactly(new Grant("registrar", "0001234567"));
    }

    @Test
    void claims_that_are_called_otherwise_are_found_by_the_settings() {
        Claims claims = Claims.of(
                config(Map.of("username-claim", "upn", "name-claim", "person/full", "roles-claim",
                        "resource_access/accession/roles", "facilities-claim", "sites")),
                token(Map.of("upn", "lee", "person", Map.of("full", "Lee Lead"), "resource_access",
                        Map.of("accession", Map.of("roles", "lead")), "sites", List.of("A", "B"))));
        assertThat(claims).extracting(Claims::username, Claims::name).containsExactly("lee", "Lee Lead");
        assertThat(claims.grants()).containsExactlyInAnyOrder(new Grant("lead", "A"), new Grant("lead", "B"));
    }

    @Test
    void roles_and_facilities_that_are_called_otherwise_are_translated() {
        ProviderConfig config = config(Map.of("roles.\"Tumor registrars\"", "registrar", "facilities.\"St. Mary\"",
                "0007654321", "facilities.Everybody", "*"));
        assertThat(grants(config, List.of("Tumor registrars"), List.of("St. Mary", "Everybody")))
                .containsExactlyInAnyOrder(new Grant("registrar", "0007654321"), new Grant("registrar", "*"));
        assertThat(grants(config, List.of("Tumor registrars@St. Mary"), List.of()))
                .containsExactly(new Grant("registrar", "0007654321"));
    }

    @Test
    void a_role_with_a_facility_of_its_own_counts_there_alone() {
        assertThat(grants(config(Map.of()), List.of("lead@0001234567", "gardener@0001234567", "@0001234567"),
                List.of("0007654321"))).containsExactly(new Grant("lead", "0001234567"));
    }

    @Test
    void without_a_facility_no_role_counts_anywhere() {
        assertThat(grants(config(Map.of()), List.of("registrar"), List.of())).isEmpty();
    }

    @Test
    void the_first_token_says_what_both_say() {
        Claims claims = Claims.of(config(Map.of()), token(Map.of("preferred_username", "first")),
                token(Map.of("preferred_username", "second", "sub", "17")));
        assertThat(claims).extracting(Claims::username, Claims::subject).containsExactly("first", "17");
    }

    @Test
    void what_is_no_token_claims_nothing() {
        for (String bad : List.of("", "a", "a.b", "a.?.c", "a." + encoded("[1]") + ".c", "a." + encoded("no") + ".c")) {
            assertThat(Claims.of(config(Map.of()), bad)).as(bad)
                    .isEqualTo(Claims.of(config(Map.of()), token(Map.of())));
        }
    }

    @Test
    void passwords_of_the_registry_count_with_a_provider_only_where_a_setting_says_so() {
        assertThat(signIn(Map.of(), false).allowsPasswords()).isTrue();
        assertThat(signIn(Map.of(), true).allowsPasswords()).isFalse();
        assertThat(signIn(Map.of("local-accounts", "true"), true).allowsPasswords()).isTrue();
        assertThat(signIn(Map.of("local-accounts", "false"), false).allowsPasswords()).isFalse();
    }

    private static ProviderSignIn signIn(Map<String, String> settings, boolean enabled) {
        return new ProviderSignIn(null, null, null, config(settings), enabled, null);
    }

    private static Iterable<Grant> grants(ProviderConfig config, List<String> roles, List<String> facilities) {
        return Claims.of(config, token(Map.of("realm_access", Map.of("roles", roles), "facilities", facilities)))
                .grants();
    }

    /** As the service reads it from settings {@code accession.provider...}. */
    static ProviderConfig config(Map<String, String> settings) {
        Map<String, String> whole = new HashMap<>();
        settings.forEach((name, value) -> whole.put("accession.provider." + name, value));
        return new SmallRyeConfigBuilder().withConverter(Duration.class, 1, new DurationConverter())
                .withMapping(ProviderConfig.class)
                .withSources(new PropertiesConfigSource(whole, "test", 100)).build()
                .getConfigMapping(ProviderConfig.class);
    }

    /** A token with the claims; who reads claims does not look at signatures. */
    static String token(Map<String, Object> claims) {
        return encoded("{}") + "." + encoded(new JsonObject(claims).encode()) + ".signature";
    }

    private static String encoded(String text) {
        return getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
