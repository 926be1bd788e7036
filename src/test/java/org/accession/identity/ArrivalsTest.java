package org.accession.identity;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.accession.fixture.Fixtures;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Whom a provider sends, by what the settings say. {@link ProviderSignInTest} has a real one send them. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ArrivalsTest {

    private static final Client HERE = new Client("127.0.0.1", "Firefox, Linux", null);

    private final String username = "arriving-" + UUID.randomUUID();

    @Test
    void who_was_not_entered_before_is_let_in_only_where_the_settings_say_so() {
        assertThat(arrive(Map.of("create-people", "false"), "17", "*"))
                .isEqualTo(new Arrivals.Refused("Your administrator has to enter you first."));
        assertThat(find()).isNull();
        assertThat(arrive(Map.of(), "17", "*")).isInstanceOf(Arrivals.Received.class);
        assertThat(arrive(Map.of("create-people", "false"), "17", "*")).as("who is known by now")
                .isInstanceOf(Arrivals.Received.class);
    }

    @Test
    void who_was_entered_without_a_password_becomes_the_first_who_comes_by_that_name_and_nobody_after() {
        QuarkusTransaction.requiringNew().run(() -> Person.named(username, "Expected").persist());
        assertThat(arrive(Map.of("create-people", "false"), "17", "*")).isInstanceOf(Arrivals.Received.class);
        assertThat(find().subject).isEqualTo("17");
        assertThat(arrive(Map.of(), "18", "*")).isInstanceOfSatisfying(Arrivals.Refused.class,
                refused -> assertThat(refused.sentence()).contains("an account of its own under your name"));
    }

    @Test
    void a_facility_is_known_by_number_or_name_and_one_that_the_registry_does_not_have_counts_for_nothing() {
        Facility facility = Fixtures.aFacility();
        assertThat(arrive(Map.of(), "17", "no such facility")).isInstanceOf(Arrivals.Refused.class);
        assertThat(arrive(Map.of(), "17", facility.name)).isInstanceOfSatisfying(Arrivals.Received.class,
                received -> assertThat(received.person().grants).extracting(grant -> grant.role,
                        grant -> grant.facility.id).containsExactly(
                                tuple(Roles.REGISTRAR, facility.id)));
        assertThat(arrive(Map.of("facilities.\"St. Mary\"", facility.name), "17", "St. Mary"))
                .isInstanceOf(Arrivals.Received.class);
    }

    private Arrivals.Answer arrive(Map<String, String> settings, String subject, String facility) {
        String token = ClaimsTest.token(Map.of("iss", "https://sso.example.org/" + username, "sub", subject,
                "preferred_username", username, "name", "Arriving", "facilities", List.of(facility), "realm_access",
                Map.of("roles", List.of("registrar"))));
        return QuarkusTransaction.requiringNew().call(() -> new Arrivals(ClaimsTest.config(settings),
                Clock.systemUTC()).receive(HERE, token));
    }

    private Person find() {
        return QuarkusTransaction.requiringNew().call(() -> Person.findByUsername(username).orElse(null));
    }
}
