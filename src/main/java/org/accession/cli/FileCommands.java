package org.accession.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;

import org.accession.edits.MetafileFault;
import org.accession.naaccrxml.StructuralFault;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The commands for files. Exit codes: 0 nothing wrong, 1 something wrong in the data, 2 it could not be done. */
@Command(name = "accession", description = "Commands for NAACCR XML files. They need no server and no database.", subcommands = {
        Validate.class, Convert.class, Info.class, Edits.class, Stage.class, Generate.class})
public final class FileCommands {

    static final int CLEAN = 0;
    static final int FAULTS = 1;
    static final int FAILED = 2;

    /** What the commands are called, in the order in which they are to be shown. */
    public static List<String> names() {
        return Arrays.stream(FileCommands.class.getAnnotation(Command.class).subcommands())
                .map(command -> command.getAnnotation(Command.class).name()).toList();
    }

    /** Runs the command that the first argument names; answers its exit code. */
    public static int run(String... arguments) {
        return run(new PrintWriter(System.out, false, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8), arguments);
    }

    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new FileCommands());
        line.setOut(out);
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(FileCommands::misused);
        line.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, err));
        int code = line.execute(arguments);
        if (out.checkError()) {
            err.println("The output could not be written: its disk is full, or nobody reads it.");
            return FAILED;
        }
        return code;
    }

    private static int misused(ParameterException failure, String... arguments) {
        CommandLine command = failure.getCommandLine();
        command.getErr().println(failure.getMessage() + ". See " + command.getCommandSpec().qualifiedName()
                + " --help.");
        return FAILED;
    }

    private static int failed(Exception failure, PrintWriter err) throws Exception {
        if (!(failure instanceof IOException)) {
            throw failure;
        }
        err.println(sentence((IOException) failure));
        return FAILED;
    }

    /** A number with its noun, for example {@code 2 tumors}. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** What went wrong with a file. */
    static String sentence(IOException failure) {
        String message = failure.getMessage();
        if (failure instanceof NoSuchFileException) {
            return message + ": there is no such file.";
        }
        if (failure instanceof AccessDeniedException) {
            return message + ": this file may not be opened.";
        }
        if (failure instanceof StructuralFault || failure instanceof UnusableFile
                || failure instanceof MetafileFault) {
            return message;
        }
        return "The file could not be read or written: " + message + ".";
    }
}
