package org.accession.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Sign-ins under one name that failed one after the other: each further one has to wait longer. */
@Entity
class FailedSignIn extends PanacheEntityBase {

    private static final int FREE = 3;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration FORGIVEN = Duration.ofDays(1);

    @Id
    public String nameHash;

    public int failures;

    public Instant lastAt;

    /** How long nobody can sign in under the name; zero if at once. */
    static Duration wait(String username, Instant now) {
        FailedSignIn failed = findById(hash(username));
        if (failed == null) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(now, failed.lastAt.plus(delay(failed.failures)));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** One second after three failures, then twice as long each time, up to a quarter of an hour. */
    static Duration delay(int failures) {
        if (failures < FREE) {
            return Duration.ZERO;
        }
        Duration delay = Duration.ofSeconds(1L << Math.min(failures - FREE, 20));
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }

    /** Counts one more. A single statement: attempts that come at once are all counted. */
    static void count(String username, Instant now) {
        delete("lastAt < ?1", now.minus(FORGIVEN));
        Panache.getEntityManager().createNativeQuery("""
                INSERT INTO failed_sign_in (name_hash, failures, last_at) VALUES (?1, 1, ?2)
                ON CONFLICT (name_hash) DO UPDATE SET failures = failed_sign_in.failures + 1, last_at = ?2""")
                .setParameter(1, hash(username)).setParameter(2, now).executeUpdate();
    }

    static void forgive(String username) {
        deleteById(hash(username));
    }

    private static String hash(String username) {
        return Session.sha256(username.strip().toLowerCase(Locale.ROOT));
    }
}
