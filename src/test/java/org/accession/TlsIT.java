package org.accession;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import static org.assertj.core.api.Assertions.assertThat;

/** The packaged service with a certificate of its own, and behind a proxy that has one. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TlsIT {

    private static final Pattern SECURE_PORT = Pattern.compile("https://[^:]+:(\\d+)");
    private static final Pattern PASSWORD = Pattern.compile("Sign in as admin with the password (\\S+)");

    @TempDir
    Path temporary;

    @Test
    void cookies_and_headers_hold_the_browser_to_tls() throws Exception {
        Path certificate = certificate();
        Map<String, String> environment = Map.of("QUARKUS_HTTP_SSL_PORT", "0",
                "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_STORE_FILE", certificate.toString(),
                "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_STORE_PASSWORD", "changeit",
                "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true");
        try (ServiceProcess service = ServiceProcess.start(temporary, environment).awaitReady()) {
            Matcher password = PASSWORD.matcher(service.output());
            assertThat(password.find()).isTrue();
            String plain = service.address().replaceAll("/$", "");
            RequestSpecification direct = RestAssured.given().relaxedHTTPSValidation().baseUri(secure(service));
            RequestSpecification proxied = RestAssured.given().baseUri(plain).header("X-Forwarded-Proto", "https")
                    .header("X-Forwarded-Host", "registry.example");

            for (RequestSpecification request : List.of(direct, proxied)) {
                Response answer = signIn(request, password.group(1));
                assertThat(answer.statusCode()).isEqualTo(303);
                assertThat(answer.header("Location")).startsWith("/");
                assertThat(answer.header("Strict-Transport-Security")).startsWith("max-age=31536000");
                assertThat(cookies(answer)).isNotEmpty().allMatch(cookie -> cookie.contains(";Secure")
                        || cookie.contains("; Secure"), "Secure");
                assertThat(cookies(answer)).filteredOn(cookie -> cookie.startsWith("__Host-accession="))
                        .singleElement().asString().contains("HttpOnly", "Path=/").doesNotContain("Domain");
            }
            Response unsecured = RestAssured.given().redirects().follow(false).baseUri(plain).get("/sign-in");
            assertThat(unsecured.header("Strict-Transport-Security")).as("without TLS").isNull();
        }
    }

    private static Response signIn(RequestSpecification request, String password) {
        String token = request.get("/sign-in").cookie("__Host-csrf");
        assertThat(token).as("a cookie of this host alone").isNotEmpty();
        return request.redirects().follow(false).accept("text/html").contentType(ContentType.URLENC)
                .cookie("__Host-csrf", token).formParam("csrf", token).formParam("username", "admin")
                .formParam("password", password).post("/sign-in");
    }

    private static List<String> cookies(Response answer) {
        return answer.headers().getValues("Set-Cookie");
    }

    private static String secure(ServiceProcess service) {
        Matcher port = SECURE_PORT.matcher(service.output());
        assertThat(port.find()).as(service.output()).isTrue();
        return "https://localhost:" + port.group(1);
    }

    /** By the JDK's own keytool: a key and a certificate that it signs itself. */
    private Path certificate() throws Exception {
        Path file = temporary.resolve("certificate.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", "registry", "-keyalg", "EC", "-dname", "CN=localhost", "-validity", "2",
                "-storetype", "PKCS12", "-storepass", "changeit", "-keystore", file.toString()).inheritIO().start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return file;
    }
}
