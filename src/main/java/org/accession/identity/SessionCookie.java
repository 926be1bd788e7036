package org.accession.identity;

import java.util.Optional;

import jakarta.ws.rs.core.NewCookie;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;

/**
 * The cookie that holds the token of a session. Behind TLS its name starts with {@code __Host-}: browsers then take it
 * only over TLS, from this very host, for all of its paths.
 */
record SessionCookie(HttpServerRequest request) {

    private static final String NAME = "accession";

    static SessionCookie of(HttpServerRequest request) {
        return new SessionCookie(request);
    }

    Optional<String> token() {
        return Optional.ofNullable(request.getCookie(name())).map(Cookie::getValue);
    }

    NewCookie holding(String token) {
        return cookie(token).build();
    }

    NewCookie removed() {
        return cookie("").maxAge(0).build();
    }

    private NewCookie.Builder cookie(String value) {
        return new NewCookie.Builder(name()).value(value).path("/").httpOnly(true).secure(request.isSSL())
                .sameSite(NewCookie.SameSite.LAX);
    }

    private String name() {
        return request.isSSL() ? "__Host-" + NAME : NAME;
    }
}
