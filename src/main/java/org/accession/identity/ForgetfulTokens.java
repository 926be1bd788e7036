package org.accession.identity;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TokenStateManager;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Keeps no tokens: a provider's answer opens a session of our own and is done with. Quarkus would put the tokens into a
 * cookie, a copy of which worked after signing out.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class ForgetfulTokens implements TokenStateManager {

    private static final String NOTHING = "nothing";

    @Override
    public Uni<String> createTokenState(RoutingContext context, OidcTenantConfig config,
            AuthorizationCodeTokens tokens, OidcRequestContext<String> request) {
        return Uni.createFrom().item(NOTHING);
    }

    @Override
    public Uni<AuthorizationCodeTokens> getTokens(RoutingContext context, OidcTenantConfig config, String state,
            OidcRequestContext<AuthorizationCodeTokens> request) {
        return Uni.createFrom().failure(new AuthenticationFailedException());
    }

    @Override
    public Uni<Void> deleteTokens(RoutingContext context, OidcTenantConfig config, String state,
            OidcRequestContext<Void> request) {
        return Uni.createFrom().voidItem();
    }
}
