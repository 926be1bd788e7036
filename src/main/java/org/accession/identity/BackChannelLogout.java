package org.accession.identity;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Ends our sessions when the provider ends its own (OpenID Connect Back-Channel Logout). quarkus-oidc verifies the logout
 * token and answers; what it accepted counts here.
 */
@Singleton
class BackChannelLogout {

    private static final int AFTER_HEADERS = 500;
    private static final int ACCEPTED = 200;

    private final ProviderSignIn provider;
    private final String path;

    BackChannelLogout(ProviderSignIn provider,
            @ConfigProperty(name = "quarkus.oidc.logout.backchannel.path") String path) {
        this.provider = provider;
        this.path = path;
    }

    void register(@Observes Filters filters) {
        filters.register(this::listen, AFTER_HEADERS);
    }

    private void listen(RoutingContext context) {
        if (provider.isEnabled() && context.normalizedPath().equals(path)) {
            context.addEndHandler(answered -> {
                if (context.response().getStatusCode() == ACCEPTED) {
                    context.vertx().executeBlocking(() -> end(context.request()));
                }
            });
        }
        context.next();
    }

    private Void end(HttpServerRequest request) {
        String session = Claims.content(request.getFormAttribute("logout_token")).getString(ProviderSignIn.SESSION);
        if (session != null) {
            Scope.NOTHING.run(() -> provider.ended(session));
        }
        return null;
    }
}
