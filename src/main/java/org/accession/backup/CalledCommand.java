package org.accession.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

import org.accession.platform.MachineUser;
import org.accession.platform.OwnerAccess;

import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParseResult;

/**
 * The lines that a command of the operator leaves in the registry's log of accounts, before it does anything and when it has
 * ended well: which, and by which user of the operating system. The service, where it runs, seals it with the others.
 */
final class CalledCommand {

    /** Stands behind the command's name in the line that tells that it ended well. */
    private static final String DONE = ", done";

    private static final String HAS_LOG = "SELECT to_regclass('public.account_event') IS NOT NULL";
    private static final String WRITE = "INSERT INTO account_event (at, kind, address, browser, detail)"
            + " VALUES (now(), 'COMMAND', 'this machine', ?, ?)";

    private CalledCommand() {}

    static void begins(OwnerAccess registry, ParseResult called) {
        write(registry, called, "");
    }

    static void isDone(OwnerAccess registry, ParseResult called) {
        write(registry, called, DONE);
    }

    /** Nothing where the database is no registry yet: before it is restored. */
    private static void write(OwnerAccess registry, ParseResult called, String end) {
        try (Connection database = registry.connect()) {
            if (hasLog(database)) {
                try (PreparedStatement insert = database.prepareStatement(WRITE)) {
                    insert.setString(1,
                            MachineUser.atTheCommandLine());
                    insert.setString(2, called.asCommandLineList().stream().skip(1).map(CommandLine::getCommandName)
                            .collect(Collectors.joining(" ", "", end)));
                    insert.executeUpdate();
                }
            }
        } catch (SQLException e) {
            throw new ExecutionException(called.commandSpec().commandLine(), e.getMessage(), e);
        }
    }

    private static boolean hasLog(Connection database) throws SQLException {
        try (Statement statement = database.createStatement(); ResultSet row = statement.executeQuery(HAS_LOG)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
