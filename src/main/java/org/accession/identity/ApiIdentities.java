package org.accession.identity;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;

/** Turns a verified bearer token into a person of the registry, with that person's roles and scope. */
@ApplicationScoped
class ApiIdentities implements SecurityIdentityAugmentor {

    private final Arrivals arrivals;
    private final Clock clock;

    ApiIdentities(Arrivals arrivals, Clock clock) {
        this.arrivals = arrivals;
        this.clock = clock;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        AccessTokenCredential bearer = identity.getCredential(AccessTokenCredential.class);
        return bearer == null || identity.getCredential(IdTokenCredential.class) != null
                ? Uni.createFrom().item(identity)
                : context.runBlocking(() -> identity(bearer.getToken(), client(identity))).onItem().ifNull()
                        .failWith(AuthenticationFailedException::new);
    }

    /** In a scope of its own, as with a session. A refusal is kept, though the request fails. */
    private SecurityIdentity identity(String token, Client client) {
        return Scope.NOTHING.call(() -> QuarkusTransaction.requiringNew().call(() -> {
            if (arrivals.receive(client, token) instanceof Arrivals.Received received) {
                SignedIn signedIn = SignedIn.byToken(received.person(), token, clock.instant());
                return QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(signedIn.username()))
                        .addRoles(signedIn.roles()).addAttribute(SignedIn.ATTRIBUTE, signedIn).build();
            }
            return null;
        }));
    }

    private static Client client(SecurityIdentity identity) {
        return Client.of(HttpSecurityUtils.getRoutingContextAttribute(identity).request());
    }
}
