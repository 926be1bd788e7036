package org.accession.web;

import java.net.ConnectException;
import java.sql.SQLException;
import java.util.List;

import org.accession.fixture.Visitor;
import org.accession.identity.Roles;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ErrorPagesTest {

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 413, 418, 500, 502, 503})
    void every_status_has_a_page_of_its_own_without_internals(int status) {
        String page = ErrorPage.of(status).html("1a2b3c4d");
        assertThat(page).contains("<h1>", "Reference: <span class=\"code\">1a2b3c4d</span>", "href=\"/\"")
                .doesNotContain("Exception", "org.accession", "Quarkus");
    }

    @Test
    void what_is_not_there_is_answered_with_the_page() {
        Response response = Visitor.with(Roles.REGISTRAR).asks("/no/such/page");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.contentType()).startsWith("text/html");
        assertThat(response.asString()).contains("<h1>Not here</h1>").doesNotContain("RESTEASY", "Resource");
    }

    @Test
    void a_route_has_its_verb_and_its_kind_of_content_and_no_other() {
        Visitor visitor = Visitor.with(Roles.REGISTRAR);
        for (Method verb : List.of(Method.PUT, Method.DELETE, Method.PATCH, Method.TRACE)) {
            assertThat(visitor.posting().request(verb, "/search").statusCode()).as(verb.name()).isEqualTo(405);
        }
        assertThat(visitor.asks("/search?_method=DELETE").statusCode()).isEqualTo(200);
        for (String type : List.of("application/json", "text/plain", "application/xml")) {
            assertThat(visitor.request().cookie("csrf", Visitor.forgeryToken()).header("X-CSRF-TOKEN",
                    visitor.formToken()).contentType(type).body("q=larkin").post("/search").statusCode()).as(type)
                    .isEqualTo(415);
        }
    }

    @Test
    void a_form_that_cannot_be_read_is_answered_with_the_page() {
        Response response = Visitor.with(Roles.REGISTRAR).request().contentType("application/x-www-form-urlencoded")
                .formParam("q", "larkin").post("/search");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.asString()).contains("<h1>This could not be read</h1>").doesNotContain("larkin");
    }

    @Test
    void a_form_of_more_fields_than_any_page_has_is_too_large() {
        RequestSpecification form = Visitor.with(Roles.REGISTRAR).posting();
        for (int i = 0; i < 3000; i++) {
            form.formParam("field" + i, "x");
        }
        Response response = form.post("/search");
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.asString()).contains("<h1>Too large</h1>");
    }

    @Test
    void a_form_that_is_sent_after_the_session_has_ended_is_answered_with_the_page() {
        Response response = RestAssured.given().accept("text/html").contentType(ContentType.URLENC)
                .cookie("csrf", Visitor.forgeryToken()).formParam("csrf", Visitor.forgeryToken())
                .formParam("q", "larkin").post("/search");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.asString()).contains("<h1>Signed out</h1>");
    }

    @Test
    void a_database_that_does_not_answer_is_told_from_a_database_that_refuses() {
        assertThat(DatabaseGone.explains(new RuntimeException(new SQLException("gone", "08006",
                new ConnectException())))).isTrue();
        assertThat(DatabaseGone.explains(new SQLException("going down", "57P01"))).isTrue();
        assertThat(DatabaseGone.explains(new SQLException("no connection came free in time"))).isTrue();
        assertThat(DatabaseGone.explains(new SQLException("a duplicate", "23505"))).isFalse();
        assertThat(DatabaseGone.explains(new IllegalStateException())).isFalse();
    }
}
