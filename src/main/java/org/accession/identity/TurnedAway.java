package org.accession.identity;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Tells the server's log who came with a session that is over or with a token that is none of the registry's. They are turned
 * away before their request comes to a route, where refusals are told otherwise.
 */
@Singleton
class TurnedAway {

    private static final Logger LOG = Logger.getLogger(TurnedAway.class);
    private static final int BEFORE_OTHERS = 600;
    private static final int ELSEWHERE = 302;
    private static final int UNKNOWN = 401;

    void register(@Observes Filters filters) {
        filters.register(this::listen, BEFORE_OTHERS);
    }

    private void listen(RoutingContext context) {
        context.addEndHandler(answered -> {
            String proof = refused(context);
            if (proof != null) {
                LOG.infof("Turned away: %s, address %s", proof, Client.of(context.request()).address());
            }
        });
        context.next();
    }

    /** What was no proof of anything; null if nobody was turned away. */
    private static String refused(RoutingContext context) {
        String address = context.response().headers().get(HttpHeaders.LOCATION);
        return switch (context.response().getStatusCode()) {
            case UNKNOWN -> context.request().headers().contains(HttpHeaders.AUTHORIZATION)
                    ? "a token that the registry does not take"
                    : null;
            case ELSEWHERE -> address != null && address.startsWith(SessionMechanism.SIGN_IN)
                    && HostCookie.session(context.request()).value().isPresent() ? "a session that is over" : null;
            default -> null;
        };
    }
}
