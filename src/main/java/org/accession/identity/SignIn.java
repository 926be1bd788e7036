package org.accession.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.accession.identity.AccountEvent.Kind;
import org.accession.identity.FailedProof.Tally;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Signing in with a name and a password, and then with a code where one is asked for; signing out. */
@ApplicationScoped
class SignIn {

    /** What came of it. */
    sealed interface Answer {}

    /** The person is in, or as far as the session's stage; the browser gets the token and the mark. */
    record Welcome(String token, String mark, Stage stage) implements Answer {}

    /** Name, password or code is wrong, or the person may no longer sign in: which, nobody is told. */
    record Wrong() implements Answer {}

    /** Too many failures before this one. */
    record Wait(Duration time) implements Answer {}

    private static final Wait BUSY = new Wait(Duration.ofSeconds(3));

    private final PasswordCheck passwords;
    private final SecondFactors factors;
    private final SecondFactorRules rules;
    private final SessionLimits limits;
    private final Clock clock;

    SignIn(PasswordCheck passwords, SecondFactors factors, SecondFactorRules rules, SessionLimits limits,
            Clock clock) {
        this.passwords = passwords;
        this.factors = factors;
        this.rules = rules;
        this.limits = limits;
        this.clock = clock;
    }

    /** Who seems to be at the door. */
    private record Knock(Optional<Person> person, boolean known, List<Tally> tallies, Duration delay) {}

    /** No transaction is open while the hash is computed: it takes its time. */
    Answer with(String username, String password, Client client) {
        Instant now = clock.instant();
        Knock knock = QuarkusTransaction.requiringNew().call(() -> knock(username, client, now));
        if (!knock.delay().isZero()) {
            return new Wait(knock.delay());
        }
        Duration wait = QuarkusTransaction.requiringNew().call(() -> FailedProof.count(knock.tallies(), now));
        if (!wait.isZero()) {
            return new Wait(wait);
        }
        Optional<Boolean> right = passwords.compare(knock.known(), password,
                knock.person().map(person -> person.passwordHash).orElse(null));
        if (right.isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> FailedProof.takeBack(knock.tallies()));
            return BUSY;
        }
        String refusal = right.get() ? knock.person().get().refusal(now) : null;
        if (!right.get() || refusal != null) {
            QuarkusTransaction.requiringNew().run(() -> AccountEvent.record(
                    right.get() ? Kind.REFUSED : Kind.WRONG_PASSWORD,
                    knock.person().map(person -> person.id).orElse(null), client, now,
                    right.get() ? refusal : waited(knock.tallies(), now)));
            return new Wrong();
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            FailedProof.forgive(knock.tallies());
            Session.forgetEnded(now, limits);
            return welcome(Person.findById(knock.person().get().id), Proof.PASSWORD, client, now);
        });
    }

    /** The second step: a code of the authenticator, or one of the recovery codes. */
    Answer with(SignedIn halfway, String code, Client client) {
        Instant now = clock.instant();
        List<Tally> tallies = List.of(Tally.of(FailedProof.Kind.PERSON, String.valueOf(halfway.personId())));
        Duration wait = QuarkusTransaction.requiringNew().call(() -> FailedProof.count(tallies, now));
        if (!wait.isZero()) {
            return new Wait(wait);
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            Person person = Person.findById(halfway.personId());
            SecondFactors.Judgement judgement = factors.judge(person, code, client, now);
            if (judgement != SecondFactors.Judgement.RIGHT) {
                AccountEvent.record(judgement == SecondFactors.Judgement.USED ? Kind.CODE_AGAIN : Kind.WRONG_CODE,
                        person.id, client, now, waited(tallies, now));
                return new Wrong();
            }
            FailedProof.forgive(tallies);
            Session.end(halfway.tokenHash());
            return welcome(person, Proof.CODE, client, now);
        });
    }

    void out(SignedIn signedIn, Client client) {
        QuarkusTransaction.requiringNew().run(() -> {
            AccountEvent.record(Kind.SIGNED_OUT, signedIn.personId(), client, clock.instant(), null);
            Session.end(signedIn.tokenHash());
        });
    }

    /** Who has to wait is not looked for: that is one query for each attempt of a flood. */
    private static Knock knock(String username, Client client, Instant now) {
        if (client.mark() != null) {
            Optional<Person> person = Person.findByUsername(username);
            if (person.isPresent() && KnownBrowser.knows(client, person.get(), now)) {
                List<Tally> tallies = List.of(
                        Tally.of(FailedProof.Kind.NAME_IN_BROWSER, username, client.mark()));
                return new Knock(person, true, tallies, FailedProof.wait(tallies, now));
            }
        }
        List<Tally> tallies = List.of(Tally.of(FailedProof.Kind.NAME_AT_ADDRESS, username, client.address()),
                Tally.of(FailedProof.Kind.NAME, username), Tally.of(FailedProof.Kind.ADDRESS, client.address()));
        Duration wait = FailedProof.wait(tallies, now);
        return new Knock(wait.isZero() ? Person.findByUsername(username) : Optional.empty(), false, tallies, wait);
    }

    /** A session with a token of its own for each step: one that was planted or seen before is of no use. */
    private Welcome welcome(Person person, Proof proof, Client client, Instant now) {
        String token = Session.start(person, proof, client, now, limits);
        Stage stage = Stage.of(person, proof, rules);
        if (stage == Stage.CODE) {
            return new Welcome(token, null, stage);
        }
        AccountEvent.record(Kind.SIGNED_IN, person.id, client, now, proof == Proof.CODE ? "with a code" : null);
        return new Welcome(token, KnownBrowser.remember(client, person, now), stage);
    }

    private static String waited(List<Tally> tallies, Instant now) {
        Duration wait = FailedProof.wait(tallies, now);
        return wait.isZero() ? null : "the next attempt waits " + Spoken.of(wait);
    }
}
