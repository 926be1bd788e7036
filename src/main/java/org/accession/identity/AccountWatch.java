package org.accession.identity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * That somebody else changed the account of who guards privacy or administers: by it one sees everything, or lets others;
 * or issued a password to anybody who sees patients.
 *
 * @param by the id of who did it; null for the registry itself, or the operator of the machine
 * @param role the role that was given or taken, or null
 */
public record AccountWatch(Instant at, Long by, Person of, String what, Held role) {

    /**
     * A role that somebody had, whether they still have it or not.
     *
     * @param facilityId where; null for everywhere
     */
    public record Held(Long facilityId) {

        private static Held of(Map<String, Object> row) {
            return new Held(row.get("facility_id") instanceof Number id ? id.longValue() : null);
        }
    }

    private static final List<String> ROLES = List.of(Roles.PRIVACY, Roles.ADMINISTRATOR);
    private static final String CHANGED = "at > ?1 and (personId is null or personId <> subjectId)"
            + " and kind in ('PERSON', 'ROLE') order by id desc";

    /** The newest first. */
    public static List<AccountWatch> since(Instant time) {
        return AdministrationLog.<AdministrationLog>list(CHANGED, time).stream().flatMap(AccountWatch::of).toList();
    }

    private static Stream<AccountWatch> of(AdministrationLog one) {
        Person subject = Person.findById(one.subjectId);
        if (subject == null || !concerns(one, subject)) {
            return Stream.empty();
        }
        return what(one).map(what -> new AccountWatch(one.at, one.personId, subject, what,
                one.kind.equals("ROLE") ? Held.of(row(one)) : null)).stream();
    }

    private static boolean concerns(AdministrationLog one, Person subject) {
        return one.kind.equals("ROLE")
                ? Stream.of(one.before, one.after).anyMatch(row -> ROLES.contains(String.valueOf(row.get("role"))))
                : subject.grants.stream().anyMatch(grant -> ROLES.contains(grant.role)
                        || isPasswordIssued(one) && Roles.WITH_PATIENTS.contains(grant.role));
    }

    /** Who issues a password knows it, and signs in with it where no second factor is asked for. */
    private static boolean isPasswordIssued(AdministrationLog one) {
        return !one.change.equals("ADDED") && one.after.containsKey("password");
    }

    private static Map<String, Object> row(AdministrationLog one) {
        return one.change.equals("REMOVED") ? one.before : one.after;
    }

    private static Optional<String> what(AdministrationLog one) {
        Map<String, Object> row = row(one);
        if (one.kind.equals("ROLE")) {
            return Optional.of("Role " + row.get("role") + (one.change.equals("ADDED") ? " given" : " taken"));
        }
        if (one.change.equals("ADDED")) {
            return Optional.of("Account added");
        }
        if (isPasswordIssued(one)) {
            return Optional.of("New password issued");
        }
        return Boolean.FALSE.equals(row.get("second_factor")) ? Optional.of("Second factor removed") : Optional.empty();
    }
}
