package org.accession.identity;

import java.time.Instant;
import java.util.OptionalLong;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.accession.identity.SecondFactors.Judgement;
import org.accession.keys.Keyring;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** The secret that a person's authenticator shares with the registry. */
@Entity
class SecondFactor extends PanacheEntityBase {

    @Id
    public Long personId;

    /** Encrypted. */
    public byte[] secret;

    public Instant since;

    /** The latest step of time whose code was used: no code of it or of an earlier one is taken again. */
    public long lastStep;

    /** Judges a code, and uses it up if it is right. */
    Judgement judge(String code, Instant now, Keyring keyring) {
        byte[] plain = keyring.decrypt(secret);
        OptionalLong step = OneTimeCodes.step(plain, code, now);
        if (step.isEmpty()) {
            return Judgement.WRONG;
        }
        if (update("lastStep = ?1 where personId = ?2 and lastStep < ?1", step.getAsLong(), personId) == 0) {
            return Judgement.USED;
        }
        if (Keyring.keyOf(secret) != keyring.currentKey()) {
            update("secret = ?1 where personId = ?2", keyring.encrypt(plain), personId);
        }
        return Judgement.RIGHT;
    }
}
