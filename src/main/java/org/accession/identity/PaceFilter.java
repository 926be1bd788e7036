package org.accession.identity;

import java.time.Clock;

import jakarta.ws.rs.WebApplicationException;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses who searches faster than a person can read. */
class PaceFilter {

    private static final int TOO_MANY_REQUESTS = 429;

    private final Pace pace;
    private final Caller caller;

    PaceFilter(Caller caller, Clock clock,
            @ConfigProperty(name = "accession.search.per-minute", defaultValue = "60") int perMinute) {
        this.caller = caller;
        pace = new Pace(perMinute, clock);
    }

    @Paced
    @ServerRequestFilter
    public void check() {
        if (!pace.allows(String.valueOf(caller.personId()))) {
            throw new WebApplicationException(TOO_MANY_REQUESTS);
        }
    }
}
