package org.accession.identity;

import java.time.Instant;
import java.util.Set;

/**
 * What a request knows about the person whose session it belongs to.
 *
 * @param tokenHash the key of the session
 * @param since when the session was started
 * @param endsAt when it ends however busy the person is
 * @param roles those that are held anywhere
 * @param grants where they are held
 * @param glassUntil when the last break-glass access of the session ends; null if there was none
 */
record SignedIn(String tokenHash, Proof proof, Instant since, Instant endsAt, Stage stage, long personId,
        String username, String name, boolean comfortable, Set<String> roles, Grants grants, Instant glassUntil) {

    static final String ATTRIBUTE = "accession.signed-in";

    static SignedIn of(Session session, SecondFactorRules rules) {
        Person person = session.person;
        Stage stage = Stage.of(person, session.proof, rules);
        Grants grants = stage == Stage.WORK ? Grants.of(person.grants) : Grants.NONE;
        return new SignedIn(session.tokenHash, session.proof, session.startedAt, session.endsAt, stage, person.id,
                person.username, person.name, person.comfortable,
                stage == Stage.WORK ? grants.roles() : Set.of(stage.role), grants, session.glassUntil);
    }

    /** The person of a bearer token, which belongs to no session: its hash stands for it. */
    static SignedIn byToken(Person person, String token, Instant now) {
        Grants grants = Grants.of(person.grants);
        return new SignedIn(Tokens.sha256(token), Proof.PROVIDER, now, now, Stage.WORK, person.id, person.username,
                person.name, person.comfortable, grants.roles(), grants, null);
    }
}
