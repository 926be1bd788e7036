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

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbeddedPostgresTest {

    @TempDir
    Path temporary;

    /** Unpacking PostgreSQL takes seconds: all folders share the programs. */
    @BeforeEach
    void share_programs() throws IOException {
        Path programs = Files.createDirectories(Path.of("target/test-database/programs").toAbsolutePath());
        OwnerOnly.createFolders(folder().path());
        Files.createSymbolicLink(folder().programs(), programs);
    }

    private DataFolder folder() {
        return new DataFolder(temporary.resolve("a folder"));
    }

    @Test
    void keeps_what_was_committed_and_its_passwords_from_start_to_start() throws SQLException {
        DataFolder folder = folder();
        DatabaseAccess first;
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder)) {
            first = server.access();
            execute(first, "CREATE TABLE note (words text)");
            execute(first, "INSERT INTO note VALUES ('kept')");
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder)) {
            assertThat(server.access().ownerPassword()).isEqualTo(first.ownerPassword());
            assertThat(ask(server.access(), "SELECT words FROM note")).isEqualTo("kept");
        }
    }

    @Test
    void is_durable_and_listens_to_this_machine_alone() throws SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder())) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                assertThat(ask(server.access(), "SHOW " + setting)).as(setting).isEqualTo("on");
            }
            assertThat(ask(server.access(), "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(server.access(), "SHOW server_version")).startsWith("18.");
        }
    }

    @Test
    void lets_nobody_in_without_the_password() {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder())) {
            DatabaseAccess guess = new DatabaseAccess(server.access().port(), "accession", "guess", "guess");
            assertThatThrownBy(guess::asOwner).hasMessageContaining("password authentication failed");
            assertThatThrownBy(guess::asService).hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void shows_its_secrets_to_their_owner_alone() throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder())) {
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
        DataFolder folder = folder();
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder)).isInstanceOf(StartRefused.class)
                    .hasMessageContaining("Another Accession").hasMessageContaining(temporary.toString());
        }
    }

    @Test
    void says_why_when_the_database_folder_is_damaged() throws IOException {
        DataFolder folder = folder();
        EmbeddedPostgres.start(folder).close();
        Files.writeString(folder.database().resolve("PG_VERSION"), "9\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(folder)).isInstanceOf(StartRefused.class)
                .hasMessageContaining("incompatible with server");
    }

    @Test
    void starts_over_after_a_first_start_that_was_cut_short() throws Exception {
        DataFolder folder = folder().create();
        Files.createDirectories(temporary.resolve("a folder/database.draft/base/1"));
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder)) {
            assertThat(ask(server.access(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void starts_though_another_process_has_the_id_of_its_former_server() throws Exception {
        DataFolder folder = folder();
        EmbeddedPostgres.start(folder).close();
        Files.writeString(folder.database().resolve("postmaster.pid"), String.join("\n",
                Long.toString(ProcessHandle.current().pid()), folder.database().toString(), "1", "5432", "", "", ""));
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder)) {
            assertThat(ask(server.access(), "SELECT 1")).isEqualTo("1");
        }
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions
                .toString(Files.getPosixFilePermissions(temporary.resolve("a folder").resolve(file)));
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
