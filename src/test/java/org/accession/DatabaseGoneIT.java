package org.accession;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.accession.fixture.Visitor;
import org.accession.platform.DataFolder;
import org.accession.platform.DatabaseAccess;
import org.accession.platform.EmbeddedPostgres;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import static org.assertj.core.api.Assertions.assertThat;

/** The packaged service loses its database while people work. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DatabaseGoneIT {

    private static final Pattern PASSWORD = Pattern.compile("Sign in as admin with the password (\\S+)");

    @TempDir
    Path temporary;

    @Test
    void pages_say_so_in_one_sentence_and_tell_nothing_of_the_inside() {
        EmbeddedPostgres database = EmbeddedPostgres.start(new DataFolder(temporary.resolve("database")));
        try (ServiceProcess service = ServiceProcess.start(temporary, environment(database.access())).awaitReady()) {
            Matcher printed = PASSWORD.matcher(service.output());
            assertThat(printed.find()).isTrue();
            String session = signIn(service, printed.group(1)).cookie("accession");
            assertThat(request(service).cookie("accession", session).get("/password").statusCode()).isEqualTo(200);

            database.close();

            for (Response response : new Response[]{
                    request(service).cookie("accession", session).get("/password"),
                    signIn(service, printed.group(1))}) {
                assertThat(response.statusCode()).isEqualTo(503);
                assertThat(response.contentType()).startsWith("text/html");
                assertThat(response.header("Content-Security-Policy")).isNotNull();
                assertThat(response.asString())
                        .contains("The database does not answer", "Nothing that was saved is lost")
                        .doesNotContain("Exception", "jdbc", "accession_owner", "127.0.0.1");
            }
            assertThat(request(service).get("/sign-in").statusCode()).as("what needs no database").isEqualTo(200);
        } finally {
            database.close();
        }
    }

    private static Map<String, String> environment(DatabaseAccess access) {
        return Map.of("QUARKUS_DATASOURCE_JDBC_URL", access.url(),
                "QUARKUS_DATASOURCE_USERNAME", DatabaseAccess.SERVICE,
                "QUARKUS_DATASOURCE_PASSWORD", access.servicePassword(),
                "QUARKUS_FLYWAY_USERNAME", DatabaseAccess.OWNER,
                "QUARKUS_FLYWAY_PASSWORD", access.ownerPassword());
    }

    private static Response signIn(ServiceProcess service, String password) {
        return request(service).contentType(ContentType.URLENC).cookie("csrf", Visitor.forgeryToken())
                .formParam("csrf", Visitor.forgeryToken()).formParam("username", "admin")
                .formParam("password", password).post("/sign-in");
    }

    private static RequestSpecification request(ServiceProcess service) {
        return RestAssured.given().baseUri(service.address().replaceAll("/$", "")).redirects().follow(false)
                .accept("text/html");
    }
}
