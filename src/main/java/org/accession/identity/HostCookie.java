package org.accession.identity;

import java.time.Duration;
import java.util.Optional;

import jakarta.ws.rs.core.NewCookie;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;

/**
 * A cookie that scripts cannot read. Behind TLS its name starts with {@code __Host-}: browsers then take it only over
 * TLS, from this very host, for all of its paths.
 */
record HostCookie(HttpServerRequest request, String plainName) {

    /** Holds the token of the session. */
    static HostCookie session(HttpServerRequest request) {
        return new HostCookie(request, "accession");
    }

    /** Marks a browser that somebody has signed in with. It opens nothing. */
    static HostCookie browser(HttpServerRequest request) {
        return new HostCookie(request, "accession-browser");
    }

    /** Holds what the {@link FormToken} is made from. */
    static HostCookie form(HttpServerRequest request) {
        return new HostCookie(request, "csrf");
    }

    /** Holds the page that was asked for while its reader is away at the provider of identities. */
    static HostCookie destination(HttpServerRequest request) {
        return new HostCookie(request, "accession-destination");
    }

    Optional<String> value() {
        return Optional.ofNullable(request.getCookie(name())).map(Cookie::getValue).filter(value -> !value.isEmpty());
    }

    /** Until the browser is closed. */
    NewCookie holding(String value) {
        return cookie(value).build();
    }

    NewCookie holding(String value, Duration time) {
        return cookie(value).maxAge((int) time.toSeconds()).build();
    }

    NewCookie removed() {
        return cookie("").maxAge(0).build();
    }

    private NewCookie.Builder cookie(String value) {
        return new NewCookie.Builder(name()).value(value).path("/").httpOnly(true).secure(request.isSSL())
                .sameSite(NewCookie.SameSite.LAX);
    }

    private String name() {
        return request.isSSL() ? "__Host-" + plainName : plainName;
    }
}
