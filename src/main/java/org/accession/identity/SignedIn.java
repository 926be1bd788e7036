package org.accession.identity;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a request knows about the person whose session it belongs to.
 *
 * @param tokenHash the key of the session
 */
record SignedIn(String tokenHash, String username, String name, boolean comfortable, Set<String> roles, Scope scope) {

    static final String ATTRIBUTE = "accession.signed-in";

    static SignedIn of(Session session) {
        Person person = session.person;
        if (person.mustChangePassword) {
            return new SignedIn(session.tokenHash, person.username, person.name, person.comfortable,
                    Set.of(Roles.NEWCOMER), Scope.of(person.id, Set.of()));
        }
        boolean everywhere = person.grants.stream().anyMatch(grant -> grant.facility == null);
        Scope scope = everywhere
                ? Scope.everywhere(person.id)
                : Scope.of(person.id,
                        person.grants.stream().map(grant -> grant.facility.id).collect(Collectors.toSet()));
        return new SignedIn(session.tokenHash, person.username, person.name, person.comfortable,
                roles(person), scope);
    }

    private static Set<String> roles(Person person) {
        Set<String> roles = person.grants.stream().map(grant -> grant.role).collect(Collectors.toSet());
        if (!roles.isEmpty()) {
            roles.add(Roles.STAFF);
        }
        return roles;
    }
}
