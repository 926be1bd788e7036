package org.accession.platform;

import java.util.OptionalInt;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What a command line says before anything is started: its help, and what is wrong with its arguments. */
public final class Answer {

    private static final int MISUSED = 2;

    private Answer() {}

    /** Answers, with the exit code; nothing if the command is to run. The commands are made, and not called. */
    public static OptionalInt of(CommandLine line, String... arguments) {
        try {
            ParseResult parsed = line.parseArgs(arguments);
            if (CommandLine.printHelpIfRequested(parsed)) {
                return OptionalInt.of(CommandLine.ExitCode.OK);
            }
            CommandLine asked = asked(parsed).commandSpec().commandLine();
            if (asked.getSubcommands().isEmpty()) {
                return OptionalInt.empty();
            }
            asked.usage(asked.getErr());
        } catch (ParameterException misuse) {
            CommandLine asked = misuse.getCommandLine();
            asked.getErr().println(
                    misuse.getMessage() + ". See " + asked.getCommandSpec().qualifiedName() + " --help.");
        }
        return OptionalInt.of(MISUSED);
    }

    private static ParseResult asked(ParseResult parsed) {
        return parsed.hasSubcommand() ? asked(parsed.subcommand()) : parsed;
    }
}
