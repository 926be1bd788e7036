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

    private final SessionLimits limits;
    private final SecondFactorRules secondFactor;
    private final Clock clock;

    SessionIdentities(SessionLimits limits, SecondFactorRules secondFactor, Clock clock) {
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
        return Scope.NOTHING.call(() -> QuarkusTransaction.requiringNew().call(() -> {
            Instant now = clock.instant();
            Optional<Session> session = Session.of(token);
            session.filter(found -> found.isAhead(now)).ifPresent(found -> endAhead(found, now));
            return session.filter(found -> found.isGoingOn(now, limits) && !found.person.disabled).map(found -> {
                if (attended) {
                    found.seen(now);
                }
                return SignedIn.of(found, secondFactor);
            });
        }));
    }

    private static void endAhead(Session session, Instant now) {
        AccountEvent.record(AccountEvent.Kind.CLOCK_JUMPED, session.person.id,
                new Client(session.address, session.browser, null), now, null);
        session.delete();
    }

    private static SecurityIdentity identity(SignedIn signedIn) {
        return QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(signedIn.username()))
                .addRoles(signedIn.roles()).addAttribute(SignedIn.ATTRIBUTE, signedIn).build();
    }
}
