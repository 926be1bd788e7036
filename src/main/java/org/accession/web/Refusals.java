package org.accession.web;

import java.lang.reflect.Method;
import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;

import org.accession.identity.Caller;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Tells the server's log who was refused what. Of an address it names the route and the ids that were asked for: what else
 * somebody typed there may be a patient's name.
 */
class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);
    private static final int FIRST = 400;
    private static final int LAST = 499;

    private final Caller caller;

    Refusals(Caller caller) {
        this.caller = caller;
    }

    @ServerResponseFilter
    public void tell(ContainerResponseContext response, ResourceInfo resource, UriInfo address) {
        if (response.getStatus() >= FIRST && response.getStatus() <= LAST) {
            LOG.infof("Refused with %d: %s%s, person %s", response.getStatus(), route(resource), ids(address),
                    caller.isSignedIn() ? caller.personId() : "unknown");
        }
    }

    private static String route(ResourceInfo resource) {
        Method method = resource == null || resource.getResourceClass() == null ? null : resource.getResourceMethod();
        return method == null ? "no such address" : method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    private static String ids(UriInfo address) {
        return address.getPathParameters().values().stream().flatMap(List::stream).filter(Refusals::isId)
                .reduce("", (all, id) -> all + " " + id);
    }

    private static boolean isId(String value) {
        try {
            return UUID.fromString(value).toString().equals(value);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
