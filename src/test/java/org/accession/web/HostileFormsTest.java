package org.accession.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.accession.fixture.PatientFixture.Stored;
import org.accession.fixture.Visitor;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import static org.accession.fixture.Fixtures.aCase;
import static org.accession.fixture.Fixtures.aPatient;
import static org.assertj.core.api.Assertions.assertThat;

/** Walks all pages, and types what hurts into each field of each form on them. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostileFormsTest {

    /** To type, and what an answer holds only if it was taken for more than text. */
    private enum Payload {
        SQL("1) OR (1=1) '; SELECT pg_sleep(30); --", "syntax error"),
        TEMPLATE("{7.plus(7)}{inject:caller.name}{#if true}evaluated{/if}", "14Vera Visitorevaluated"),
        HTML("\"><script>alert(1)</script><img src=x onerror=alert(1)>", "<script>alert(1)"),
        HEADER("x\r\nX-Injected: yes\r\n\r\n<h1>split</h1>", "<h1>split"),
        NUL("a\u0000b", "PSQLException"),
        PATH("../../../../etc/passwd", "root:x:");

        private final String typed;
        private final String harm;

        Payload(String typed, String harm) {
            this.typed = typed;
            this.harm = harm;
        }
    }

    /** A form without its token: where it goes, and what its fields hold as the page comes. */
    private record Form(String page, String action, boolean multipart, Map<String, String> fields) {

        static Form of(String page, Element form) {
            Map<String, String> fields = new LinkedHashMap<>();
            for (Element field : form.select("input[name], select[name], textarea[name]")) {
                if (!field.attr("name").equals("csrf")) {
                    fields.put(field.attr("name"), field.is("select")
                            ? field.select("option").last() == null ? "" : field.select("option").last().attr("value")
                            : field.val());
                }
            }
            return new Form(page, form.attr("action"), form.attr("enctype").contains("multipart"), fields);
        }

        Response send(Visitor visitor, String hostile, String value) {
            RequestSpecification request = visitor.posting();
            if (multipart) {
                request.contentType("multipart/form-data").multiPart("csrf", visitor.formToken());
            }
            fields.forEach((name, usual) -> {
                String typed = name.equals(hostile) ? value : usual;
                if (multipart && name.equals("file")) {
                    request.multiPart(name, typed.isEmpty() ? "file.xml" : typed, "<x/>".getBytes());
                } else if (multipart) {
                    request.multiPart(name, typed);
                } else {
                    request.formParam(name, typed);
                }
            });
            return request.post(action);
        }
    }

    @Test
    void every_field_of_every_form_takes_it_as_text_or_refuses_it() {
        Stored patient = aPatient().with(aCase("C504", "8500", "3").diagnosed("2026-03-02")).store();
        Visitor visitor = Visitor.withAllRoles();
        List<Form> forms = forms(visitor, patient);
        assertThat(forms).extracting(Form::action).contains("/search", "/intake", "/intake/suspense", "/submissions",
                "/break-glass", "/admin/people", "/admin/facilities", "/password", "/sign-in");
        List<String> harmed = new ArrayList<>();
        int tried = 0;
        for (Form form : forms) {
            for (String field : form.fields().keySet()) {
                for (Payload payload : Payload.values()) {
                    tried++;
                    long before = System.nanoTime();
                    Response answer = form.send(visitor, field, payload.typed);
                    long seconds = (System.nanoTime() - before) / 1_000_000_000;
                    if (answer.statusCode() >= 500 || answer.asString().contains(payload.harm)
                            || answer.header("X-Injected") != null || seconds >= 30) {
                        harmed.add("%s of %s (%s): %d".formatted(field, form.action(), payload, answer.statusCode()));
                    }
                    assertThat(answer.statusCode()).as("the visitor is still there").isNotEqualTo(401);
                }
            }
        }
        assertThat(harmed).isEmpty();
        assertThat(tried).isGreaterThan(200);
    }

    @Test
    void what_was_typed_is_shown_as_it_was_typed() {
        for (Payload payload : List.of(Payload.HTML, Payload.TEMPLATE, Payload.SQL)) {
            Document page = Jsoup.parse(Visitor.withAllRoles().posts("/intake/suspense",
                    Map.of("LAST_NAME", payload.typed)).asString());
            assertThat(page.select("#LAST_NAME").val()).isEqualTo(payload.typed);
            assertThat(page.select("script:not([src]), img")).isEmpty();
        }
    }

    @Test
    void what_is_in_an_address_is_taken_as_text_too() {
        Visitor visitor = Visitor.withAllRoles();
        for (Payload payload : Payload.values()) {
            String typed = URLEncoder.encode(payload.typed, StandardCharsets.UTF_8).replace("+", "%20");
            String query = Stream.of("q", "section", "next", "patient", "blank").map(name -> name + "=" + typed)
                    .collect(Collectors.joining("&", "?", ""));
            for (String path : List.of("/dictionary", "/dictionary/items", "/sign-in", "/break-glass",
                    "/cases/" + typed, "/patients/" + typed, "/dictionary/" + typed)) {
                Response answer = visitor.request().urlEncodingEnabled(false).get(path + query);
                assertThat(answer.statusCode()).as(path).isLessThan(500);
                assertThat(answer.asString()).as(path).doesNotContain(payload.harm);
                assertThat(answer.header("X-Injected")).isNull();
            }
        }
    }

    private static List<Form> forms(Visitor visitor, Stored patient) {
        List<String> pages = new ArrayList<>(List.of(patient.page(), patient.casePage(0),
                "/break-glass?patient=" + patient.patient().publicId,
                "/admin/people/" + Visitor.with("registrar").person().publicId,
                "/admin/facilities/" + patient.record().facility.publicId));
        Route.all().stream().filter(route -> route.verb().equals("GET") && !route.path().contains("{"))
                .forEach(route -> pages.add(route.path()));
        Map<String, Form> forms = new LinkedHashMap<>();
        for (String page : pages) {
            Response answer = visitor.asks(page);
            if (answer.statusCode() == 200 && answer.contentType().startsWith("text/html")) {
                for (Element form : Jsoup.parse(answer.asString()).select("form[method=post]")) {
                    Form found = Form.of(page, form);
                    forms.putIfAbsent(found.action() + found.fields().keySet(), found);
                }
            }
        }
        return List.copyOf(forms.values());
    }
}
