package org.accession.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** The time between signing in and signing out. The browser holds a random token, the database only its SHA-256. */
@Entity
public class Session extends PanacheEntityBase {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 32;

    /** The idle clock is wound at most this often, so that reading a page seldom writes. */
    private static final Duration WINDING = Duration.ofSeconds(20);

    @Id
    public String tokenHash;

    @ManyToOne(fetch = FetchType.LAZY)
    public Person person;

    public Instant startedAt;

    public Instant lastSeenAt;

    /** When it ends however busy the person is. */
    public Instant endsAt;

    /** Starts a session of the person and returns its token, which nothing else can tell. */
    public static String start(Person person, Instant now, SessionLimits limits) {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Session session = new Session();
        session.tokenHash = sha256(token);
        session.person = person;
        session.startedAt = now;
        session.lastSeenAt = now;
        session.endsAt = now.plus(limits.absolute());
        session.persist();
        return token;
    }

    /** The session of the token, if it is still going on at the time, with its person and the person's grants. */
    static Optional<Session> current(String token, Instant now, SessionLimits limits) {
        return Session.<Session>find("""
                from Session s join fetch s.person p left join fetch p.grants
                where s.tokenHash = ?1 and s.endsAt > ?2 and s.lastSeenAt > ?3 and not p.disabled""",
                sha256(token), now, now.minus(limits.idle())).list().stream().findFirst();
    }

    /** Winds the idle clock. */
    void seen(Instant now) {
        if (Duration.between(lastSeenAt, now).compareTo(WINDING) > 0) {
            lastSeenAt = now;
        }
    }

    static void end(String tokenHash) {
        deleteById(tokenHash);
    }

    /** Ends all sessions of the person, wherever they are open. */
    public static void endAll(Person person) {
        delete("person", person);
    }

    /** Forgets the sessions that are over. */
    static void forgetEnded(Instant now, SessionLimits limits) {
        delete("endsAt <= ?1 or lastSeenAt <= ?2", now, now.minus(limits.idle()));
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
