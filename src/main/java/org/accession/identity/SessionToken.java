package org.accession.identity;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** The token of a session, as a browser sent it. */
class SessionToken extends BaseAuthenticationRequest {

    private final String token;
    private final boolean attended;

    /** @param attended whether a person asks, rather than a page by itself: only that winds the idle clock */
    SessionToken(String token, boolean attended) {
        this.token = token;
        this.attended = attended;
    }

    boolean attended() {
        return attended;
    }

    String token() {
        return token;
    }
}
