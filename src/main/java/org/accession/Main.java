package org.accession;

import java.util.Set;

import org.accession.backup.OwnerCommands;
import org.accession.cli.FileCommands;
import org.accession.platform.StartRefused;

import io.quarkus.runtime.annotations.QuarkusMain;

/** The one entry: the service, or with a command's name first, that command. */
@QuarkusMain
public final class Main {

    private static final String DEMO = "--demo";
    private static final int UNKNOWN_COMMAND = 2;

    private static final String HELP = """
            Accession, an open cancer registry.

            Without a command it starts the service:
              --demo      with 500 made-up patients and accounts to try
              --help      show this text

            Commands for files, without a server or a database:
              %s

            Commands for the registry, beside a running service or without one:
              %s

            Commands for the operator, as the owner of the database:
              %s

            Each command explains itself with --help. The data folder is ./data, or what ACCESSION_DATA names.
            """;

    Main() {}

    public static void main(String... arguments) {
        try {
            int exitCode = run(arguments);
            if (exitCode != 0) {
                System.exit(exitCode);
            }
        } catch (StartRefused refusal) {
            System.err.println(refusal.getMessage());
            System.exit(1);
        }
    }

    private static int run(String... arguments) {
        if (arguments.length == 0) {
            return Launch.service().run();
        }
        if (arguments.length == 1 && arguments[0].equals(DEMO)) {
            System.setProperty("accession.demo", "true");
            return Launch.service().run();
        }
        if (Set.of("--help", "-h", "help").contains(arguments[0])) {
            System.out.printf(HELP, String.join(", ", FileCommands.names()),
                    String.join(", ", CommandRun.names()), String.join(", ", OwnerCommands.names()));
            return 0;
        }
        if (FileCommands.names().contains(arguments[0])) {
            return FileCommands.run(arguments);
        }
        if (OwnerCommands.names().contains(arguments[0])) {
            return OwnerCommands.answer(arguments).orElseGet(() -> Launch.owner(arguments));
        }
        if (CommandRun.names().contains(arguments[0])) {
            return CommandRun.answer(arguments).orElseGet(() -> Launch.command().run(arguments));
        }
        System.err.println("Accession knows no command \"" + arguments[0] + "\". See --help.");
        return UNKNOWN_COMMAND;
    }
}
