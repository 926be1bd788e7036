package org.accession.web;

import java.sql.SQLException;

import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Answers requests that fail before they reach a page because the session cannot be looked up. */
class DatabaseGone {

    private static final Logger LOG = Logger.getLogger(DatabaseGone.class);

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(DatabaseGone::answer);
    }

    /** Whether the failure is that the database does not answer (SQLSTATE 08: connection, 57P: server going down). */
    static boolean explains(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && (sql.getSQLState() == null || sql.getSQLState().startsWith("08")
                    || sql.getSQLState().startsWith("57P"))) {
                return true;
            }
        }
        return false;
    }

    private static void answer(RoutingContext context) {
        if (context.response().headWritten() || !explains(context.failure())) {
            context.next();
            return;
        }
        LOG.errorf("The database does not answer: %s", context.failure().getMessage());
        ErrorPage page = ErrorPage.of(503);
        context.response().setStatusCode(page.status()).putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=utf-8")
                .end(page.html(null));
    }
}
