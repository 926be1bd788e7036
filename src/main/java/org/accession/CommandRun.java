package org.accession;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.accession.audit.AuditCommand;
import org.accession.identity.Operator;
import org.accession.identity.PeopleCommand;
import org.accession.intake.ImportCommand;
import org.accession.platform.Answer;
import org.accession.platform.DatabaseCommand;
import org.accession.submission.ExportCommand;

import io.quarkus.runtime.QuarkusApplication;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** One command that needs the database: {@code import}, {@code export}. */
public class CommandRun implements QuarkusApplication {

    private static final List<Class<? extends DatabaseCommand>> COMMANDS = List.of(ImportCommand.class,
            ExportCommand.class, AuditCommand.class, PeopleCommand.class);

    @Command(name = "accession")
    static final class Top {}

    @Inject
    @Any
    Instance<DatabaseCommand> commands;

    @Inject
    Operator operator;

    /** What the commands are called. */
    static List<String> names() {
        return COMMANDS.stream().map(command -> command.getAnnotation(Command.class).name()).toList();
    }

    /** Answers before Quarkus and the database start, with the exit code; nothing if the command is to run. */
    static OptionalInt answer(String... arguments) {
        CommandLine line = new CommandLine(new Top());
        COMMANDS.forEach(command -> line.addSubcommand(idle(command)));
        return Answer.of(line, arguments);
    }

    /** A command without the beans that it works with: good for its arguments, and for nothing else. */
    private static DatabaseCommand idle(Class<? extends DatabaseCommand> command) {
        try {
            Constructor<?> constructor = command.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return (DatabaseCommand) constructor.newInstance(new Object[constructor.getParameterCount()]);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int run(String... arguments) {
        return line().execute(arguments);
    }

    /** Whatever a command does to the registry, first the logs tell who called it. */
    CommandLine line() {
        CommandLine line = new CommandLine(new Top());
        commands.forEach(line::addSubcommand);
        return line.setExecutionStrategy(parsed -> {
            operator.calls(parsed.asCommandLineList().stream().skip(1).map(CommandLine::getCommandName)
                    .collect(Collectors.joining(" ")));
            return new CommandLine.RunLast().execute(parsed);
        });
    }
}
