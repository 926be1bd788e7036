package org.accession.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.accession.fixture.Visitor;
import org.accession.identity.Roles;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

import static org.assertj.core.api.Assertions.assertThat;

/** Walks every route there is. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoutesTest {

    /** The only ones that somebody who has not signed in may use. */
    private static final List<String> OPEN = List.of("GET /sign-in", "POST /sign-in");

    /** Ways in with what a provider gives, and not with a session: to that they are closed, whatever its roles. */
    private static final List<String> WITHOUT_SESSION = List.of("GET /api/dictionary/items", "GET /api/me",
            "GET /sign-in/provider");

    /** Who may use which route: x stands for yes. Whoever adds a route says so here. */
    private static final String TABLE = """
            registrar lead quality submitter privacy administrator nobody
            x         x    x       x         x       x             -      GET /
            x         x    x       x         x       x             x      GET /account
            x         x    x       x         x       x             x      POST /account/sessions/end-others
            x         x    x       x         x       x             x      POST /account/sessions/{id}/end
            -         -    -       -         -       x             -      GET /admin/staging
            -         -    -       -         -       x             -      POST /admin/staging
            -         -    -       -         -       x             -      POST /admin/staging/licensed
            -         -    -       -         -       x             -      POST /admin/staging/years
            -         -    -       -         -       x             -      POST /admin/staging/years/shipped
            -         -    -       -         -       x             -      GET /admin/dictionaries
            -         -    -       -         -       x             -      POST /admin/dictionaries
            -         -    -       -         -       x             -      POST /admin/dictionaries/{id}/remove
            -         -    -       -         -       x             -      GET /admin/edits
            -         -    -       -         -       x             -      POST /admin/edits
            -         -    -       -         -       x             -      POST /admin/edits/choices
            -         -    -       -         -       x             -      POST /admin/edits/choices/undo
            -         -    -       -         -       x             -      GET /admin/facilities
            -         -    -       -         -       x             -      POST /admin/facilities
            -         -    -       -         -       x             -      GET /admin/facilities/{id}
            -         -    -       -         -       x             -      POST /admin/facilities/{id}
            -         -    -       -         -       x             -      GET /admin/health
            -         -    -       -         -       x             -      GET /admin/keys
            -         -    -       -         x       x             -      GET /admin/log
            -         -    -       -         -       x             -      GET /admin/people
            -         -    -       -         -       x             -      POST /admin/people
            -         -    -       -         -       x             -      GET /admin/people/{id}
            -         -    -       -         -       x             -      POST /admin/people/{id}
            -         -    -       -         -       x             -      POST /admin/people/{id}/disable
            -         -    -       -         -       x             -      POST /admin/people/{id}/enable
            -         -    -       -         -       x             -      POST /admin/people/{id}/password
            -         -    -       -         -       x             -      POST /admin/people/{id}/roles/give
            -         -    -       -         -       x             -      POST /admin/people/{id}/roles/take
            -         -    -       -         -       x             -      POST /admin/people/{id}/second-factor/remove
            -         -    -       -         -       x             -      POST /admin/people/{id}/sessions/end
            x         x    x       -         -       -             -      GET /break-glass
            x         x    x       -         -       -             -      POST /break-glass
            x         x    x       -         -       -             -      POST /break-glass/{id}/end
            x         x    x       x         x       -             -      GET /cases
            x         x    x       x         x       -             -      GET /cases/{id}
            x         x    x       x         x       -             -      GET /cases/{id}/findings
            x         x    -       -         -       -             -      POST /cases/{id}/findings/overrides
            x         x    -       -         -       -             -      POST /cases/{id}/findings/overrides/{override}/withdraw
            x         x    x       x         x       -             -      GET /cases/{id}/history
            x         x    x       x         x       -             -      GET /cases/{id}/staging
            x         x    x       x         x       x             x      POST /density
            x         x    x       x         x       x             -      GET /dictionary
            x         x    x       x         x       x             -      GET /dictionary/items
            x         x    x       x         x       x             -      GET /dictionary/{id}
            x         x    x       x         x       -             -      GET /edits
            x         x    x       x         x       -             -      GET /edits/comparison
            x         x    x       x         x       -             -      GET /edits/edit/{tag}
            -         x    -       -         -       -             -      GET /edits/jobs
            -         x    -       -         -       -             -      POST /edits/jobs
            -         x    -       -         -       -             -      GET /edits/jobs/{id}
            -         x    -       -         -       -             -      POST /edits/jobs/{id}/cancel
            -         x    -       -         -       -             -      GET /edits/jobs/{id}/differences.csv
            -         x    -       -         -       -             -      POST /edits/jobs/{id}/go-on
            -         x    -       -         -       -             -      GET /edits/jobs/{id}/progress
            -         x    -       -         -       -             -      GET /edits/local
            -         x    -       -         -       -             -      POST /edits/local
            -         x    -       -         -       -             -      GET /edits/local/{id}
            -         x    -       -         -       -             -      POST /edits/local/{id}
            -         x    -       -         -       -             -      POST /edits/local/{id}/activate
            -         x    -       -         -       -             -      POST /edits/local/{id}/examples
            -         x    -       -         -       -             -      POST /edits/local/{id}/examples/{example}/remove
            -         x    -       -         -       -             -      POST /edits/local/{id}/next
            -         x    -       -         -       -             -      POST /edits/local/{id}/retire
            -         x    -       -         -       -             -      POST /edits/local/{id}/trial
            x         x    x       x         x       x             x      GET /help
            x         x    -       -         -       -             -      GET /intake
            x         x    -       -         -       -             -      POST /intake
            x         x    -       -         -       -             -      GET /intake/lists
            x         x    -       -         -       -             -      POST /intake/lists
            x         x    -       -         -       -             -      GET /intake/lists/{id}
            x         x    -       -         -       -             -      POST /intake/lists/{id}
            x         x    -       -         -       -             -      GET /intake/suspense
            x         x    -       -         -       -             -      POST /intake/suspense
            x         x    -       -         -       -             -      GET /intake/{id}
            x         x    -       -         -       -             -      POST /intake/{id}/cancel
            x         x    -       -         -       -             -      POST /intake/{id}/go-on
            x         x    -       -         -       -             -      GET /intake/{id}/progress
            x         x    -       -         -       -             -      GET /intake/{id}/rejected.csv
            x         x    -       -         -       -             -      GET /intake/{id}/rejected.xml
            x         x    -       -         -       -             -      GET /intake/{id}/report.csv
            x         x    -       -         -       -             -      GET /intake/{id}/report.json
            x         x    x       x         x       x             x      GET /password
            x         x    x       x         x       x             x      POST /password
            x         x    x       x         x       -             -      GET /patients/{id}
            -         -    -       -         x       -             -      GET /privacy
            -         -    -       -         x       -             -      GET /privacy/break-glass
            -         -    -       -         x       -             -      GET /privacy/patients/{id}
            -         -    -       -         x       -             -      GET /privacy/patients/{id}/reads.csv
            -         -    -       -         x       -             -      GET /privacy/people/{id}
            -         -    -       -         x       -             -      GET /privacy/people/{id}/reads.csv
            -         -    -       -         x       -             -      GET /privacy/reads
            -         -    -       -         x       -             -      GET /privacy/reads.csv
            -         -    -       -         x       -             -      POST /privacy/verifications
            x         x    x       x         x       -             -      GET /search
            x         x    x       x         x       -             -      POST /search
            x         x    x       x         x       x             x      GET /second-factor
            x         x    x       x         x       x             x      POST /second-factor
            x         x    x       x         x       x             x      GET /second-factor/recovery-codes
            x         x    x       x         x       x             x      POST /second-factor/recovery-codes
            x         x    x       x         x       x             x      GET /second-factor/removal
            x         x    x       x         x       x             x      POST /second-factor/removal
            -         -    -       -         -       -             -      GET /sign-in/code
            -         -    -       -         -       -             -      POST /sign-in/code
            x         x    x       x         x       x             x      GET /session
            x         x    x       x         x       x             x      POST /sign-out
            x         x    x       x         x       -             -      GET /staging
            -         x    -       -         -       -             -      GET /staging/jobs
            -         x    -       -         -       -             -      POST /staging/jobs
            -         x    -       -         -       -             -      GET /staging/jobs/{id}
            -         x    -       -         -       -             -      POST /staging/jobs/{id}/cancel
            -         x    -       -         -       -             -      GET /staging/jobs/{id}/differences.csv
            -         x    -       -         -       -             -      POST /staging/jobs/{id}/go-on
            -         x    -       -         -       -             -      GET /staging/jobs/{id}/progress
            -         x    -       x         -       -             -      GET /submissions
            -         x    -       x         -       -             -      POST /submissions
            -         x    -       x         -       -             -      GET /submissions/{id}
            -         x    -       x         -       -             -      POST /submissions/{id}/cancel
            -         x    -       x         -       -             -      GET /submissions/{id}/file.xml
            -         x    -       x         -       -             -      GET /submissions/{id}/file.xml.gz
            -         x    -       x         -       -             -      POST /submissions/{id}/go-on
            -         x    -       x         -       -             -      GET /submissions/{id}/progress
            """;

    private static final List<String> COLUMNS = List.of(TABLE.lines().findFirst().orElseThrow().split(" +"));

    private static final List<String[]> LINES = TABLE.lines().skip(1).map(line -> line.split(" +", COLUMNS.size() + 1))
            .toList();

    private final Map<String, Visitor> visitors = new HashMap<>();

    @Test
    void every_route_names_its_roles() {
        assertThat(Route.all()).hasSizeGreaterThan(10);
        assertThat(Route.all()).filteredOn(route -> !route.roles() && !route.open()).as("routes without a role")
                .isEmpty();
        assertThat(Route.all()).filteredOn(Route::open).extracting(Route::toString)
                .containsExactlyInAnyOrderElementsOf(OPEN);
    }

    @Test
    void the_table_has_every_route_and_every_role() {
        assertThat(LINES).extracting(line -> line[COLUMNS.size()]).containsExactlyInAnyOrderElementsOf(
                Route.all().stream().filter(RoutesTest::needsSession).map(Route::toString).toList());
        assertThat(COLUMNS).containsAll(Roles.ALL);
    }

    @TestFactory
    Stream<DynamicTest> each_role_is_answered_as_the_table_says() {
        return Route.all().stream().filter(RoutesTest::needsSession).map(route -> DynamicTest.dynamicTest(
                route.toString(), () -> {
                    String[] line = LINES.stream().filter(one -> one[COLUMNS.size()].equals(route.toString()))
                            .findFirst().orElseThrow();
                    for (int i = 0; i < COLUMNS.size(); i++) {
                        Visitor visitor = visitor(COLUMNS.get(i));
                        int status = visit(visitor.request(), visitor.formToken(), route);
                        if (line[i].equals("x")) {
                            assertThat(status).as(COLUMNS.get(i)).isNotIn(401, 403).isLessThan(500);
                        } else {
                            assertThat(status).as(COLUMNS.get(i)).isEqualTo(403);
                        }
                    }
                    if (route.path().equals("/sign-out")) {
                        visitors.clear();
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> no_session_opens_what_a_provider_opens() {
        return WITHOUT_SESSION.stream().map(route -> DynamicTest.dynamicTest(route, () -> assertThat(
                Visitor.withAllRoles().asks(route.substring("GET ".length())).statusCode()).isIn(302, 401)));
    }

    @TestFactory
    Stream<DynamicTest> a_stranger_is_refused() {
        return Route.all().stream().filter(route -> !route.open()).map(route -> DynamicTest.dynamicTest(
                route.toString(), () -> assertThat(visit(RestAssured.given().redirects().follow(false)
                        .accept("text/html"), Visitor.forgeryToken(), route)).isIn(302, 401)));
    }

    @TestFactory
    Stream<DynamicTest> nothing_is_posted_without_the_token_against_forgery() {
        Visitor everybody = Visitor.withAllRoles();
        return Route.all().stream().filter(Route::isPost).map(route -> DynamicTest.dynamicTest(route.toString(), () -> {
            for (ContentType type : List.of(ContentType.URLENC, ContentType.MULTIPART)) {
                RequestSpecification form = everybody.request().contentType(type);
                if (type == ContentType.MULTIPART) {
                    form.multiPart("q", "x");
                }
                assertThat(form.cookie("csrf", Visitor.forgeryToken()).post(route.atNothing()).statusCode())
                        .as("%s without it", type).isIn(400, 403, 415);
            }
            for (String another : List.of("B".repeat(22), Visitor.forgeryToken())) {
                assertThat(everybody.request().contentType(ContentType.URLENC)
                        .cookie("csrf", Visitor.forgeryToken()).formParam("csrf", another)
                        .post(route.atNothing()).statusCode()).as("with another one").isIn(400, 403);
            }
        }));
    }

    private static boolean needsSession(Route route) {
        return !route.open() && !WITHOUT_SESSION.contains(route.toString());
    }

    private Visitor visitor(String column) {
        return visitors.computeIfAbsent(column, role -> role.equals("nobody") ? Visitor.with() : Visitor.with(role));
    }

    private static int visit(RequestSpecification request, String token, Route route) {
        return request.contentType(ContentType.URLENC).cookie("csrf", Visitor.forgeryToken())
                .header("X-CSRF-TOKEN", token).request(route.verb(), route.atNothing()).statusCode();
    }
}
