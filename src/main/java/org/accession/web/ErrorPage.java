package org.accession.web;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * One sentence on what went wrong and what to do. Tells nothing of the inside, and stands without a session or a
 * database.
 */
record ErrorPage(int status, String title, String sentence) {

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance error(ErrorPage page, String reference);
    }

    static ErrorPage of(int status) {
        return switch (status) {
            case 400 -> new ErrorPage(status, "This could not be read",
                    "The page was open for long, or the request was not complete. Go back, reload the page, and try again.");
            case 401 -> new ErrorPage(status, "Signed out", "Sign in to go on.");
            case 403 -> new ErrorPage(status, "Not for your role",
                    "Your role does not include this. Your administrator can change that.");
            case 404 -> new ErrorPage(status, "Not here",
                    "There is nothing at this address, or it is at a facility that you do not work for.");
            case 405 -> new ErrorPage(status, "Not this way", "This address does not take such a request.");
            case 413 -> new ErrorPage(status, "Too large", "This is more than the registry takes at a time.");
            case 409 -> new ErrorPage(status, "Done already", "This was sent before, or somebody else was faster.");
            case 429 -> new ErrorPage(status, "Too fast", "Wait a minute, then go on.");
            case 503 -> new ErrorPage(status, "The database does not answer",
                    "Nothing that was saved is lost. Try again in a minute.");
            case 507 -> new ErrorPage(status, "No room left",
                    "A disk of the registry is full. Nothing of what you sent was kept: once there is room, send it again. Your administrator needs the reference below.");
            default -> status < 500
                    ? new ErrorPage(status, "This could not be done",
                            "The request was not one that the registry takes.")
                    : new ErrorPage(status, "The registry met an error",
                            "Nothing was changed. If it happens again, tell your administrator the reference below.");
        };
    }

    String html(String reference) {
        return Templates.error(this, reference).render();
    }

    Response response(String reference) {
        return Response.status(status).type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8")).entity(html(reference))
                .build();
    }
}
