package org.accession;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.accession.platform.DataFolder;
import org.accession.platform.DatabaseAccess;
import org.accession.platform.EmbeddedPostgres;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.restassured.RestAssured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.hamcrest.Matchers.equalTo;

/** What the README promises of the packaged service, on its embedded database. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ServiceIT {

    private static final String PASSWORD = "(?s).*Sign in as admin with the password \\S+.*";

    @TempDir
    Path temporary;

    @Test
    void starts_on_an_empty_folder_and_finds_its_data_again() throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("a folder with spaces"));
        String people;
        try (ServiceProcess first = ServiceProcess.start(folder).awaitReady()) {
            assertThat(first.output()).matches(PASSWORD);
            RestAssured.get(first.address() + "q/health/ready").then().body("status", equalTo("UP"));
            people = ask(database(folder), "SELECT string_agg(public_id::text, ',') FROM person");
        }
        try (ServiceProcess second = ServiceProcess.start(folder).awaitReady()) {
            assertThat(second.output()).doesNotContain("password");
            assertThat(ask(database(folder), "SELECT string_agg(public_id::text, ',') FROM person"))
                    .isNotEmpty().isEqualTo(people);
        }
    }

    @Test
    void is_restored_from_its_backup_and_keys_in_another_place() throws Exception {
        Path lost = Files.createDirectory(temporary.resolve("lost"));
        String people;
        try (ServiceProcess service = ServiceProcess.start(lost).awaitReady()) {
            people = ask(database(lost), "SELECT string_agg(public_id::text, ',') FROM person");
            assertThat(ServiceProcess.command(lost, "backup", "../registry.backup")).as("beside the service").isZero();
            assertThat(ServiceProcess.command(lost, "restore", "../registry.backup")).as("over the service")
                    .isEqualTo(2);
        }
        Path found = Files.createDirectories(temporary.resolve("found/data/keys"));
        Files.copy(lost.resolve("data/keys/keyring.properties"), found.resolve("keyring.properties"));
        Path folder = temporary.resolve("found");
        assertThat(ServiceProcess.command(folder, "restore", "../registry.backup")).isZero();
        try (ServiceProcess second = ServiceProcess.start(folder).awaitReady()) {
            assertThat(second.output()).doesNotContain("password");
            assertThat(ask(database(folder), "SELECT string_agg(public_id::text, ',') FROM person")).isEqualTo(people);
        }
    }

    @Test
    void runs_as_an_ordinary_user() throws Exception {
        assumeThat(System.getProperty("user.name")).as("only root can become another user").isEqualTo("root");
        Path application = copyForAll(Path.of("target", "quarkus-app"));
        Path home = temporary.resolve("home");
        Files.createDirectory(home);
        Files.setAttribute(home, "unix:uid", 65534);
        List<String> asNobody = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        try (ServiceProcess service = ServiceProcess.start(home, Map.of(), asNobody, application).awaitReady()) {
            assertThat(service.output()).matches(PASSWORD);
            assertThat(Files.getAttribute(home.resolve("data/database"), "unix:uid")).isEqualTo(65534);
        }
        Path locked = Files.createDirectory(temporary.resolve("locked"));
        ServiceProcess refused = ServiceProcess.start(locked, Map.of(), asNobody, application);
        assertThat(refused.awaitExit()).isEqualTo(1);
        assertThat(refused.output().lines()).singleElement().asString().contains("data folder", "locked", "nobody");
    }

    @Test
    void runs_on_a_database_that_a_config_file_names() throws Exception {
        try (EmbeddedPostgres elsewhere = EmbeddedPostgres.start(new DataFolder(temporary.resolve("elsewhere")))) {
            DatabaseAccess access = elsewhere.access();
            Path folder = Files.createDirectories(temporary.resolve("service"));
            Files.writeString(Files.createDirectory(folder.resolve("config")).resolve("application.properties"), """
                    quarkus.datasource.jdbc.url=%s
                    quarkus.datasource.username=accession
                    quarkus.datasource.password=%s
                    quarkus.flyway.username=accession_owner
                    quarkus.flyway.password=%s
                    """.formatted(access.url(), access.servicePassword(), access.ownerPassword()));
            try (ServiceProcess service = ServiceProcess.start(folder).awaitReady()) {
                assertThat(folder.resolve("data/database")).as("a database of its own").doesNotExist();
                assertThat(ask(access, "SELECT username FROM person")).isEqualTo("admin");
                assertThat(healthcheck(service.address())).isZero();
            }
        }
        assertThat(healthcheck("http://localhost:1/")).isNotZero();
    }

    @Test
    void says_in_one_sentence_that_its_port_is_taken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            ServiceProcess refused = ServiceProcess.start(temporary,
                    Map.of("QUARKUS_HTTP_PORT", Integer.toString(taken.getLocalPort())));
            assertThat(refused.awaitExit()).isEqualTo(1);
            assertThat(refused.output().lines()).singleElement().asString()
                    .contains("port " + taken.getLocalPort(), "QUARKUS_HTTP_PORT");
            assertThat(temporary).as("nothing is made for a start that cannot be").isEmptyDirectory();
        }
    }

    /** The one of the Docker image. */
    private static int healthcheck(String address) throws IOException, InterruptedException {
        ProcessBuilder check = new ProcessBuilder("bash", "docker/healthcheck");
        check.environment().put("QUARKUS_HTTP_PORT", Integer.toString(URI.create(address).getPort()));
        return check.start().waitFor();
    }

    private static DatabaseAccess database(Path folder) {
        return EmbeddedPostgres.beside(new DataFolder(folder.resolve("data")));
    }

    private static String ask(DatabaseAccess access, String query) throws SQLException {
        try (Connection owner = access.asOwner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    /** The project may lie where only its owner can read. */
    private Path copyForAll(Path application) throws IOException {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path copy = temporary.resolve("application");
        try (Stream<Path> tree = Files.walk(application)) {
            for (Path path : tree.toList()) {
                Path target = copy.resolve(application.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
        return copy;
    }
}
