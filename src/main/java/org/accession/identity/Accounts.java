package org.accession.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.accession.identity.AccountEvent.Kind;
import org.accession.identity.FailedProof.Tally;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** What people change about their own account: the password, the second factor, where they are signed in. */
@ApplicationScoped
class Accounts {

    /** What came of a change. */
    sealed interface Answer {}

    /** It is done, and the browser gets the token of a new session. All others are ended. */
    record Changed(String token, List<String> recoveryCodes) implements Answer {}

    /** It is not, and why. */
    record Refused(String sentence) implements Answer {}

    private final PasswordCheck passwords;
    private final SecondFactors factors;
    private final SecondFactorRules rules;
    private final SessionLimits limits;
    private final Clock clock;

    Accounts(PasswordCheck passwords, SecondFactors factors, SecondFactorRules rules, SessionLimits limits,
            Clock clock) {
        this.passwords = passwords;
        this.factors = factors;
        this.rules = rules;
        this.limits = limits;
        this.clock = clock;
    }

    Answer choosePassword(SignedIn signedIn, String current, String password, String repeated, Client client) {
        Person person = person(signedIn);
        Optional<Answer> refusal = Passwords.refusal(person, password, repeated).<Answer>map(Refused::new)
                .or(() -> wrongPassword(person, current, client))
                .or(() -> password.equals(current)
                        ? Optional.of(new Refused("Choose a password other than the present one."))
                        : Optional.empty());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        String hash = Passwords.hash(password);
        return inTransaction(() -> {
            Person changed = Person.findById(person.id);
            changed.passwordHash = hash;
            changed.mustChangePassword = false;
            changed.passwordUntil = null;
            AccountEvent.record(Kind.PASSWORD_CHANGED, person.id, client, clock.instant(), null);
            return renewed(changed, signedIn.proof(), List.of(), client);
        });
    }

    /** The page's copy of a factor that is being added, encrypted, and the factor itself to show. */
    Enrolment beginFactor(SignedIn signedIn) {
        return Enrolment.begin(signedIn.personId(), clock.instant());
    }

    /**
     * Adds a second factor.
     *
     * @param password asked for again, but not of somebody who has just typed it to sign in
     */
    Answer addFactor(SignedIn signedIn, Enrolment enrolment, String code, String password, Client client) {
        Person person = person(signedIn);
        Optional<Answer> refusal = signedIn.stage() == Stage.FACTOR
                ? Optional.empty()
                : wrongPassword(person, password, client);
        return refusal.orElseGet(() -> inTransaction(() -> {
            Person changed = Person.findById(person.id);
            return factors.add(changed, enrolment, code, client, clock.instant())
                    .<Answer>map(codes -> renewed(changed, Proof.CODE, codes, client))
                    .orElseGet(() -> new Refused("This is not the code that the authenticator shows now."));
        }));
    }

    Answer removeFactor(SignedIn signedIn, String password, Client client) {
        Person person = person(signedIn);
        if (rules.demandedOf(person)) {
            return new Refused("Your role asks for a second factor. You can replace it, not remove it.");
        }
        return wrongPassword(person, password, client).orElseGet(() -> inTransaction(() -> {
            Person changed = Person.findById(person.id);
            factors.remove(changed, client, clock.instant());
            return renewed(changed, Proof.PASSWORD, List.of(), client);
        }));
    }

    /** New recovery codes in place of the old ones. */
    Answer renewRecoveryCodes(SignedIn signedIn, String password, Client client) {
        Person person = person(signedIn);
        return wrongPassword(person, password, client).orElseGet(() -> inTransaction(() -> {
            Person changed = Person.findById(person.id);
            return renewed(changed, signedIn.proof(),
                    factors.renewRecoveryCodes(changed, client, clock.instant()), client);
        }));
    }

    List<Session> sessions(SignedIn signedIn) {
        return inTransaction(() -> Session.current(signedIn.personId(), clock.instant(), limits));
    }

    void endSession(SignedIn signedIn, UUID publicId, Client client) {
        inTransaction(() -> {
            if (Session.end(signedIn.personId(), publicId)) {
                AccountEvent.record(Kind.ENDED_ELSEWHERE, signedIn.personId(), client, clock.instant(), null);
            }
            return null;
        });
    }

    void endOtherSessions(SignedIn signedIn, Client client) {
        inTransaction(() -> {
            long ended = Session.endOthers(signedIn.personId(), signedIn.tokenHash());
            AccountEvent.record(Kind.ENDED_ELSEWHERE, signedIn.personId(), client, clock.instant(),
                    ended + " sessions");
            return null;
        });
    }

    void changeDensity(SignedIn signedIn) {
        inTransaction(() -> {
            Person person = Person.findById(signedIn.personId());
            person.comfortable = !person.comfortable;
            return null;
        });
    }

    Person person(SignedIn signedIn) {
        return inTransaction(() -> {
            Person person = Person.findById(signedIn.personId());
            person.grants.size();
            return person;
        });
    }

    /** Who took over a session, or sits down at one, does not know the password, and cannot try for long. */
    private Optional<Answer> wrongPassword(Person person, String password, Client client) {
        Instant now = clock.instant();
        List<Tally> tallies = List.of(Tally.of(FailedProof.Kind.PERSON, String.valueOf(person.id)));
        Duration wait = inTransaction(() -> FailedProof.count(tallies, now));
        if (!wait.isZero()) {
            return Optional.of(new Refused("Too many attempts failed. Try again in " + Spoken.of(wait) + "."));
        }
        Optional<Boolean> right = passwords.compare(true, password, person.passwordHash);
        return inTransaction(() -> {
            if (right.orElse(false)) {
                FailedProof.forgive(tallies);
                return Optional.empty();
            }
            AccountEvent.record(Kind.WRONG_PASSWORD, person.id, client, now, "asked for again");
            return Optional.of(new Refused("The present password is not right."));
        });
    }

    private Changed renewed(Person person, Proof proof, List<String> recoveryCodes, Client client) {
        Session.endAll(person);
        return new Changed(Session.start(person, proof, client, clock.instant(), limits), recoveryCodes);
    }

    private static <T> T inTransaction(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(work::get);
    }
}
