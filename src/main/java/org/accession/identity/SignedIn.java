package org.accession.identity;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a request knows about the person whose session it belongs to.
 *
 * @param tokenHash the key of the session
 * @param since when the session was started
 */
record SignedIn(String tokenHash, Proof proof, Instant since, Stage stage, String username, String name,
        boolean comfortable, Set<String> roles, Scope scope) {

    static final String ATTRIBUTE = "accession.signed-in";

    static SignedIn of(Session session, SecondFactorRules rules) {
        Person person = session.person;
        Stage stage = Stage.of(person, session.proof, rules);
        return new SignedIn(session.tokenHash, session.proof, session.startedAt, stage, person.username, person.name,
                person.comfortable, stage == Stage.WORK ? roles(person) : Set.of(stage.role),
                stage == Stage.WORK ? scope(person) : Scope.of(person.id, Set.of()));
    }

    long personId() {
        return scope.personId();
    }

    private static Scope scope(Person person) {
        boolean everywhere = person.grants.stream().anyMatch(grant -> grant.facility == null);
        return everywhere
                ? Scope.everywhere(person.id)
                : Scope.of(person.id,
                        person.grants.stream().map(grant -> grant.facility.id).collect(Collectors.toSet()));
    }

    private static Set<String> roles(Person person) {
        Set<String> roles = person.grants.stream().map(grant -> grant.role).collect(Collectors.toSet());
        if (!roles.isEmpty()) {
            roles.add(Roles.STAFF);
        }
        roles.add(Roles.MEMBER);
        return roles;
    }
}
