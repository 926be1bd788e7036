package org.accession.identity;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ResourceInfo;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Gives each request its scope: the facilities at which the caller holds a role that the route names. A role at one
 * facility thereby gives no right at another. What reaches no route sees nothing.
 */
class RouteScope {

    private record Route(Set<String> roles, boolean underBreakGlass) {

        static Route of(Method method) {
            RolesAllowed roles = method.getAnnotation(RolesAllowed.class);
            if (roles == null) {
                roles = method.getDeclaringClass().getAnnotation(RolesAllowed.class);
            }
            return new Route(roles == null ? Set.of() : Set.of(roles.value()),
                    method.isAnnotationPresent(UnderBreakGlass.class));
        }
    }

    private final Map<Method, Route> routes = new ConcurrentHashMap<>();
    private final Caller caller;

    RouteScope(Caller caller) {
        this.caller = caller;
    }

    @ServerRequestFilter
    public void enter(ResourceInfo resource) {
        Route route = routes.computeIfAbsent(resource.getResourceMethod(), Route::of);
        caller.actBy(route.roles(), route.underBreakGlass());
    }
}
