package org.accession.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Signing in with a name and a password, choosing another password, signing out. */
@ApplicationScoped
class SignIn {

    /** What came of it. */
    sealed interface Answer {}

    /** The person is in; the browser gets the token. */
    record Welcome(String token, boolean mustChangePassword) implements Answer {}

    /** Name or password is wrong, or the person may no longer sign in: which, nobody is told. */
    record Wrong() implements Answer {}

    /** Too many failures under the name. */
    record Wait(Duration time) implements Answer {}

    private final SessionLimits limits;
    private final Clock clock;

    SignIn(SessionLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** No transaction is open while the hash is computed: it takes its time. */
    Answer with(String username, String password) {
        Instant now = clock.instant();
        Duration wait = QuarkusTransaction.requiringNew().call(() -> FailedSignIn.wait(username, now));
        if (!wait.isZero()) {
            return new Wait(wait);
        }
        Optional<Person> person = QuarkusTransaction.requiringNew().call(() -> Person.findByUsername(username));
        boolean right = Passwords.match(password, person.map(found -> found.passwordHash).orElse(null));
        if (!right || person.get().disabled) {
            QuarkusTransaction.requiringNew().run(() -> FailedSignIn.count(username, now));
            return new Wrong();
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            FailedSignIn.forgive(username);
            Session.forgetEnded(now, limits);
            return new Welcome(Session.start(person.get(), now, limits), person.get().mustChangePassword);
        });
    }

    /** What came of choosing another password. */
    sealed interface Choice {}

    /** It is the password from now on; the browser gets the token of a new session. */
    record Chosen(String token) implements Choice {}

    /** It is not, and why. */
    record Refused(String sentence) implements Choice {}

    /** Ends every session of the person, wherever it is open, and starts a new one. */
    Choice choosePassword(SignedIn signedIn, String current, String password, String repeated) {
        Person person = QuarkusTransaction.requiringNew().call(() -> Person.findById(signedIn.scope().personId()));
        Optional<String> refusal = Passwords.refusal(person.username, password, repeated)
                .or(() -> Passwords.match(current, person.passwordHash)
                        ? Optional.empty()
                        : Optional.of("The present password is not right."))
                .or(() -> password.equals(current)
                        ? Optional.of("Choose a password other than the present one.")
                        : Optional.empty());
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        String hash = Passwords.hash(password);
        return QuarkusTransaction.requiringNew().call(() -> {
            Person changed = Person.findById(person.id);
            changed.passwordHash = hash;
            changed.mustChangePassword = false;
            Session.endAll(changed);
            return new Chosen(Session.start(changed, clock.instant(), limits));
        });
    }

    void changeDensity(SignedIn signedIn) {
        QuarkusTransaction.requiringNew().run(() -> {
            Person person = Person.findById(signedIn.scope().personId());
            person.comfortable = !person.comfortable;
        });
    }

    void out(SignedIn signedIn) {
        QuarkusTransaction.requiringNew().run(() -> Session.end(signedIn.tokenHash()));
    }
}
