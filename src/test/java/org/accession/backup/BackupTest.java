package org.accession.backup;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.inject.Inject;

import org.accession.fixture.PatientFixture;
import org.accession.keys.KeyFile;
import org.accession.keys.Keyring;
import org.accession.platform.OwnerAccess;
import org.accession.platform.TestDatabase;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkus.test.junit.QuarkusTest;

import static org.accession.fixture.Fixtures.aCase;
import static org.accession.fixture.Fixtures.aPatient;
import static org.assertj.core.api.Assertions.assertThat;

/** A registry that is in use goes into a file, and out of it into an empty database. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class BackupTest {

    private static final String SSN = "531887766";

    @TempDir
    Path folder;

    @Inject
    Keyring keyring;

    private Path keyFile;
    private Path roots;
    private Registry registry;
    private PatientFixture.Stored stored;
    private String said;

    @BeforeEach
    void store_a_patient() throws IOException {
        keyring.currentKey(); // made, with its file, when it is first used
        Config config = ConfigProvider.getConfig();
        keyFile = Files.copy(Path.of(config.getValue("accession.keys.file", String.class)),
                folder.resolve("keyring.properties"));
        roots = folder.resolve("roots");
        registry = registry(new OwnerAccess(config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.flyway.username", String.class),
                config.getValue("quarkus.flyway.password", String.class), "accession"));
        stored = aPatient().ssn(SSN).with(aCase("C504", "8500", "3").diagnosed("2026-03-02")).store();
    }

    @Test
    void a_restored_registry_is_the_one_that_was_backed_up() throws Exception {
        Path file = folder.resolve("registry.backup");
        assertThat(run(registry, "backup", file.toString())).as(said).isZero();
        Registry other = registry(TestDatabase.empty().owner());
        assertThat(run(other, "restore", file.toString())).as(said).isZero();
        assertThat(said).contains("rows of", "are those of the backup");

        String called = "SELECT string_agg(DISTINCT detail || ' by ' || browser, ', ') FROM account_event WHERE kind = 'COMMAND'"
                + " AND detail = '%s' AND browser LIKE 'command line, by _%%'";
        assertThat(ask(registry, called.formatted("backup"))).isNotNull();
        assertThat(ask(registry, called.formatted("backup, done"))).isNotNull();
        assertThat(ask(other, called.formatted("restore, done"))).isNotNull();
        assertThat(ask(other, mrn())).isEqualTo(stored.record().mrn);
        assertThat(registry.keys().decryptText(bytes(other,
                "SELECT ssn_encrypted FROM facility_patient WHERE id = " + stored.record().id))).isEqualTo(SSN);
        assertThat(ask(other, "SELECT max(version) FROM flyway_schema_history"))
                .isEqualTo(ask(registry, "SELECT max(version) FROM flyway_schema_history"));
        String walls = """
                SELECT string_agg(relname || relrowsecurity || relforcerowsecurity, ',' ORDER BY relname) FROM pg_class
                WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'""";
        assertThat(ask(other, walls)).isEqualTo(ask(registry, walls)).contains("facility_patienttruetrue");
        assertThat(ask(other, "SELECT count(*) FROM pg_trigger WHERE tgenabled <> 'O'")).isEqualTo("0");
        assertThat(Long.parseLong(ask(other, "SELECT nextval(pg_get_serial_sequence('facility', 'id'))")))
                .as("a number that nobody has")
                .isGreaterThan(Long.parseLong(ask(other, "SELECT max(id) FROM facility")));
    }

    @Test
    void roots_that_were_noted_of_what_was_there_before_are_put_aside() throws Exception {
        Path file = folder.resolve("registry.backup");
        assertThat(run(registry, "backup", file.toString())).as(said).isZero();
        Files.writeString(roots, "7:noted");
        Registry other = registry(TestDatabase.empty().owner());
        Files.write(folder.resolve("none"), new byte[0]);
        assertThat(run(other, "restore", folder.resolve("none").toString())).isEqualTo(2);
        assertThat(roots).as("nothing was restored").hasContent("7:noted");

        assertThat(run(other, "restore", file.toString())).as(said).isZero();

        assertThat(roots).doesNotExist();
        try (var left = Files.list(folder)) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("roots.until-"))).singleElement()
                    .satisfies(aside -> assertThat(aside).hasContent("7:noted"))
                    .satisfies(aside -> assertThat(said).contains(aside.toString()));
        }
    }

    @Test
    void a_registry_whose_roots_have_chains_is_restored() throws Exception {
        Path file = folder.resolve("registry.backup");
        assertThat(run(registry, "backup", file.toString())).as(said).isZero();
        Registry older = registry(TestDatabase.empty().owner());
        assertThat(run(older, "restore", file.toString())).as(said).isZero();
        try (Connection database = older.access().connect(); Statement statement = database.createStatement()) {
            statement.execute("TRUNCATE audit_root, audit_root_chain");
            statement.execute("""
                    INSERT INTO audit_root (number, day, written_at, seal, seal_hash, chains, previous_hash, hash)
                        SELECT 1, current_date, now(), 0, none, 1, none, none FROM (SELECT sha256('') AS none);
                    INSERT INTO audit_root_chain (patient_id, length, root, head)
                        SELECT id, 1, 1, sha256('') FROM patient LIMIT 1""");
        }
        Path next = folder.resolve("older.backup");
        assertThat(run(older, "backup", next.toString())).as(said).isZero();

        assertThat(run(registry(TestDatabase.empty().owner()), "restore", next.toString())).as(said).isZero();
    }

    @Test
    void what_is_written_meanwhile_is_in_whole_or_not_at_all() throws Exception {
        Path file = folder.resolve("registry.backup");
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            while (!done.get()) {
                aPatient().named("MEANWHILE", "ALL").with(aCase("C619", "8140", "3").diagnosed("2026-01-02")).store();
            }
        });
        try {
            assertThat(run(registry, "backup", file.toString())).as(said).isZero();
        } finally {
            done.set(true);
            writer.get(1, TimeUnit.MINUTES);
        }
        Registry other = registry(TestDatabase.empty().owner());
        assertThat(run(other, "restore", file.toString())).as(said).isZero();
        assertThat(ask(other, """
                SELECT count(*) FROM facility_patient p WHERE NOT EXISTS (SELECT FROM tumor_case c
                    WHERE c.facility_patient_id = p.id AND c.tumor_id IS NOT NULL)
                    AND p.name_last = 'MEANWHILE'""")).isEqualTo("0");
    }

    @Test
    void the_file_is_its_owners_alone_and_shows_nothing() throws Exception {
        Path file = folder.resolve("registry.backup");
        run(registry, "backup", file.toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                .startsWith("accession-backup-1\n").doesNotContain("LARKIN", SSN, "facility_patient");
        String called = "SELECT count(*) FILTER (WHERE detail = 'backup') - count(*) FILTER (WHERE detail = 'backup, done')"
                + " FROM account_event WHERE kind = 'COMMAND'";
        int ended = Integer.parseInt(ask(registry, called));
        assertThat(run(registry, "backup", file.toString())).isEqualTo(2);
        assertThat(said).contains("is there already");
        assertThat(ask(registry, called)).as("called, and not done").isEqualTo(String.valueOf(ended + 1));
    }

    @Test
    void a_check_restores_into_a_database_of_its_own_and_leaves_nothing_behind() throws Exception {
        Path file = folder.resolve("registry.backup");
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        assertThat(run(registry, "backup", "--check", file.toString())).as(said).isZero();
        assertThat(said).contains("restored for a check, and deleted again");
        try (var left = Files.list(temporary)) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("accession-scratch"))).isEmpty();
        }
    }

    @Test
    void a_file_that_was_altered_or_cut_short_restores_nothing() throws Exception {
        Path file = folder.resolve("registry.backup");
        run(registry, "backup", file.toString());
        byte[] whole = Files.readAllBytes(file);
        byte[] altered = whole.clone();
        altered[whole.length / 2] ^= 1;
        refused(altered, "altered");
        refused(Arrays.copyOf(whole, whole.length - 40), "ends too early");
        refused(Arrays.copyOf(whole, 0), "not a backup");
        refused("something else altogether".getBytes(), "not a backup");
    }

    @Test
    void without_its_key_it_says_which_key_is_missing() throws Exception {
        Path file = folder.resolve("registry.backup");
        KeyFile.add(keyFile);
        run(registry, "backup", file.toString());
        Files.copy(Path.of(ConfigProvider.getConfig().getValue("accession.keys.file", String.class)), keyFile,
                StandardCopyOption.REPLACE_EXISTING);
        Registry other = registry(TestDatabase.empty().owner());
        assertThat(run(other, "restore", file.toString())).isEqualTo(2);
        assertThat(said).contains("no key 2", "key file");
        Files.delete(keyFile);
        assertThat(run(other, "restore", file.toString())).isEqualTo(2);
        assertThat(said).contains("no key file");
        assertThat(keyFile).doesNotExist();
    }

    @Test
    void nothing_is_restored_over_a_registry_in_use() throws Exception {
        Path file = folder.resolve("registry.backup");
        run(registry, "backup", file.toString());
        assertThat(run(new Registry(registry.access(), keyFile, Optional.empty(), roots, true), "restore",
                file.toString()))
                .isEqualTo(2);
        assertThat(said).contains("service runs");
        Registry used = registry(TestDatabase.empty().owner());
        assertThat(run(used, "restore", file.toString())).as(said).isZero();
        assertThat(run(used, "restore", file.toString())).isEqualTo(2);
        assertThat(said).contains("holds a registry already");
    }

    @Test
    void after_a_rotation_every_value_names_the_new_key_and_no_former_row_was_made() throws Exception {
        Path file = folder.resolve("registry.backup");
        run(registry, "backup", file.toString());
        Registry other = registry(TestDatabase.empty().owner());
        run(other, "restore", file.toString());
        String former = ask(other, "SELECT count(*) FROM facility_patient_history");
        int old = other.keys().currentKey();

        assertThat(run(other, "keys", "add")).as(said).isZero();
        assertThat(run(other, "keys", "list")).as(said).isZero();
        assertThat(said).contains("Current key: " + (old + 1), "key " + old + ": ", "facility_patient.ssn_encrypted");
        assertThat(run(other, "keys", "reencrypt")).as(said).isZero();
        assertThat(run(other, "keys", "list")).as(said).isZero();
        assertThat(said).contains("key " + (old + 1) + ": ").doesNotContain("key " + old + ": ");
        assertThat(other.keys().decryptText(bytes(other,
                "SELECT ssn_encrypted FROM facility_patient WHERE id = " + stored.record().id))).isEqualTo(SSN);
        assertThat(ask(other, "SELECT count(*) FROM facility_patient_history")).isEqualTo(former);
    }

    private void refused(byte[] content, String why) throws Exception {
        Path file = Files.write(folder.resolve("damaged.backup"), content);
        Registry other = registry(TestDatabase.empty().owner());
        assertThat(run(other, "restore", file.toString())).isEqualTo(2);
        assertThat(said.lines()).singleElement().asString().contains(why);
        try (Connection database = other.access().connect()) {
            assertThat(Catalogue.isInUse(database)).isFalse();
        }
    }

    private Registry registry(OwnerAccess access) {
        return new Registry(access, keyFile, Optional.empty(), roots, false);
    }

    private int run(Registry where, String... arguments) {
        StringWriter words = new StringWriter();
        PrintWriter printer = new PrintWriter(words, true);
        int code = OwnerCommands.run(printer, printer, where, arguments);
        said = words.toString();
        return code;
    }

    private String mrn() {
        return "SELECT mrn FROM facility_patient WHERE id = " + stored.record().id;
    }

    private static String ask(Registry where, String query) throws SQLException {
        try (Connection database = where.access().connect();
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static byte[] bytes(Registry where, String query) throws SQLException {
        try (Connection database = where.access().connect();
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getBytes(1);
        }
    }
}
