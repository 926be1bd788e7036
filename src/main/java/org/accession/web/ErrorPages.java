package org.accession.web;

import java.net.URI;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.accession.identity.Caller;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser;

import io.quarkus.security.ForbiddenException;

/** Answers every failure with a page of ours. */
class ErrorPages {

    private static final Logger LOG = Logger.getLogger(ErrorPages.class);
    private static final Set<String> NO_TEXT = Set.of("22021", "22P05");

    private final Caller caller;

    ErrorPages(Caller caller) {
        this.caller = caller;
    }

    /** Who has not signed in to the end may do that alone. */
    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e) {
        return caller.nextStep() == null
                ? ErrorPage.of(403).response(null)
                : Response.seeOther(URI.create(caller.nextStep())).build();
    }

    @ServerExceptionMapper
    public Response refused(WebApplicationException e) {
        Response response = e.getResponse();
        return response.hasEntity() || response.getStatus() < 400
                ? response
                : ErrorPage.of(response.getStatus()).response(null);
    }

    @ServerExceptionMapper
    public Response failed(Exception e) {
        if (isTooManyFields(e)) {
            return ErrorPage.of(413).response(null);
        }
        return isUnreadable(e) ? ErrorPage.of(400).response(null) : report(e);
    }

    @ServerResponseFilter
    void fill(ContainerResponseContext response) {
        if (response.getStatus() >= 400 && !response.hasEntity()) {
            response.setEntity(ErrorPage.of(response.getStatus()).html(null), null,
                    MediaType.TEXT_HTML_TYPE.withCharset("utf-8"));
        }
    }

    /** Whether the request was none: a form cut in pieces, or text with what no text has (SQLSTATE 22021, in JSON 22P05). */
    private static boolean isUnreadable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MultipartParser.MalformedMessageException
                    || cause instanceof SQLException sql && NO_TEXT.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** The reader of forms has no exception of its own for it. */
    private static boolean isTooManyFields(Exception e) {
        return e.getClass() == RuntimeException.class && String.valueOf(e.getMessage()).startsWith("Param limit of ");
    }

    /** Logs the failure under a reference, which is all that the page tells of it. */
    private static Response report(Exception e) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.errorf(e, "Request failed, reference %s", reference);
        return ErrorPage.of(DatabaseGone.explains(e) ? 503 : FullDisk.explains(e) ? 507 : 500).response(reference);
    }
}
