package org.accession.identity;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class FirstStartTest {

    private static final Client HERE = new Client("192.0.2.1", "Firefox, Linux", null);

    @Inject
    SignIn signIn;

    @Inject
    EntityManager database;

    @AfterEach
    void without_demonstration() {
        printed(start(false));
    }

    @Test
    void the_administrator_has_every_role_everywhere_and_must_choose_a_password() {
        Person admin = person("admin");
        assertThat(admin.mustChangePassword).isTrue();
        assertThat(admin.grants).extracting(grant -> grant.role).containsExactlyInAnyOrderElementsOf(Roles.ALL);
        assertThat(admin.grants).extracting(grant -> grant.facility).containsOnlyNulls();
    }

    @Test
    void a_later_start_makes_and_prints_nothing() {
        String before = person("admin").passwordHash;
        assertThat(printed(start(false))).isEmpty();
        assertThat(person("admin").passwordHash).isEqualTo(before);
    }

    @Test
    void a_demonstration_prints_an_account_for_each_role_that_works_until_it_is_over() {
        List<String> lines = printed(begun()).lines().toList();
        assertThat(lines).hasSize(Roles.ALL.size());
        var registrar = Pattern.compile("Sign in as (demo-registrar) with the password (\\S+) .*")
                .matcher(lines.get(0));
        assertThat(registrar.matches()).isTrue();
        assertThat(signIn.with(registrar.group(1), registrar.group(2), HERE)).isInstanceOf(SignIn.Welcome.class);
        printed(start(false));
        assertThat(signIn.with(registrar.group(1), registrar.group(2), HERE)).isInstanceOf(SignIn.Wrong.class);
    }

    @Test
    void a_registry_that_was_not_begun_as_one_never_becomes_a_demonstration() {
        // In the tests' registry another test may have begun one: as if it had not.
        Demonstration notBegun = new Demonstration(database, true) {
            @Override
            boolean wasBegun() {
                return false;
            }
        };
        assertThat(printed(new FirstStart(notBegun, true)))
                .contains("was not begun as a demonstration", "ACCESSION_DATA")
                .doesNotContain("password");
    }

    @Test
    void a_command_leaves_the_accounts_of_a_demonstration_that_runs_as_they_are() {
        printed(begun());
        Person before = person("demo-registrar");

        assertThat(printed(new FirstStart(new Demonstration(database, false), false))).isEmpty();
        assertThat(printed(new FirstStart(new Demonstration(database, true), false))).isEmpty();

        assertThat(person("demo-registrar").disabled).isFalse();
        assertThat(person("demo-registrar").passwordHash).isEqualTo(before.passwordHash);
    }

    private boolean wasBegun() {
        return QuarkusTransaction.requiringNew().call(() -> new Demonstration(database, true).wasBegun());
    }

    private FirstStart start(boolean demonstration) {
        return new FirstStart(new Demonstration(database, demonstration), true);
    }

    private FirstStart begun() {
        if (!wasBegun()) {
            QuarkusTransaction.requiringNew().run(() -> new Demonstration(database, true).begin());
        }
        return start(true);
    }

    private static Person person(String username) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Person person = Person.findByUsername(username).orElseThrow();
            person.grants.size();
            return person;
        });
    }

    private static String printed(FirstStart start) {
        PrintStream console = System.out;
        ByteArrayOutputStream caught = new ByteArrayOutputStream();
        System.setOut(new PrintStream(caught, true, StandardCharsets.UTF_8));
        try {
            start.prepare(null);
        } finally {
            System.setOut(console);
        }
        return caught.toString(StandardCharsets.UTF_8);
    }
}
