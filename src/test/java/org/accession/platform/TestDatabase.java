package org.accession.platform;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;

import org.flywaydb.core.Flyway;

/**
 * Databases for tests, all in one server that starts with the first of them and keeps its folder in {@code target}. It
 * is the service's own embedded server with the same two roles, only without waiting for the disk.
 */
public final class TestDatabase {

    private static final String HANDLE = "accession.test.database";
    private static final Map<String, String> HASTY = Map.of("fsync", "off", "synchronous_commit", "off");

    private TestDatabase() {}

    /** A new database, migrated by the owner as the service would do it. */
    public static DatabaseAccess fresh() {
        DatabaseAccess access = empty();
        Flyway.configure().dataSource(access.url(), DatabaseAccess.OWNER, access.ownerPassword())
                .placeholders(Map.of("service", DatabaseAccess.SERVICE)).load().migrate();
        return access;
    }

    /** A new database with nothing in it. */
    public static DatabaseAccess empty() {
        Server server = server();
        DatabaseAccess access = server.access().toDatabase("test_" + UUID.randomUUID().toString().replace("-", ""));
        try {
            Roles.provide(access, "postgres", server.superuserPassword());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return access;
    }

    /** Runs statements as the owner. */
    public static void execute(DatabaseAccess access, String sql) {
        try (Connection owner = access.asOwner(); Statement statement = owner.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private record Server(DatabaseAccess access, String superuserPassword) {}

    /** One per process: Quarkus loads this class once more in its own class loader, so the handle is a property. */
    private static Server server() {
        DataFolder folder = new DataFolder(Path.of("target", "test-database"));
        synchronized (System.getProperties()) {
            if (System.getProperty(HANDLE) == null) {
                EmbeddedPostgres started = EmbeddedPostgres.start(folder, HASTY);
                Runtime.getRuntime().addShutdownHook(new Thread(started::close));
                System.setProperty(HANDLE, folder.path().toString());
            }
        }
        return new Server(EmbeddedPostgres.beside(folder),
                new SecretFile(folder.passwords().resolve("postgres")).read());
    }
}
