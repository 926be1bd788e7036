package org.accession.identity;

import java.io.Serializable;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

import org.accession.keys.Keyring;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A code that stands in for the authenticator once. Only its keyed hash is kept. */
@Entity
@IdClass(RecoveryCode.Key.class)
class RecoveryCode extends PanacheEntityBase {

    private static final int CODES = 10;

    record Key(Long personId, String codeHash) implements Serializable {}

    @Id
    public Long personId;

    @Id
    public String codeHash;

    /** Makes new codes in place of the person's old ones and returns them, which nothing else can tell. */
    static List<String> renew(long personId, Keyring keyring) {
        forget(personId);
        List<String> codes = Stream.generate(Passwords::generate).limit(CODES).toList();
        for (String code : codes) {
            RecoveryCode kept = new RecoveryCode();
            kept.personId = personId;
            kept.codeHash = hash(personId, code, keyring);
            kept.persist();
        }
        return codes;
    }

    /** Uses the code up, and tells whether it was one. */
    static boolean use(long personId, String code, Keyring keyring) {
        return delete("personId = ?1 and codeHash = ?2", personId, hash(personId, code, keyring)) > 0;
    }

    static long left(long personId) {
        return count("personId", personId);
    }

    static void forget(long personId) {
        delete("personId", personId);
    }

    private static String hash(long personId, String code, Keyring keyring) {
        return HexFormat.of()
                .formatHex(keyring.hmac("recovery " + personId + " " + code.strip().toLowerCase(Locale.ROOT)));
    }
}
