package org.accession.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;

/** Turns the token of a session that is going on into an identity. */
@ApplicationScoped
class SessionIdentities implements IdentityProvider<SessionToken> {

    private final SessionLookup sessions;
    private final ProviderRecheck recheck;
    private final SessionLimits limits;
    private final SecondFactorRules secondFactor;
    private final Clock clock;

    SessionIdentities(SessionLookup sessions, ProviderRecheck recheck, SessionLimits limits,
            SecondFactorRules secondFactor, Clock clock) {
        this.sessions = sessions;
        this.recheck = recheck;
        this.limits = limits;
        this.secondFactor = secondFactor;
        this.clock = clock;
    }

    @Override
    public Class<SessionToken> getRequestType() {
        return SessionToken.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(SessionToken request, AuthenticationRequestContext context) {
        return context.runBlocking(
                () -> find(request.token(), request.attended()).map(SessionIdentities::identity).orElse(null));
    }

    /** In a scope of its own: to ask for the caller's would be to ask who the caller is while finding that out. */
    Optional<SignedIn> find(String token, boolean attended) {
        Instant now = clock.instant();
        return Scope.NOTHING.call(() -> goingOn(token, now).map(session -> {
            if (attended) {
                session.seen(now);
            }
            return SignedIn.of(session, secondFactor);
        }));
    }

    private Optional<Session> goingOn(String token, Instant now) {
        Optional<Session> session = sessions.find(token);
        session.filter(found -> found.isAhead(now)).ifPresent(found -> endAhead(found, now));
        session = session.filter(found -> found.isGoingOn(now, limits) && !found.person.disabled);
        if (session.isPresent() && recheck.isDue(session.get(), now)) {
            recheck.ask(session.get(), now);
            return sessions.find(token).filter(found -> !found.person.disabled);
        }
        return session;
    }

    private static void endAhead(Session session, Instant now) {
        QuarkusTransaction.requiringNew().run(() -> {
            AccountEvent.record(AccountEvent.Kind.CLOCK_JUMPED, session.person.id, session.client(), now, null);
            Session.end(session.tokenHash);
        });
    }

    private static SecurityIdentity identity(SignedIn signedIn) {
        return QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(signedIn.username()))
                .addRoles(signedIn.roles()).addAttribute(SignedIn.ATTRIBUTE, signedIn).build();
    }
}
