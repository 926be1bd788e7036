package org.accession.privacy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.accession.identity.AccountWatch;
import org.accession.identity.Person;
import org.accession.identity.Scope;

import io.quarkus.panache.common.Sort;

/**
 * Whom a privacy officer keeps an eye on: who has a role at a facility that is in their charge, or has read there.
 *
 * @param everywhere whether all facilities are in their charge
 * @param changes what others did of late to the accounts of who guards privacy, administers, or sees patients
 * @param names of everybody, by id
 */
record Officer(boolean everywhere, List<Person> people, List<AccountWatch> changes, Map<Long, String> names) {

    private static final Duration OF_LATE = Duration.ofDays(30);
    private static final String READERS = "from Person p where exists (select 1 from ReadLog r where r.personId = p.id"
            + " and r.facilityId in ?1)";

    static Officer of(Scope scope, Instant now) {
        List<Person> all = Person.listAll(Sort.by("name").and("id"));
        Set<Person> readers = scope.facilityIds() == null
                ? Set.of()
                : Set.copyOf(Person.<Person>list(READERS, scope.facilityIds()));
        return new Officer(scope.facilityIds() == null,
                all.stream().filter(one -> guards(scope, one) || readers.contains(one)).toList(),
                AccountWatch.since(now.minus(OF_LATE)).stream().filter(one -> guards(scope, one)).toList(),
                all.stream().collect(Collectors.toMap(one -> one.id, one -> one.name)));
    }

    /** A role counts where it was, though it be taken back since: who had it may have used it. */
    private static boolean guards(Scope scope, AccountWatch change) {
        return change.role() == null ? guards(scope, change.of()) : guards(scope, change.role().facilityId());
    }

    private static boolean guards(Scope scope, Long facilityId) {
        return facilityId == null || scope.sees(facilityId);
    }

    static boolean guards(Scope scope, Person person) {
        return scope.facilityIds() == null || person.grants.stream()
                .anyMatch(grant -> guards(scope, grant.facility == null ? null : grant.facility.id));
    }
}
