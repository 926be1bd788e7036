package org.accession.identity;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import jakarta.enterprise.context.ApplicationScoped;

import org.accession.identity.AccountEvent.Kind;
import org.accession.keys.Keyring;

/** Adds, asks for and removes second factors, in the transaction of its caller. */
@ApplicationScoped
public class SecondFactors {

    private final Keyring keyring;

    SecondFactors(Keyring keyring) {
        this.keyring = keyring;
    }

    /** What a code is. */
    enum Judgement {
        RIGHT, WRONG,
        /** It was right once: somebody has seen it. */
        USED
    }

    /** Judges what is meant to be a code of the person's authenticator or a recovery code; a right one is used up. */
    Judgement judge(Person person, String code, Client client, Instant now) {
        String typed = code.strip();
        SecondFactor factor = SecondFactor.findById(person.id);
        Judgement judgement = factor == null
                ? Judgement.WRONG
                : factor.judge(typed.replace(" ", ""), now, keyring);
        if (judgement == Judgement.WRONG && RecoveryCode.use(person.id, typed, keyring)) {
            AccountEvent.record(Kind.RECOVERY_CODE_USED, person.id, client, now,
                    RecoveryCode.left(person.id) + " are left");
            return Judgement.RIGHT;
        }
        return judgement;
    }

    /** What the page that adds a factor carries. */
    String seal(Enrolment enrolment) {
        return enrolment.seal(keyring);
    }

    Optional<Enrolment> open(String sealed, long personId, Instant now) {
        return Enrolment.open(sealed, personId, now, keyring);
    }

    /** Adds the factor if the code is its, in place of one that was there; returns the recovery codes. */
    Optional<List<String>> add(Person person, Enrolment enrolment, String code, Client client, Instant now) {
        OptionalLong step = OneTimeCodes.step(enrolment.secret(), code.replace(" ", ""), now);
        if (step.isEmpty() || isAdded(person, enrolment)) {
            return Optional.empty();
        }
        SecondFactor.deleteById(person.id);
        SecondFactor factor = new SecondFactor();
        factor.personId = person.id;
        factor.secret = keyring.encrypt(enrolment.secret());
        factor.since = now;
        factor.lastStep = step.getAsLong();
        factor.persist();
        person.secondFactor = true;
        AccountEvent.record(Kind.FACTOR_ADDED, person.id, client, now, null);
        return Optional.of(RecoveryCode.renew(person.id, keyring));
    }

    /** The page was sent before: whoever sends it again with its code gets no recovery codes for it. */
    private boolean isAdded(Person person, Enrolment enrolment) {
        SecondFactor factor = SecondFactor.findById(person.id);
        return factor != null && MessageDigest.isEqual(keyring.decrypt(factor.secret), enrolment.secret());
    }

    List<String> renewRecoveryCodes(Person person, Client client, Instant now) {
        AccountEvent.record(Kind.RECOVERY_CODES_MADE, person.id, client, now, null);
        return RecoveryCode.renew(person.id, keyring);
    }

    /** Takes the person's factor away, as when the telephone is lost. */
    public void remove(Person person, Client client, Instant now) {
        SecondFactor.deleteById(person.id);
        RecoveryCode.forget(person.id);
        person.secondFactor = false;
        AccountEvent.record(Kind.FACTOR_REMOVED, person.id, client, now, null);
    }
}
