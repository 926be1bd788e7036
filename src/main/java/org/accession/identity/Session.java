package org.accession.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** The time between signing in and signing out. The browser holds a random token, the database only its SHA-256. */
@Entity
public class Session extends PanacheEntityBase {

    /** The idle clock is wound at most this often, so that reading a page seldom writes. */
    private static final Duration WINDING = Duration.ofSeconds(20);

    /** How far the clocks of several instances may be apart. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    /** How long one may look for the telephone with the code. */
    private static final Duration HALFWAY = Duration.ofMinutes(10);

    @Id
    public String tokenHash;

    /** What stands for the session where its person looks at all of them. */
    public UUID publicId = UUID.randomUUID();

    @ManyToOne(fetch = FetchType.LAZY)
    public Person person;

    @Enumerated(EnumType.STRING)
    public Proof proof;

    public Instant startedAt;

    public Instant lastSeenAt;

    /** When it ends however busy the person is. */
    public Instant endsAt;

    /** From where it was started. */
    public String address;

    /** In which browser it was started. */
    public String browser;

    /** What the provider calls its own session, or null. */
    public String providerSession;

    /** The encrypted address that ends the provider's session, or null. */
    public byte[] providerSignOut;

    /** The encrypted token that shows whether the provider's session goes on, or null. */
    public byte[] providerRefresh;

    /** When the provider was last asked whether it does, or null. */
    public Instant providerAskedAt;

    /** When the last break-glass access that was asked for in it ends; null if none was. */
    public Instant glassUntil;

    /** Starts a session of the person and returns its token, which nothing else can tell. */
    public static String start(Person person, Proof proof, Client client, Instant now, SessionLimits limits) {
        return start(person, proof, null, client, now, limits);
    }

    /** Starts a session that belongs to one of the provider's, if one is given. */
    static String start(Person person, Proof proof, ProviderSession provider, Client client, Instant now,
            SessionLimits limits) {
        String token = Tokens.generate();
        Session session = new Session();
        session.tokenHash = Tokens.sha256(token);
        session.person = person;
        session.proof = proof;
        session.startedAt = now;
        session.lastSeenAt = now;
        session.endsAt = now.plus(proof == Proof.PASSWORD && person.secondFactor ? HALFWAY : limits.absolute());
        session.address = client.address();
        session.browser = client.browser();
        if (provider != null) {
            session.providerSession = provider.id();
            session.providerSignOut = provider.signOut();
            session.providerRefresh = provider.refresh();
            session.providerAskedAt = provider.refresh() == null ? null : now;
        }
        session.persist();
        return token;
    }

    /** The person's sessions that are going on, the latest used first. */
    static List<Session> current(long personId, Instant now, SessionLimits limits) {
        return Session.<Session>list("person.id = ?1 order by lastSeenAt desc", personId).stream()
                .filter(session -> session.isGoingOn(now, limits)).toList();
    }

    /** Whether it is still going on at the time. */
    boolean isGoingOn(Instant now, SessionLimits limits) {
        return endsAt.isAfter(now) && lastSeenAt.isAfter(now.minus(limits.idle())) && !isAhead(now);
    }

    /** Whether it was used later than now: the clock was set back, and how long the session was idle nobody knows. */
    boolean isAhead(Instant now) {
        return lastSeenAt.isAfter(now.plus(TOLERANCE)) || startedAt.isAfter(now.plus(TOLERANCE));
    }

    /** Winds the idle clock, in a transaction of its own. */
    void seen(Instant now) {
        if (Duration.between(lastSeenAt, now).compareTo(WINDING) > 0) {
            QuarkusTransaction.requiringNew().run(() -> update("lastSeenAt = ?1 where tokenHash = ?2", now, tokenHash));
        }
    }

    /** Whether it falls to the caller, and to nobody else who has read the session at the same time, to ask the provider. */
    boolean claimToAsk(Instant now) {
        return update("providerAskedAt = ?1 where tokenHash = ?2 and providerAskedAt = ?3", now, tokenHash,
                providerAskedAt) > 0;
    }

    /** From where, and in which browser, it was started. */
    Client client() {
        return new Client(address, browser, null);
    }

    /** The session of the key, for this transaction alone. */
    public static Session lock(String tokenHash) {
        return findById(tokenHash, LockModeType.PESSIMISTIC_WRITE);
    }

    static void end(String tokenHash) {
        deleteById(tokenHash);
    }

    /** Ends all sessions of the person, wherever they are open. */
    public static void endAll(Person person) {
        delete("person", person);
    }

    /** Ends all sessions of the person but the one, and tells how many. */
    static long endOthers(long personId, String tokenHash) {
        return delete("person.id = ?1 and tokenHash <> ?2", personId, tokenHash);
    }

    /** Ends one session of the person, and tells whether there was such a one. */
    static boolean end(long personId, UUID publicId) {
        return delete("person.id = ?1 and publicId = ?2", personId, publicId) > 0;
    }

    /** What belongs to the session at the provider. */
    static List<Session> ofProvider(String providerSession) {
        return list("providerSession", providerSession);
    }

    /** Forgets the sessions that are over. */
    static void forgetEnded(Instant now, SessionLimits limits) {
        delete("endsAt <= ?1 or lastSeenAt <= ?2", now, now.minus(limits.idle()));
    }
}
