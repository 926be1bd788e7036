package org.accession.backup;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

import org.accession.platform.Answer;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The operator's commands. Exit codes: 0 done, 2 not done, with a sentence that says why. */
@Command(name = "accession", description = "Commands for the operator of a registry.", subcommands = {
        BackupCommand.class, RestoreCommand.class, KeysCommand.class})
public final class OwnerCommands {

    static final int NOT_DONE = 2;

    /** Set before a command runs; no constructor argument, for Quarkus makes a bean of every command. */
    Registry registry;

    /** What the commands are called. */
    public static List<String> names() {
        return Arrays.stream(OwnerCommands.class.getAnnotation(Command.class).subcommands())
                .map(command -> command.getAnnotation(Command.class).name()).toList();
    }

    /** Answers before any database starts, with the exit code; nothing if the command is to run. */
    public static OptionalInt answer(String... arguments) {
        return Answer.of(new CommandLine(new OwnerCommands()), arguments);
    }

    /** Runs the command that the first argument names; answers its exit code. */
    public static int run(Registry registry, String... arguments) {
        return run(new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8), registry, arguments);
    }

    static int run(PrintWriter out, PrintWriter err, Registry registry, String... arguments) {
        OwnerCommands commands = new OwnerCommands();
        commands.registry = registry;
        CommandLine line = new CommandLine(commands);
        line.setOut(out);
        line.setErr(err);
        line.setExecutionStrategy(parsed -> {
            if (parsed.asCommandLineList().stream().anyMatch(CommandLine::isUsageHelpRequested)) {
                return new CommandLine.RunLast().execute(parsed);
            }
            CalledCommand.begins(registry.access(), parsed);
            int exitCode = new CommandLine.RunLast().execute(parsed);
            if (exitCode == 0) {
                CalledCommand.isDone(registry.access(), parsed);
            }
            return exitCode;
        });
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (!(failure instanceof IOException || failure instanceof SQLException
                    || failure instanceof IllegalArgumentException)) {
                throw failure;
            }
            err.println(sentence(failure));
            return NOT_DONE;
        });
        return line.execute(arguments);
    }

    private static String sentence(Exception failure) {
        if (failure instanceof FileAlreadyExistsException) {
            return failure.getMessage() + " is there already. Name a new file.";
        }
        if (failure instanceof NoSuchFileException) {
            return failure.getMessage() + ": there is no such file.";
        }
        return failure.getMessage();
    }
}
