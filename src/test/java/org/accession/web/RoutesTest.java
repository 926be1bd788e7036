package org.accession.web;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;

import org.accession.fixture.Visitor;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;

import static org.assertj.core.api.Assertions.assertThat;

/** Walks every route there is. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoutesTest {

    /** The only ones that somebody who has not signed in may use. */
    private static final List<String> OPEN = List.of("GET /sign-in", "POST /sign-in");

    private record Route(String verb, String path, boolean roles, boolean open) {

        @Override
        public String toString() {
            return verb + " " + path;
        }
    }

    @Test
    void every_route_names_its_roles() {
        assertThat(ROUTES).hasSizeGreaterThan(10);
        assertThat(ROUTES).filteredOn(route -> !route.roles() && !route.open()).as("routes without a role").isEmpty();
        assertThat(ROUTES).filteredOn(Route::open).extracting(Route::toString)
                .containsExactlyInAnyOrderElementsOf(OPEN);
    }

    @TestFactory
    Stream<DynamicTest> a_stranger_is_refused() {
        return ROUTES.stream().filter(route -> !route.open())
                .map(route -> DynamicTest.dynamicTest(route.toString(),
                        () -> assertThat(status(route)).isIn(302, 401)));
    }

    private static int status(Route route) {
        return RestAssured.given().redirects().follow(false).accept("text/html").contentType(ContentType.URLENC)
                .cookie("csrf", Visitor.forgeryToken()).header("X-CSRF-TOKEN", Visitor.forgeryToken())
                .request(route.verb(), route.path().replaceAll("\\{[^}]*}", UUID.randomUUID().toString())).statusCode();
    }

    private static final List<Route> ROUTES = find();

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
