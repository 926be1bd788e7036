package org.accession.backup;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.SortedMap;

import org.accession.keys.KeyFile;
import org.accession.keys.Keyring;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Rotation: add a key, start the service again so that it knows it, then encrypt what is there with it. */
@Command(name = "keys", mixinStandardHelpOptions = true, description = "Shows and changes the keys that identifiers and files are encrypted with.", footer = {
        "",
        "To change the key: keys add, start the service again (every instance), keys reencrypt. Then copy the key file to its",
        "safe place. An old key stays in the file: the log of changes, which nobody may rewrite, and older backups need it."})
final class KeysCommand {

    @ParentCommand
    OwnerCommands owner;

    @Spec
    CommandSpec spec;

    @Command(mixinStandardHelpOptions = true, description = "Shows each key and how many values name it.")
    int list() throws SQLException, IOException {
        Keyring keys = owner.registry.keys();
        out().println("Current key: " + keys.currentKey());
        try (Connection database = owner.registry.access().connect()) {
            for (EncryptedColumn column : EncryptedColumn.all(database)) {
                SortedMap<Integer, Long> values = column.valuesByKey(database);
                for (Map.Entry<Integer, Long> entry : values.entrySet()) {
                    out().printf("key %d: %,d values in %s.%s%n", entry.getKey(), entry.getValue(), column.table(),
                            column.name());
                }
            }
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "Adds a new key to the key file; new values are encrypted with it once the service has started again.")
    int add() throws IOException {
        if (owner.registry.keyContent().isPresent()) {
            throw new UnusableBackup("The keys come from accession.keys.content: add the key where that is kept.");
        }
        owner.registry.keys();
        out().println("Key " + KeyFile.add(owner.registry.keyFile())
                + " is current. Start the service again, then run: keys reencrypt");
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "Encrypts with the current key what was encrypted with another. The service may run.")
    int reencrypt() throws SQLException, IOException {
        Keyring keys = owner.registry.keys();
        try (Connection database = owner.registry.access().connect()) {
            try (Statement statement = database.createStatement()) {
                // The value stays what it was: no former row is kept of it.
                statement.execute("SET accession.reencrypting = 'on'");
            }
            database.setAutoCommit(false);
            for (EncryptedColumn column : EncryptedColumn.all(database)) {
                out().printf("%,d values in %s.%s encrypted with key %d.%n", column.encryptAnew(database, keys),
                        column.table(), column.name(), keys.currentKey());
            }
        }
        return 0;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
