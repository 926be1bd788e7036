package org.accession.web;

import java.util.List;

import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/**
 * Refuses large requests before anything of them is read, but for files from who has signed in: the fields of a form are
 * kept in memory.
 */
class BodySizes {

    /** After {@code io.quarkus.vertx.http.deployment.FilterBuildItem.AUTHENTICATION}, so that the user is known. */
    private static final int AFTER_AUTHENTICATION = 100;
    /** A list of 20,000 cases that is pasted into a form takes less. */
    private static final long LARGEST_FORM = 2 << 20;
    private static final List<String> FILES = List.of("/intake", "/admin/", "/edits/");

    void register(@Observes Filters filters) {
        filters.register(BodySizes::check, AFTER_AUTHENTICATION);
    }

    private static void check(RoutingContext context) {
        if (isLarge(context.request()) && !isFile(context)) {
            // What is still on its way is not waited for.
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            context.fail(413);
        } else {
            context.next();
        }
    }

    /** Whether it is large, or does not say that it is not. */
    private static boolean isLarge(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            return length.length() > 18 || Long.parseLong(length) > LARGEST_FORM;
        }
        boolean bodyWithoutLength = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null
                || request.version() == HttpVersion.HTTP_2;
        return bodyWithoutLength && request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD;
    }

    private static boolean isFile(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return context.user() != null && type != null && type.startsWith("multipart/form-data")
                && FILES.stream().anyMatch(context.normalizedPath()::startsWith);
    }
}
