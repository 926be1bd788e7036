package org.accession.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Somebody who works with the registry. */
@Entity
public class Person extends PanacheEntityBase {

    /** How long an issued password waits for its first use. */
    private static final Duration ISSUED = Duration.ofDays(14);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    /** What stands for the person in an address. */
    public UUID publicId = UUID.randomUUID();

    /** In lower case. */
    public String username;

    public String name;

    /** Null for a person who signs in elsewhere. */
    public String passwordHash;

    public boolean mustChangePassword;

    /** Until when an issued password is good; null for one that the person chose. */
    public Instant passwordUntil;

    public boolean disabled;

    /** When an administrator last ended all of the person's sessions, or null. */
    public Instant sessionsEndedAt;

    /** Whether signing in asks for a code too. */
    public boolean secondFactor;

    /** The OpenID Connect provider that the person signs in with, or null. */
    public String issuer;

    /** Who the person is to that provider, or null. */
    public String subject;

    /** Whether the person prefers taller rows. */
    public boolean comfortable;

    @OneToMany(mappedBy = "person", cascade = CascadeType.ALL, orphanRemoval = true)
    public List<RoleGrant> grants = new ArrayList<>();

    public static Person named(String username, String name) {
        Person person = new Person();
        person.username = username.strip().toLowerCase(Locale.ROOT);
        person.name = name;
        return person;
    }

    public static Optional<Person> findByUsername(String username) {
        return find("username", username.strip().toLowerCase(Locale.ROOT)).firstResultOptional();
    }

    static Optional<Person> findBySubject(String issuer, String subject) {
        return find("issuer = ?1 and subject = ?2", issuer, subject).firstResultOptional();
    }

    /** Whether a right password opens nothing all the same; null if it does, else why. */
    String refusal(Instant now) {
        if (disabled) {
            return "disabled";
        }
        return passwordUntil != null && passwordUntil.isBefore(now) ? "the issued password has expired" : null;
    }

    /** Whether an administrator entered the person without a password, to come from a provider. */
    boolean isExpected() {
        return passwordHash == null && issuer == null;
    }

    /** Gives the person the role at the facility; at every facility if it is null. */
    public Person grant(String role, Facility facility) {
        RoleGrant grant = new RoleGrant();
        grant.person = this;
        grant.role = role;
        grant.facility = facility;
        grants.add(grant);
        return this;
    }

    /** Sets a password that is good for one sign-in, at which the person must choose another, and returns it. */
    public String issuePassword() {
        String password = Passwords.generate();
        passwordHash = Passwords.hash(password);
        mustChangePassword = true;
        passwordUntil = Instant.now().plus(ISSUED);
        return password;
    }
}
