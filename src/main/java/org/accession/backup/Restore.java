package org.accession.backup;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.accession.backup.Contents.Table;
import org.accession.keys.Keyring;
import org.accession.platform.OwnerAccess;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import com.fasterxml.jackson.core.type.TypeReference;

/**
 * Fills an empty database from a backup: all of it, in one transaction, and only if what then stands there has the sums of
 * what was written. The database gets the migrations that the backup's had, and after it those that are newer.
 */
final class Restore {

    private final OwnerAccess target;
    private final Keyring keys;

    Restore(OwnerAccess target, Keyring keys) {
        this.target = target;
        this.keys = keys;
    }

    /** What was restored, by table. The stream is closed. */
    Restored from(InputStream file) throws SQLException, IOException {
        try (ZipInputStream zip = new ZipInputStream(new SealedInput(file, keys))) {
            expect(zip, Backup.CONTENTS);
            Contents contents = Backup.JSON.readValue(zip.readAllBytes(), Contents.class);
            try (Connection database = target.connect()) {
                if (Catalogue.isInUse(database)) {
                    throw new UnusableBackup("The database holds a registry already. Restore into an empty one.");
                }
            }
            migrateTo(contents.schemaVersion());
            Map<String, Sum> sums;
            try (Connection database = target.connect()) {
                database.setAutoCommit(false);
                sums = load(database, contents, zip);
                database.commit();
            }
            flyway(MigrationVersion.LATEST).migrate();
            return new Restored(contents, sums);
        }
    }

    /** @param sums those of the backup, found again in the database */
    record Restored(Contents contents, Map<String, Sum> sums) {

        long rows() {
            return sums.values().stream().mapToLong(Sum::rows).sum();
        }
    }

    private void migrateTo(String version) throws UnusableBackup {
        MigrationVersion wanted = MigrationVersion.fromVersion(version);
        Flyway flyway = flyway(wanted);
        if (flyway.info().all().length == 0
                || List.of(flyway.info().all()).stream().noneMatch(one -> wanted.equals(one.getVersion()))) {
            throw new UnusableBackup("The backup was made by a newer Accession (its database is at " + version
                    + "). Restore it with that one.");
        }
        flyway.migrate();
    }

    private Flyway flyway(MigrationVersion version) {
        return Flyway.configure(Restore.class.getClassLoader())
                .dataSource(target.url(), target.username(), target.password())
                .placeholders(Map.of("service", target.service())).target(version).load();
    }

    private static Map<String, Sum> load(Connection database, Contents contents, ZipInputStream zip)
            throws SQLException, IOException {
        List<Table> tables = Catalogue.tables(database);
        if (!tables.equals(contents.tables())) {
            throw new UnusableBackup("The tables in the backup are not those of its version of the database.");
        }
        List<String> bound = Catalogue.bound(database);
        try (Statement statement = database.createStatement()) {
            statement.execute("SET LOCAL TimeZone = 'UTC'");
            for (String name : bound) {
                statement.execute("ALTER TABLE " + Catalogue.quoted(name) + " NO FORCE ROW LEVEL SECURITY");
            }
            // What triggers write is in the backup; what migrations fill is, too.
            for (Table table : tables) {
                statement.execute("ALTER TABLE " + Catalogue.quoted(table.name()) + " DISABLE TRIGGER USER");
            }
            statement.execute("TRUNCATE "
                    + String.join(", ", tables.stream().map(table -> Catalogue.quoted(table.name())).toList()));
            CopyManager copy = database.unwrap(PGConnection.class).getCopyAPI();
            for (Table table : tables) {
                expect(zip, Backup.TABLE + table.name());
                copy.copyIn("COPY " + Backup.columns(table) + " FROM STDIN", zip);
            }
            // A table whose foreign keys are still to be checked cannot be altered.
            statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
            for (Table table : tables) {
                statement.execute("ALTER TABLE " + Catalogue.quoted(table.name()) + " ENABLE TRIGGER USER");
            }
            for (String name : bound) {
                statement.execute("ALTER TABLE " + Catalogue.quoted(name) + " FORCE ROW LEVEL SECURITY");
            }
        }
        setSequences(database, contents.sequences());
        expect(zip, Backup.SUMS);
        Map<String, Sum> written = Backup.JSON.readValue(zip.readAllBytes(),
                new TypeReference<LinkedHashMap<String, Sum>>() {
                });
        compare(database, written);
        return written;
    }

    private static void setSequences(Connection database, Map<String, Long> sequences) throws SQLException {
        try (PreparedStatement set = database.prepareStatement("SELECT setval(?::regclass, ?)")) {
            for (Map.Entry<String, Long> sequence : sequences.entrySet()) {
                set.setString(1, Catalogue.quoted(sequence.getKey()));
                set.setLong(2, sequence.getValue());
                set.execute();
            }
        }
    }

    private static void compare(Connection database, Map<String, Sum> written) throws SQLException, UnusableBackup {
        for (Map.Entry<String, Sum> table : written.entrySet()) {
            Sum restored = Catalogue.sum(database, table.getKey());
            if (!restored.equals(table.getValue())) {
                throw new UnusableBackup("Table " + table.getKey() + " is not as it was written: " + restored.rows()
                        + " rows instead of " + table.getValue().rows() + ", or other ones.");
            }
        }
    }

    private static void expect(ZipInputStream zip, String name) throws IOException {
        ZipEntry entry = zip.getNextEntry();
        if (entry == null || !entry.getName().equals(name)) {
            throw new UnusableBackup("The backup has no " + name + " where it should be.");
        }
    }
}
