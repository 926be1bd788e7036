package org.accession.web;

import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * What every answer says about how a browser may use it: files, parts and errors too. Only our own scripts and styles
 * run, no other site may frame a page, and nothing but assets is kept in a cache, for any page may be about a patient.
 */
class SecurityHeaders {

    private static final int FIRST = 1000;

    private static final String CONTENT_SECURITY_POLICY = String.join("; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    void register(@Observes Filters filters) {
        filters.register(SecurityHeaders::set, FIRST);
    }

    private static void set(RoutingContext context) {
        MultiMap headers = context.response().headers();
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cache-Control", caching(context.normalizedPath()));
        if (context.request().isSSL()) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        context.addHeadersEndHandler(end -> {
            sayCharset(headers);
            stayHere(headers, context.request());
        });
        context.next();
    }

    /** Pages and parts of them are UTF-8, whoever made them. */
    private static void sayCharset(MultiMap headers) {
        if ("text/html".equals(headers.get("Content-Type"))) {
            headers.set("Content-Type", "text/html;charset=utf-8");
        }
    }

    /** Pages of ours are named without the host: who asks may have named another than this one. */
    private static void stayHere(MultiMap headers, HttpServerRequest request) {
        String here = request.scheme() + "://" + request.authority() + "/";
        String location = headers.get("Location");
        if (location != null && location.startsWith(here)) {
            headers.set("Location", location.substring(here.length() - 1));
        }
    }

    private static String caching(String path) {
        if (path.startsWith("/assets/vendor/") || path.startsWith("/webjars/")) {
            return "public, max-age=31536000, immutable"; // the version is part of the path
        }
        return path.startsWith("/assets/") ? "no-cache" : "no-store";
    }
}
