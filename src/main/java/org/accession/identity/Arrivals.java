package org.accession.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.accession.identity.AccountEvent.Kind;

/** Receives people whom an OpenID Connect provider vouches for, in the transaction of its caller. */
@ApplicationScoped
class Arrivals {

    /** What came of it. */
    sealed interface Answer {}

    /** The person, with the roles that the provider says. */
    record Received(Person person) implements Answer {}

    /** The person is not let in, and why. */
    record Refused(String sentence) implements Answer {}

    private final ProviderConfig config;
    private final Clock clock;

    Arrivals(ProviderConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Who arrives with what the tokens claim; all of them were verified. */
    Answer receive(Client client, String... tokens) {
        Claims claims = Claims.of(config, tokens);
        if (claims.issuer() == null || claims.subject() == null || claims.username().isEmpty()) {
            return refused(null, client, "The provider does not say who you are.");
        }
        Set<Granted> granted = granted(claims);
        if (granted.isEmpty()) {
            return refused(null, client, "You have no role in this registry. Your administrator can change that.");
        }
        Optional<Person> known = Person.findBySubject(claims.issuer(), claims.subject());
        Optional<Person> named = Person.findByUsername(claims.username());
        if (known.isEmpty() && named.isPresent() && !named.get().isExpected()) {
            return refused(named.get(), client, "The registry has an account of its own under your name. "
                    + "Your administrator can rename it.");
        }
        if (known.isEmpty() && named.isEmpty() && !config.createPeople()) {
            return refused(null, client, "Your administrator has to enter you first.");
        }
        Person person = known.or(() -> named).orElseGet(() -> Person.named(claims.username(), claims.name()));
        if (person.disabled) {
            return refused(person, client, "Your account is disabled.");
        }
        person.issuer = claims.issuer();
        person.subject = claims.subject();
        person.name = claims.name();
        person.persist();
        take(person, granted, client);
        return new Received(person);
    }

    /** A role at a facility, at all of them if it is null. */
    private record Granted(String role, Facility facility) {

        static Granted of(RoleGrant grant) {
            return new Granted(grant.role, grant.facility);
        }

        @Override
        public String toString() {
            return role + (facility == null ? "" : " at " + facility.name);
        }
    }

    /** Facilities that the registry does not have are passed over. */
    private static Set<Granted> granted(Claims claims) {
        Set<Granted> granted = new HashSet<>();
        for (Claims.Grant grant : claims.grants()) {
            if (grant.facility().equals(Claims.Grant.EVERYWHERE)) {
                granted.add(new Granted(grant.role(), null));
            } else {
                Facility.findByFin(grant.facility()).or(() -> Facility.findByNpi(grant.facility()))
                        .or(() -> Facility.findByName(grant.facility()))
                        .ifPresent(facility -> granted.add(new Granted(grant.role(), facility)));
            }
        }
        return granted;
    }

    /** The provider alone says what its people may do: each time they sign in, their roles become what it claims. */
    private void take(Person person, Set<Granted> granted, Client client) {
        Set<Granted> before = person.grants.stream().map(Granted::of).collect(Collectors.toSet());
        if (before.equals(granted)) {
            return;
        }
        person.grants.removeIf(grant -> !granted.contains(Granted.of(grant)));
        granted.stream().filter(grant -> !before.contains(grant))
                .forEach(grant -> person.grant(grant.role(), grant.facility()));
        AccountEvent.record(Kind.GRANTS_TAKEN_OVER, person.id, client, clock.instant(),
                granted.stream().map(Granted::toString).sorted().collect(Collectors.joining(", ")));
    }

    private Refused refused(Person person, Client client, String sentence) {
        Instant now = clock.instant();
        AccountEvent.record(Kind.REFUSED, person == null ? null : person.id, client, now, sentence);
        return new Refused(sentence);
    }
}
