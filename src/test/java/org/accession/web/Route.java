package org.accession.web;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/**
 * A verb at an address, and who may use it.
 *
 * @param path for example /patients/{id}
 * @param roles whether it names roles
 * @param open whether it is open to all
 */
public record Route(String verb, String path, boolean roles, boolean open) {

    private static final List<Route> ALL = find();

    /** Every one that the application has, by address. */
    public static List<Route> all() {
        return ALL;
    }

    public boolean isPost() {
        return verb.equals("POST");
    }

    /** The address with the value in place of what is variable in it. */
    public String at(String value) {
        return path.replaceAll("\\{[^}]*}", value);
    }

    /** An address of the route that leads to nothing. */
    public String atNothing() {
        return at(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return verb + " " + path;
    }

    private static List<Route> find() {
        List<Route> routes = new ArrayList<>();
        for (JavaClass found : new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.accession")) {
            if (found.isAnnotatedWith(Path.class)) {
                Class<?> type = found.reflect();
                for (Method method : type.getDeclaredMethods()) {
                    verb(method).ifPresent(verb -> routes.add(new Route(verb, path(type, method),
                            has(type, method, RolesAllowed.class) || has(type, method, DenyAll.class),
                            method.isAnnotationPresent(PermitAll.class)
                                    || !method.isAnnotationPresent(RolesAllowed.class)
                                            && type.isAnnotationPresent(PermitAll.class))));
                }
            }
        }
        routes.sort(Comparator.comparing((Route route) -> route.path()).thenComparing(route -> route.verb()));
        return routes;
    }

    private static Optional<String> verb(Method method) {
        return Stream.of(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(found -> found != null).map(HttpMethod::value).findFirst();
    }

    private static String path(Class<?> type, Method method) {
        Path below = method.getAnnotation(Path.class);
        return ("/" + type.getAnnotation(Path.class).value() + "/" + (below == null ? "" : below.value()))
                .replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    }

    private static boolean has(Class<?> type, Method method, Class<? extends Annotation> annotation) {
        return method.isAnnotationPresent(annotation) || type.isAnnotationPresent(annotation);
    }
}
