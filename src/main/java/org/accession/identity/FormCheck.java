package org.accession.identity;

import java.time.Duration;
import java.util.Set;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

import io.vertx.core.http.HttpServerRequest;

/** Refuses whatever changes something and does not carry the {@link FormToken} of its sender. */
class FormCheck {

    private static final Set<String> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    /** A form that was open overnight can still be sent. */
    private static final Duration LASTS = Duration.ofDays(30);

    private final FormToken token;

    FormCheck(FormToken token) {
        this.token = token;
    }

    @ServerRequestFilter
    @WithFormRead
    public void check(ResteasyReactiveContainerRequestContext asked) {
        if (!HARMLESS.contains(asked.getMethod()) && !token.isSent(sent(asked))) {
            throw new BadRequestException();
        }
    }

    @ServerResponseFilter
    public void give(ContainerRequestContext asked, ContainerResponseContext answer, HttpServerRequest request) {
        if (asked.getMethod().equals(HttpMethod.GET) && token.held().isEmpty()) {
            answer.getHeaders().add(HttpHeaders.SET_COOKIE, HostCookie.form(request).holding(token.made(), LASTS));
        }
    }

    private static String sent(ResteasyReactiveContainerRequestContext asked) {
        FormData form = ((ResteasyReactiveRequestContext) asked.getServerRequestContext()).getFormData();
        FormValue field = form == null ? null : form.getFirst(FormToken.FIELD);
        return field == null || field.isFileItem() ? asked.getHeaderString(FormToken.HEADER) : field.getValue();
    }
}
