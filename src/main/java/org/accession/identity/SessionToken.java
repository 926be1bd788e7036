package org.accession.identity;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** The token of a session, as a browser sent it. */
class SessionToken extends BaseAuthenticationRequest {

    private final String token;

    SessionToken(String token) {
        this.token = token;
    }

    String token() {
        return token;
    }
}
