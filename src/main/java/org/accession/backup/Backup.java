package org.accession.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.accession.backup.Contents.Table;
import org.accession.keys.Keyring;
import org.accession.platform.OwnerAccess;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Writes a registry as it is at one moment, while its service goes on: all tables are read in one snapshot. The file is an
 * encrypted ZIP with what it contains, each table as PostgreSQL's COPY gives it, and the sums that a restored registry must
 * have. The keys are not in it.
 */
final class Backup {

    static final String CONTENTS = "contents.json";
    static final String SUMS = "sums.json";
    static final String TABLE = "tables/";
    static final ObjectMapper JSON = new ObjectMapper().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private Backup() {}

    /** The sums of what was written, by table. The stream is closed. */
    static Map<String, Sum> write(OwnerAccess registry, Keyring keys, Clock clock, OutputStream file)
            throws SQLException, IOException {
        try (Connection database = registry.connect()) {
            database.setAutoCommit(false);
            try (Statement statement = database.createStatement()) {
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
                statement.execute("SET LOCAL TimeZone = 'UTC'");
            }
            Contents contents = new Contents(Catalogue.schemaVersion(database), clock.instant().toString(),
                    Catalogue.tables(database), Catalogue.sequences(database));
            // Closed only when all is written: a file without its last block is never taken for a backup.
            SealedOutput sealed = new SealedOutput(file, keys);
            ZipOutputStream zip = new ZipOutputStream(sealed);
            zip.putNextEntry(new ZipEntry(CONTENTS));
            JSON.writeValue(zip, contents);
            CopyManager copy = database.unwrap(PGConnection.class).getCopyAPI();
            Map<String, Sum> sums = new LinkedHashMap<>();
            for (Table table : contents.tables()) {
                zip.putNextEntry(new ZipEntry(TABLE + table.name()));
                copy.copyOut("COPY " + columns(table) + " TO STDOUT", zip);
                sums.put(table.name(), Catalogue.sum(database, table.name()));
            }
            zip.putNextEntry(new ZipEntry(SUMS));
            JSON.writeValue(zip, sums);
            zip.close();
            return sums;
        }
    }

    /** The table and its columns, as COPY takes them. */
    static String columns(Table table) {
        return Catalogue.quoted(table.name()) + " ("
                + String.join(", ", table.columns().stream().map(Catalogue::quoted).toList()) + ")";
    }
}
