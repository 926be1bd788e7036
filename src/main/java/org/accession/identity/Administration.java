package org.accession.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.accession.identity.AccountEvent.Kind;

/**
 * What an administrator may do to other people's accounts. One of a single facility has no power over somebody who also
 * works elsewhere: a password that they could reset there would open the other facility to them.
 */
@ApplicationScoped
class Administration {

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,63}");
    private static final int LONGEST = 100;
    private static final String BOTH_LOST = "Who has lost both goes to the operator: accession people reset.";

    private final Caller caller;
    private final SecondFactors factors;
    private final Clock clock;

    Administration(Caller caller, SecondFactors factors, Clock clock) {
        this.caller = caller;
        this.factors = factors;
        this.clock = clock;
    }

    /** The people that the caller may administer, by name. */
    List<Person> people() {
        return Person.<Person>list("select distinct p from Person p left join fetch p.grants g "
                + "left join fetch g.facility order by p.name, p.username").stream().filter(this::mayAdminister)
                .toList();
    }

    Optional<Person> find(UUID id) {
        return Person.<Person>find("publicId", id).firstResultOptional().filter(this::mayAdminister);
    }

    /** The facilities at which the caller may give and take roles. */
    List<Facility> facilities() {
        return Facility.byName().stream().filter(one -> caller.grants().has(Roles.ADMINISTRATOR, one.id)).toList();
    }

    boolean isEverywhere() {
        return caller.grants().hasEverywhere(Roles.ADMINISTRATOR);
    }

    boolean isSelf(Person person) {
        return person.id.equals(caller.personId());
    }

    boolean mayAdminister(Person person) {
        return isEverywhere() || !person.grants.isEmpty() && person.grants.stream().allMatch(this::mayAdminister);
    }

    boolean mayAdminister(RoleGrant grant) {
        return grant.facility == null
                ? isEverywhere()
                : caller.grants().has(Roles.ADMINISTRATOR, grant.facility.id);
    }

    /** A grant that an administrator asks for: a role, and a facility's id, or nothing for all facilities. */
    Optional<RoleGrant> grant(String role, String facilityId) {
        RoleGrant grant = new RoleGrant();
        grant.role = role;
        if (facilityId != null && !facilityId.isEmpty()) {
            grant.facility = id(facilityId).flatMap(Facility::findByPublicId).orElse(null);
            if (grant.facility == null) {
                return Optional.empty();
            }
        }
        return role != null && Roles.ALL.contains(role) && mayAdminister(grant) ? Optional.of(grant) : Optional.empty();
    }

    /** Why nobody can be added or renamed so, if that is so. */
    Optional<String> refusal(String username, String name) {
        if (!USERNAME.matcher(username).matches()) {
            return Optional.of("A sign-in name has 2 to 64 small letters, digits, points, dashes and @.");
        }
        if (Person.findByUsername(username).isPresent()) {
            return Optional.of("Somebody has this sign-in name already.");
        }
        return nameRefusal(name);
    }

    Optional<String> nameRefusal(String name) {
        boolean line = !name.isEmpty() && name.length() <= LONGEST && name.chars().noneMatch(Character::isISOControl);
        return line ? Optional.empty() : Optional.of("A name is one line of at most " + LONGEST + " characters.");
    }

    void give(Person person, RoleGrant grant) {
        if (person.grants.stream().noneMatch(had -> isSame(had, grant))) {
            person.grant(grant.role, grant.facility);
        }
    }

    /** Takes a role; an administrator of all facilities remains one until another takes that from them. */
    boolean take(Person person, RoleGrant grant) {
        if (isSelf(person) && grant.role.equals(Roles.ADMINISTRATOR)) {
            return false;
        }
        person.grants.removeIf(had -> isSame(had, grant));
        return true;
    }

    /** Why no password can be issued to the person, if that is so: with the factor it would be the account. */
    Optional<String> passwordRefusal(Person person) {
        Optional<Instant> removed = AccountEvent.last(person.id, Kind.FACTOR_REMOVED);
        Optional<Instant> signedIn = AccountEvent.last(person.id, Kind.SIGNED_IN);
        return removed.isPresent() && signedIn.stream().noneMatch(removed.get()::isBefore)
                ? Optional.of("The second factor was removed, and this person has not signed in since. " + BOTH_LOST)
                : Optional.empty();
    }

    /** Why the second factor of the person cannot be removed, if that is so: with the password it would be the account. */
    Optional<String> factorRefusal(Person person) {
        return person.mustChangePassword
                ? Optional.of("A password was issued to this person, and is not changed yet. " + BOTH_LOST)
                : Optional.empty();
    }

    /** A new password, good for one sign-in, and the end of what the old one opened. */
    String issuePassword(Person person, Client client) {
        endSessions(person);
        AccountEvent.record(Kind.PASSWORD_ISSUED, person.id, client, clock.instant(), null);
        return person.issuePassword();
    }

    /**
     * A way back for somebody who has none: for the operator of the machine, who asks for it there.
     *
     * @param withoutFactor whether the second factor is lost too
     * @return a new password
     */
    String rescue(Person person, boolean withoutFactor, Client client) {
        person.disabled = false;
        if (withoutFactor && person.secondFactor) {
            factors.remove(person, client, clock.instant());
        }
        return issuePassword(person, client);
    }

    void disable(Person person) {
        person.disabled = true;
        endSessions(person);
    }

    void endSessions(Person person) {
        person.sessionsEndedAt = clock.instant();
        Session.endAll(person);
    }

    void removeSecondFactor(Person person, Client client) {
        Instant now = clock.instant();
        factors.remove(person, client, now);
        endSessions(person);
    }

    private static boolean isSame(RoleGrant one, RoleGrant other) {
        return one.role.equals(other.role) && Objects.equals(one.facility == null ? null : one.facility.id,
                other.facility == null ? null : other.facility.id);
    }

    private static Optional<UUID> id(String written) {
        try {
            return Optional.of(UUID.fromString(written));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
