package org.accession.audit;

import java.util.Set;

import jakarta.enterprise.context.Dependent;

import org.accession.platform.DatabaseCommand;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the command line does with the logs. */
@Dependent
@Command(name = "audit", sortOptions = false, mixinStandardHelpOptions = true, description = "Verifies the logs of changes, of reads, of accounts, administration and break-glass.")
public class AuditCommand implements DatabaseCommand {

    private static final int INTACT = 0;
    private static final int TAMPERED = 1;
    private static final int NOT_VERIFIED = 2;

    @Spec
    CommandSpec spec;

    private final LogKeeper keeper;

    AuditCommand(LogKeeper keeper) {
        this.keeper = keeper;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return NOT_VERIFIED;
    }

    @Command(name = "verify", sortOptions = false, mixinStandardHelpOptions = true, description = "Looks for rows that were altered, removed or put in, and names them.", footer = {
            "",
            "Exit code: 0 if the logs are as they were written, 1 if not, 2 if they could not be verified."})
    int verify(
            @Option(names = "--root", paramLabel = "NUMBER:HASH", description = "A root as the server's log has it; may be repeated.") Set<String> roots) {
        CommandLine line = spec.commandLine();
        try {
            Verification verification = keeper.verify(null, roots == null ? Set.of() : roots, done -> {
                line.getErr().printf("\r%,d changes ", done);
                line.getErr().flush();
            });
            verification.first().forEach(one -> line.getOut().println(one.line()));
            line.getOut().println(verification.summary());
            return verification.found() == 0 ? INTACT : TAMPERED;
        } catch (RuntimeException failure) {
            line.getErr().println("The logs could not be verified: " + root(failure).getMessage());
            return NOT_VERIFIED;
        }
    }

    private static Throwable root(Throwable failure) {
        return failure.getCause() == null ? failure : root(failure.getCause());
    }
}
