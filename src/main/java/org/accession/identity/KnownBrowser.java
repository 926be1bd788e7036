package org.accession.identity;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * A browser that a person has signed in with. Failures in it are counted apart, so that who attacks the person's name
 * from elsewhere does not hold the person up.
 */
@Entity
@IdClass(KnownBrowser.Key.class)
class KnownBrowser extends PanacheEntityBase {

    static final Duration REMEMBERED = Duration.ofDays(180);

    record Key(String tokenHash, Long personId) implements Serializable {}

    @Id
    public String tokenHash;

    @Id
    public Long personId;

    public Instant seenAt;

    static boolean knows(Client client, Person person, Instant now) {
        return client.mark() != null && count("tokenHash = ?1 and personId = ?2 and seenAt > ?3",
                Tokens.sha256(client.mark()), person.id, now.minus(REMEMBERED)) > 0;
    }

    /** Remembers the browser and returns what marks it. */
    static String remember(Client client, Person person, Instant now) {
        String mark = client.mark() == null ? Tokens.generate() : client.mark();
        delete("personId = ?1 and seenAt < ?2", person.id, now.minus(REMEMBERED));
        Panache.getEntityManager().createNativeQuery("""
                INSERT INTO known_browser (token_hash, person_id, seen_at) VALUES (?1, ?2, ?3)
                ON CONFLICT (token_hash, person_id) DO UPDATE SET seen_at = ?3""")
                .setParameter(1, Tokens.sha256(mark)).setParameter(2, person.id).setParameter(3, now).executeUpdate();
        return mark;
    }
}
