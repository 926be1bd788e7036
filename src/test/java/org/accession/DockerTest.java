package org.accession;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.accession.identity.Roles;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

import io.restassured.path.json.JsonPath;

import static org.assertj.core.api.Assertions.assertThat;

/** What can be said of the Docker files without a Docker engine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DockerTest {

    private static final Path FOLDER = Path.of("docker");
    private static final Pattern REQUIRED = Pattern.compile("\\$\\{(\\w+):\\?");

    @Test
    void compose_asks_for_no_secret_that_the_preparation_does_not_make(@TempDir Path temporary) throws Exception {
        Files.copy(FOLDER.resolve("prepare"), temporary.resolve("prepare"));
        Process prepare = new ProcessBuilder("bash", temporary.resolve("prepare").toString()).inheritIO().start();
        assertThat(prepare.waitFor()).isZero();
        Map<String, String> made = Files.readAllLines(temporary.resolve(".env")).stream()
                .map(line -> line.split("=", 2)).collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        assertThat(made.values()).allMatch(secret -> secret.length() == 32).doesNotHaveDuplicates();
        assertThat(REQUIRED.matcher(compose() + Files.readString(FOLDER.resolve("compose.oidc.yaml"))).results()
                .map(match -> match.group(1)))
                .contains("POSTGRES_PASSWORD", "OIDC_CLIENT_SECRET")
                .allMatch(made::containsKey);
    }

    @Test
    void compose_mounts_files_that_are_there() throws IOException {
        List<String> files = strings(services().values(), "volumes").map(volume -> volume.split(":")[0])
                .filter(source -> source.startsWith(".")).toList();
        assertThat(files).hasSize(3).allSatisfy(file -> assertThat(FOLDER.resolve(file)).isRegularFile());
    }

    @Test
    void compose_opens_ports_to_this_machine_alone() throws IOException {
        assertThat(strings(services().values(), "ports")).hasSize(2).allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void the_image_copies_what_the_build_needs_and_nothing_that_is_missing() throws IOException {
        Set<String> copied = new TreeSet<>();
        for (String line : Files.readAllLines(FOLDER.resolve("Dockerfile"))) {
            if (line.startsWith("COPY ") && !line.contains("--from")) {
                List<String> words = List.of(line.split(" "));
                copied.addAll(words.subList(1, words.size() - 1));
            }
        }
        assertThat(copied).contains("pom.xml", "mvnw", ".mvn", "registry-schemas", "src/main")
                .allSatisfy(path -> assertThat(Path.of(path)).exists());
        assertThat(Files.readAllLines(FOLDER.resolve("Dockerfile.dockerignore")))
                .containsAll(copied.stream().map(path -> "!" + path).toList());
    }

    @Test
    void the_realm_has_the_registry_s_roles_and_no_secret_in_it() throws IOException {
        JsonPath realm = JsonPath.from(FOLDER.resolve("keycloak/accession-realm.json").toFile());
        assertThat(realm.getList("roles.realm.name", String.class)).containsExactlyElementsOf(Roles.ALL);
        assertThat(realm.getList("users.realmRoles.flatten()", String.class)).containsExactlyElementsOf(Roles.ALL);
        assertThat(realm.getList("clients.secret", String.class)).containsOnly("${OIDC_CLIENT_SECRET}");
        assertThat(realm.getList("users.credentials.flatten().value", String.class))
                .containsOnly("${OIDC_DEMO_PASSWORD}");
    }

    private static String compose() throws IOException {
        return Files.readString(FOLDER.resolve("compose.yaml"));
    }

    private static Map<String, Map<String, Object>> services() throws IOException {
        Map<String, Map<String, Map<String, Object>>> file = new Yaml().load(compose());
        return file.get("services");
    }

    private static Stream<String> strings(Collection<Map<String, Object>> services, String key) {
        return services.stream().flatMap(service -> ((List<?>) service.getOrDefault(key, List.of())).stream())
                .map(Object::toString);
    }
}
