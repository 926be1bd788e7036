package org.accession.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.Assumptions;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A real Keycloak with the realm of the docker folder, and the registry switched over to it. It is unpacked once into
 * {@code target}; the first start there takes longer.
 */
public class KeycloakServer implements QuarkusTestResourceLifecycleManager {

    static final String PASSWORD = "a password of the realm";
    static final String ADMINISTRATOR_PASSWORD = "a password of the server";

    private static final Path ZIP = Path.of(System.getProperty("keycloak.zip", "keycloak.zip"));
    private static final Path FOLDER = Path.of("target", "keycloak");
    private static final String SECRET = "a-secret-of-thirty-two-characters";

    private static Process server;

    /** Whether the distribution is there; in CI it must be. */
    static boolean isThere() {
        String sentence = "KEYCLOAK WAS NOT FOUND: sign-in with a provider was not tested. CI fetches it: "
                + "CI=true ./mvnw verify, or mvn dependency:get -Dartifact=org.keycloak:keycloak-quarkus-dist:...:zip";
        if (Files.isRegularFile(ZIP)) {
            return true;
        }
        assertThat(System.getenv("CI")).as(sentence).isNull();
        System.err.println("=".repeat(90) + "\n" + sentence + "\n" + "=".repeat(90));
        return false;
    }

    @Override
    public Map<String, String> start() {
        Assumptions.assumeTrue(isThere());
        int port = freePort();
        int registry = freePort();
        String address = "http://127.0.0.1:" + port;
        try {
            Path home = unpacked();
            Path realm = Files.createDirectories(home.resolve("data/import")).resolve("accession-realm.json");
            Files.writeString(realm, realm("http://127.0.0.1:" + registry).encodePrettily());
            ProcessBuilder start = new ProcessBuilder(home.resolve("bin/kc.sh").toAbsolutePath().toString(),
                    "start-dev", "--import-realm", "--http-host=127.0.0.1", "--http-port=" + port)
                    .redirectErrorStream(true).redirectOutput(FOLDER.resolve("keycloak.log").toFile());
            start.environment().putAll(Map.of("OIDC_CLIENT_SECRET", SECRET, "OIDC_DEMO_PASSWORD", PASSWORD,
                    "KC_BOOTSTRAP_ADMIN_USERNAME", "admin", "KC_BOOTSTRAP_ADMIN_PASSWORD", ADMINISTRATOR_PASSWORD,
                    "KC_DB", "dev-mem", "JAVA_OPTS", "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"));
            server = start.start();
            awaitReady(address + "/realms/accession/.well-known/openid-configuration");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("quarkus.oidc.tenant-enabled", "true", "quarkus.oidc.auth-server-url",
                address + "/realms/accession", "quarkus.oidc.credentials.secret", SECRET, "quarkus.http.test-port",
                String.valueOf(registry), "accession.provider.name", "Keycloak", "test.keycloak", address);
    }

    /** Holds the server up, and lets it go on: {@code STOP}, {@code CONT}. */
    static void signal(String name) throws IOException, InterruptedException {
        for (ProcessHandle process : Stream.concat(Stream.of(server.toHandle()), server.descendants()).toList()) {
            assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor())
                    .isZero();
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            List<ProcessHandle> started = server.descendants().toList();
            server.destroy();
            started.forEach(ProcessHandle::destroy);
            try {
                if (!server.waitFor(20, TimeUnit.SECONDS)) {
                    started.forEach(ProcessHandle::destroyForcibly);
                    server.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The realm that is shipped, for another address, with clients and people that only tests want. */
    private static JsonObject realm(String registry) throws IOException {
        JsonObject realm = new JsonObject(Files.readString(Path.of("docker/keycloak/accession-realm.json"))
                .replace("http://localhost:8080", registry).replace("http://accession:8080", registry));
        JsonArray clients = realm.getJsonArray("clients");
        JsonArray mappers = clients.getJsonObject(0).getJsonArray("protocolMappers");
        clients.add(script("scripts", mappers, Map.of())).add(script("elsewhere", new JsonArray(), Map.of()))
                .add(script("hasty", mappers, Map.of("access.token.lifespan", "1")));
        realm.getJsonArray("groups").add(new JsonObject().put("name", "0007654321"))
                .add(new JsonObject().put("name", "nowhere"));
        realm.getJsonObject("roles").getJsonArray("realm").add(new JsonObject().put("name", "gardener"));
        person(realm, "two-hats", List.of("registrar", "quality"), "/0007654321");
        person(realm, "gardener", List.of("gardener"), "/*");
        person(realm, "nowhere", List.of("registrar"), "/nowhere");
        person(realm, "leaving", List.of("registrar"), "/*");
        person(realm, "dismissed", List.of("registrar"), "/*");
        person(realm, "promoted", List.of("registrar"), "/*");
        person(realm, "namesake", List.of("registrar"), "/*");
        person(realm, "gone", List.of("registrar"), "/*").put("enabled", false);
        return realm;
    }

    private static JsonObject script(String name, JsonArray mappers, Map<String, Object> attributes) {
        return new JsonObject().put("clientId", name).put("publicClient", true).put("directAccessGrantsEnabled", true)
                .put("protocolMappers", mappers).put("attributes", new JsonObject(attributes));
    }

    private static JsonObject person(JsonObject realm, String name, List<String> roles, String group) {
        JsonObject person = realm.getJsonArray("users").getJsonObject(0).copy().put("username", name)
                .put("email", name + "@example.org").put("firstName", name).put("lastName", "Test")
                .put("realmRoles", new JsonArray(roles)).put("groups", new JsonArray().add(group));
        realm.getJsonArray("users").add(person);
        return person;
    }

    private void awaitReady(String address) {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        await().atMost(Duration.ofMinutes(4)).pollInterval(Duration.ofMillis(500)).ignoreExceptions().until(() -> {
            assertThat(server.isAlive()).as("Keycloak runs, see target/keycloak/keycloak.log").isTrue();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        });
    }

    private static Path unpacked() throws IOException {
        Path home = FOLDER.resolve(ZIP.getFileName().toString().replaceAll("quarkus-dist-|\\.zip$", ""));
        if (Files.isExecutable(home.resolve("bin/kc.sh"))) {
            return home;
        }
        try (InputStream file = Files.newInputStream(ZIP); ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = FOLDER.resolve(entry.getName()).normalize();
                assertThat(target).startsWithRaw(FOLDER);
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        assertThat(home.resolve("bin/kc.sh").toFile().setExecutable(true)).isTrue();
        return home;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
