package org.accession.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.Callable;

import org.accession.keys.Keyring;
import org.accession.platform.OwnerAccess;
import org.accession.platform.ScratchPostgres;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(name = "restore", mixinStandardHelpOptions = true, description = "Fills an empty registry from a backup.", footer = {
        "",
        "Put the key file in its place first. Stop the service before; nothing is restored over a registry that is in use.",
        "", "Exit code: 0 restored and equal to what was written, 2 not: then nothing was restored."})
final class RestoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A file that backup wrote.")
    Path file;

    @Option(names = "--check", description = "Only try: restore into a database made for that, compare, and delete it.")
    boolean check;

    @ParentCommand
    OwnerCommands owner;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Keyring keys = owner.registry.keys();
        if (check) {
            return check(file, keys, spec);
        }
        if (owner.registry.isServed() || isServed(owner.registry.access())) {
            throw new UnusableBackup("The service runs on this database. Stop it first.");
        }
        say(restore(file, owner.registry.access(), keys), "restored", spec);
        owner.registry.putRootsAside(Instant.now()).ifPresent(aside -> spec.commandLine().getOut().printf(
                "The roots that were noted of what was here before are in %s now; the service notes new ones.%n",
                aside));
        return 0;
    }

    /** Restores into a server of its own, whose files nobody else can read and nobody keeps. */
    static int check(Path file, Keyring keys, CommandSpec spec) throws IOException, SQLException {
        try (ScratchPostgres server = ScratchPostgres.start()) {
            say(restore(file, server.access().owner(), keys), "restored for a check, and deleted again", spec);
        }
        return 0;
    }

    private static Restore.Restored restore(Path file, OwnerAccess target, Keyring keys)
            throws IOException, SQLException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return new Restore(target, keys).from(in);
        }
    }

    private static void say(Restore.Restored restored, String what, CommandSpec spec) {
        spec.commandLine().getOut().printf(
                "%,d rows of %d tables of %s %s; all counts and sums, of the chains of the log too, are those of the backup.%n",
                restored.rows(), restored.sums().size(), restored.contents().made(), what);
    }

    /** Whether somebody is in the database as the service's role. */
    private static boolean isServed(OwnerAccess target) throws SQLException {
        try (Connection database = target.connect(); PreparedStatement query = database.prepareStatement("""
                SELECT EXISTS (SELECT FROM pg_stat_activity
                    WHERE datname = current_database() AND usename = ? AND usename <> current_user)""")) {
            query.setString(1, target.service());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
