package org.accession;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.accession.platform.DatabaseCommand;

import io.quarkus.runtime.QuarkusApplication;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** One command that needs the database: {@code import}, {@code export}. */
public class CommandRun implements QuarkusApplication {

    @Command(name = "accession")
    static final class Top {}

    @Inject
    @Any
    Instance<DatabaseCommand> commands;

    @Override
    public int run(String... arguments) {
        CommandLine line = new CommandLine(new Top());
        commands.forEach(line::addSubcommand);
        return line.execute(arguments);
    }
}
