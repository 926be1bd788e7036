package org.accession.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbeddedPostgresTest {

    private static final DataFolder FOLDER = new DataFolder(Path.of("target", "a folder for tests"));

    /** The programs of an earlier run stay: unpacking them takes seconds. */
    @BeforeAll
    static void empty_the_folder() throws IOException {
        OwnerOnly.createFolders(FOLDER.path());
        try (Stream<Path> parts = Files.list(FOLDER.path())) {
            for (Path part : parts.filter(part -> !part.equals(FOLDER.programs())).toList()) {
                FileTree.delete(part);
            }
        }
    }

    @Test
    void keeps_what_was_committed_and_its_passwords_from_start_to_start() throws SQLException {
        DatabaseAccess first;
        try (EmbeddedPostgres server = EmbeddedPostgres.start(FOLDER)) {
            first = server.access();
            execute(first, "CREATE TABLE note (words text)");
            execute(first, "INSERT INTO note VALUES ('kept')");
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.start(FOLDER)) {
            assertThat(server.access().ownerPassword()).isEqualTo(first.ownerPassword());
            assertThat(ask(server.access(), "SELECT words FROM note")).isEqualTo("kept");
        }
    }

    @Test
    void is_durable_and_listens_to_this_machine_alone() throws SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(FOLDER)) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                assertThat(ask(server.access(), "SHOW " + setting)).as(setting).isEqualTo("on");
            }
            assertThat(ask(server.access(), "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(server.access(), "SHOW server_version")).startsWith("18.");
        }
    }

    @Test
    void lets_nobody_in_without_the_password() {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(FOLDER)) {
            DatabaseAccess guess = new DatabaseAccess(server.access().port(), "accession", "guess", "guess");
            assertThatThrownBy(guess::asOwner).hasMessageContaining("password authentication failed");
            assertThatThrownBy(guess::asService).hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void shows_its_secrets_to_their_owner_alone() throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(FOLDER)) {
            assertThat(permissions("")).isEqualTo("rwx------");
            assertThat(permissions("keys")).isEqualTo("rwx------");
            for (String role : List.of("accession", "accession_owner", "postgres")) {
                assertThat(permissions("passwords/" + role)).as(role).isEqualTo("rw-------");
            }
        }
    }

    @Test
    void gives_the_service_a_role_that_owns_nothing_and_passes_no_policy() throws SQLException {
        DatabaseAccess access = TestDatabase.fresh();
        assertThat(ask(access, """
                SELECT concat_ws(',', rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication)
                FROM pg_roles WHERE rolname = 'accession'""")).isEqualTo("f,f,f,f,f");
        assertThat(ask(access, """
                SELECT count(*) FROM pg_class WHERE relowner = 'accession'::regrole""")).isEqualTo("0");
        try (Connection service = access.asService(); Statement statement = service.createStatement()) {
            assertThatThrownBy(() -> statement.execute("CREATE TABLE mine ()")).hasMessageContaining("denied");
        }
    }

    @Test
    void refuses_a_folder_that_another_one_uses() {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(FOLDER)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(FOLDER)).isInstanceOf(StartRefused.class)
                    .hasMessageContaining("Another Accession").hasMessageContaining(FOLDER.path().toString());
        }
    }

    @Test
    void says_why_when_the_database_folder_is_damaged() throws IOException {
        EmbeddedPostgres.start(FOLDER).close();
        Path version = FOLDER.database().resolve("PG_VERSION");
        String right = Files.readString(version);
        Files.writeString(version, "9\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(FOLDER)).isInstanceOf(StartRefused.class)
                .hasMessageContaining("incompatible with server");
        Files.writeString(version, right);
    }

    @Test
    void starts_over_after_a_first_start_that_was_cut_short() throws Exception {
        FileTree.delete(FOLDER.create().database());
        Files.createDirectories(FOLDER.path().resolve("database.draft/base/1"));
        try (EmbeddedPostgres server = EmbeddedPostgres.start(FOLDER)) {
            assertThat(ask(server.access(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void stops_what_a_killed_server_left_busy() throws Exception {
        EmbeddedPostgres killed = EmbeddedPostgres.start(FOLDER);
        Thread query = new Thread(() -> assertThatThrownBy(
                () -> ask(killed.access(), "SELECT count(*) FROM generate_series(1, 1000000000000)")));
        query.start();
        awaitQuery(killed.access());
        kill(Postmaster.of(FOLDER.database()).orElseThrow());
        killed.close();
        try (EmbeddedPostgres next = EmbeddedPostgres.start(FOLDER)) {
            assertThat(ask(next.access(), "SELECT 1")).isEqualTo("1");
        }
        query.join();
    }

    @Test
    void starts_though_another_process_has_the_id_of_its_former_server() throws Exception {
        EmbeddedPostgres.start(FOLDER).close();
        Files.writeString(FOLDER.database().resolve("postmaster.pid"), String.join("\n",
                Long.toString(ProcessHandle.current().pid()), FOLDER.database().toString(), "1", "5432", "", "", ""));
        try (EmbeddedPostgres server = EmbeddedPostgres.start(FOLDER)) {
            assertThat(ask(server.access(), "SELECT 1")).isEqualTo("1");
        }
    }

    private static void kill(Postmaster postmaster) {
        ProcessHandle.of(postmaster.pid()).orElseThrow().destroyForcibly();
        PostgresPrograms programs = PostgresPrograms.in(FOLDER.programs());
        Awaitility.await().until(() -> !postmaster.runs(programs));
    }

    private static void awaitQuery(DatabaseAccess access) {
        Awaitility.await().until(() -> !ask(access, """
                SELECT count(*) FROM pg_stat_activity
                WHERE state = 'active' AND query LIKE '%generate_series%' AND pid <> pg_backend_pid()""").equals("0"));
    }

    private static String permissions(String file) throws IOException {
        return PosixFilePermissions
                .toString(Files.getPosixFilePermissions(FOLDER.path().resolve(file)));
    }

    private static void execute(DatabaseAccess access, String sql) {
        TestDatabase.execute(access, sql);
    }

    private static String ask(DatabaseAccess access, String query) throws SQLException {
        try (Connection owner = access.asOwner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
