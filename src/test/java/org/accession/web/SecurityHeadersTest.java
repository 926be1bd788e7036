package org.accession.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.accession.fixture.Visitor;
import org.accession.identity.Roles;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.Header;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class SecurityHeadersTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sign-in", "/help", "/nowhere", "/patients/not-an-id", "/assets/app.css",
            "/webjars/htmx.org/2.0.10/dist/htmx.min.js"})
    void every_answer_has_them(String path) {
        for (Response response : List.of(Visitor.with(Roles.REGISTRAR).asks(path),
                RestAssured.given().redirects().follow(false).get(path))) {
            assertThat(response.header("Content-Security-Policy")).contains("default-src 'none'", "script-src 'self'",
                    "frame-ancestors 'none'").doesNotContain("unsafe");
            assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(response.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(response.header("Permissions-Policy")).contains("camera=()");
            assertThat(response.headers().asList()).extracting(Header::getName).doesNotContain("Server",
                    "X-Powered-By", "Access-Control-Allow-Origin");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/help", "/search", "/dictionary", "/dictionary/items", "/nowhere"})
    void no_page_is_kept_in_a_cache(String path) {
        assertThat(Visitor.with(Roles.REGISTRAR).asks(path).headers().getValues("Cache-Control"))
                .containsExactly("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets", "/assets/", "/assets/vendor/", "/webjars/", "/assets/../application.properties",
            "/assets/%2e%2e/application.properties", "/application.properties", "/META-INF/", "/q/dev"})
    void no_folder_is_listed_and_nothing_but_assets_is_served(String path) {
        Response answer = RestAssured.given().redirects().follow(false).urlEncodingEnabled(false)
                .accept("text/html").get(path);
        assertThat(answer.statusCode()).isIn(302, 404);
        assertThat(answer.asString()).doesNotContain("app.js", "quarkus.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sign-in", "/help", "/nowhere"})
    void every_page_says_that_it_is_utf_8(String path) {
        assertThat(Visitor.with(Roles.REGISTRAR).asks(path).header("Content-Type"))
                .isEqualToIgnoringCase("text/html;charset=utf-8");
    }

    @Test
    void what_pages_load_is_there_and_from_here() {
        Document page = Visitor.with(Roles.REGISTRAR).opens("/help");
        List<String> loaded = new ArrayList<>(page.select("script[src]").eachAttr("src"));
        loaded.addAll(page.select("link[href]").eachAttr("href"));
        assertThat(loaded).hasSizeGreaterThanOrEqualTo(4).allMatch(address -> address.startsWith("/"));
        for (String address : loaded) {
            assertThat(RestAssured.get(address).statusCode()).as(address).isEqualTo(200);
        }
        String css = RestAssured.get("/assets/app.css").asString();
        Matcher fonts = Pattern.compile("url\\(\"([^\"]+)\"\\)").matcher(css);
        int found = 0;
        while (fonts.find()) {
            found++;
            assertThat(RestAssured.get("/assets/" + fonts.group(1)).statusCode()).as(fonts.group(1)).isEqualTo(200);
        }
        assertThat(found).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/help", "/search", "/dictionary", "/dictionary/primarySite", "/password"})
    void no_page_has_a_script_or_style_of_its_own(String path) {
        Document page = Jsoup.parse(Visitor.with(Roles.REGISTRAR).asks(path).asString());
        assertThat(page.select("script:not([src]), style, [style], [onclick], [onload], [onsubmit]")).isEmpty();
    }

    @Test
    void htmx_evaluates_nothing_and_keeps_no_page() {
        Document page = Visitor.with(Roles.REGISTRAR).opens("/help");
        assertThat(page.select("meta[name=htmx-config]").attr("content")).contains("\"allowEval\":false",
                "\"historyCacheSize\":0", "\"selfRequestsOnly\":true", "\"includeIndicatorStyles\":false");
    }
}
