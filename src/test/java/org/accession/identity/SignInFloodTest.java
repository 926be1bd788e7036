package org.accession.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Somebody tries passwords by the thousand, and the clock jumps. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class SignInFloodTest {

    private static final String PASSWORD = "a sentence for this test";
    private static final Client HOME = new Client("198.51.100.7", "Firefox, Linux", null);

    @Inject
    SignIn signIn;

    @Inject
    PasswordCheck passwords;

    @Inject
    SecondFactors factors;

    @Inject
    SecondFactorRules rules;

    @Inject
    SessionLookup sessions;

    @Inject
    ProviderRecheck recheck;

    @Inject
    SessionLimits limits;

    private Person person;

    @BeforeEach
    void somebody() {
        person = QuarkusTransaction.requiringNew().call(() -> {
            FailedProof.deleteAll();
            Person made = Person.named("flooded-" + UUID.randomUUID(), "Flo Flooded").grant(Roles.REGISTRAR, null);
            made.passwordHash = Passwords.hash(PASSWORD);
            made.persist();
            return made;
        });
    }

    @Test
    void of_ten_thousand_attempts_on_a_name_few_are_compared_and_its_owner_still_comes_in() throws Exception {
        String mark = ((SignIn.Welcome) signIn.with(person.username, PASSWORD, HOME)).mark();
        Client known = new Client("198.51.100.8", "Firefox, Linux", mark);

        List<SignIn.Answer> answers = attempts(10_000,
                i -> signIn.with(person.username, "wrong password " + i, from("203.0.113." + i % 250)));

        assertThat(answers).noneMatch(SignIn.Welcome.class::isInstance);
        long compared = answers.stream().filter(SignIn.Wrong.class::isInstance).count();
        assertThat(compared).as("attempts that cost a hash").isBetween(1L, 30L);
        assertThat(signIn.with(person.username, PASSWORD, known)).as("in the browser of before")
                .isInstanceOf(SignIn.Welcome.class);
        assertThat(signIn.with(person.username, PASSWORD, from("192.0.2.99"))).as("in a browser never seen")
                .isInstanceOfSatisfying(SignIn.Wait.class,
                        wait -> assertThat(wait.time()).isLessThanOrEqualTo(Duration.ofMinutes(1)));
        assertThat(at(Instant.now().plusSeconds(61)).with(person.username, PASSWORD, from("192.0.2.99")))
                .as("there, a minute later").isInstanceOf(SignIn.Welcome.class);
        assertThat(QuarkusTransaction.requiringNew().call(() -> AccountEvent.count("personId = ?1 and kind = ?2",
                person.id, AccountEvent.Kind.WRONG_PASSWORD))).as("rows in the log").isEqualTo(compared);
    }

    @Test
    void names_that_are_tried_from_one_address_wait_together() {
        Instant now = Instant.now();
        for (int i = 0; i < 49; i++) {
            QuarkusTransaction.requiringNew().run(() -> FailedProof.count(
                    List.of(FailedProof.Tally.of(FailedProof.Kind.ADDRESS, "203.0.113.9")), now));
        }
        assertThat(at(now).with("nobody-" + UUID.randomUUID(), "wrong password", from("203.0.113.9")))
                .isInstanceOf(SignIn.Wrong.class);
        assertThat(at(now).with(person.username, PASSWORD, from("203.0.113.9"))).isInstanceOf(SignIn.Wait.class);
        assertThat(at(now).with(person.username, PASSWORD, HOME)).isInstanceOf(SignIn.Welcome.class);
    }

    @Test
    void many_at_once_do_not_slip_through_together() throws Exception {
        SignIn now = at(Instant.now());
        List<SignIn.Answer> answers = attempts(40,
                i -> now.with(person.username, "wrong password", from("203.0.113.10")));
        assertThat(answers.stream().filter(SignIn.Wrong.class::isInstance).count()).isLessThanOrEqualTo(3);
    }

    @Test
    void nothing_that_was_typed_is_kept() {
        String secret = "typed as the name by mistake";
        signIn.with(secret, "wrong password", HOME);
        QuarkusTransaction.requiringNew().run(() -> assertThat(Panache.getEntityManager().createNativeQuery("""
                SELECT count(*) FROM account_event e CROSS JOIN failed_proof f
                WHERE e::text LIKE '%typed as%' OR f::text LIKE '%typed as%'
                    OR e::text LIKE '%wrong password%'""").getSingleResult()).isEqualTo(0L));
    }

    @Test
    void the_log_of_accounts_only_grows() {
        signIn.with(person.username, PASSWORD, HOME);
        for (String statement : List.of("DELETE FROM account_event", "UPDATE account_event SET address = ''",
                "TRUNCATE account_event")) {
            assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                    .run(() -> Panache.getEntityManager().createNativeQuery(statement).executeUpdate()))
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void a_clock_that_was_ahead_locks_nobody_out() {
        Instant ahead = Instant.now().plus(Duration.ofDays(400));
        for (int i = 0; i < 5; i++) {
            at(ahead).with(person.username, "wrong password", HOME);
        }
        assertThat(at(ahead).with(person.username, PASSWORD, HOME)).isInstanceOf(SignIn.Wait.class);
        assertThat(signIn.with(person.username, PASSWORD, HOME)).isInstanceOf(SignIn.Welcome.class);
    }

    @Test
    void a_session_of_a_clock_that_was_ahead_is_ended_and_the_log_says_so() {
        String token = ((SignIn.Welcome) at(Instant.now().plus(Duration.ofHours(1))).with(person.username, PASSWORD,
                HOME)).token();
        assertThat(identities(Clock.systemUTC()).find(token, true)).isEmpty();
        assertThat(QuarkusTransaction.requiringNew().call(() -> AccountEvent.latest(person.id, 1)))
                .extracting(event -> event.kind).containsExactly(AccountEvent.Kind.CLOCK_JUMPED);
        assertThat(identities(fixed(Instant.now().plus(Duration.ofHours(1)))).find(token, true)).as("later too")
                .isEmpty();
    }

    @Test
    void a_clock_that_jumps_ahead_signs_people_out_and_lets_them_in_again() {
        String token = ((SignIn.Welcome) signIn.with(person.username, PASSWORD, HOME)).token();
        assertThat(identities(Clock.systemUTC()).find(token, true)).isPresent();
        Instant ahead = Instant.now().plus(Duration.ofDays(1));
        assertThat(identities(fixed(ahead)).find(token, true)).isEmpty();
        assertThat(at(ahead).with(person.username, PASSWORD, HOME)).isInstanceOf(SignIn.Welcome.class);
    }

    private SignIn at(Instant time) {
        return new SignIn(passwords, factors, rules, limits, fixed(time));
    }

    private SessionIdentities identities(Clock clock) {
        return new SessionIdentities(sessions, recheck, limits, rules, clock);
    }

    private static Clock fixed(Instant time) {
        return Clock.fixed(time, ZoneOffset.UTC);
    }

    private static Client from(String address) {
        return new Client(address, "Unknown program, unknown system", null);
    }

    private static List<SignIn.Answer> attempts(int number, IntFunction<SignIn.Answer> attempt) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<SignIn.Answer>> running = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                int one = i;
                running.add(threads.submit(() -> attempt.apply(one)));
            }
            List<SignIn.Answer> answers = new ArrayList<>();
            for (Future<SignIn.Answer> answer : running) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
