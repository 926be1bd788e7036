package org.accession.identity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.Dependent;

import org.accession.platform.DatabaseCommand;

import io.quarkus.narayana.jta.QuarkusTransaction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Accounts from the command line, for the operator of the machine: the way back when no administrator can sign in. */
@Dependent
@Command(name = "people", sortOptions = false, mixinStandardHelpOptions = true, description = "Shows accounts, and gives somebody a way back in.")
public class PeopleCommand implements DatabaseCommand {

    private static final int DONE = 0;
    private static final int NOT_DONE = 2;

    @Spec
    CommandSpec spec;

    private final Administration administration;

    PeopleCommand(Administration administration) {
        this.administration = administration;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return NOT_DONE;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Shows who has an account, and which roles.")
    int list() {
        QuarkusTransaction.requiringNew().run(() -> Person.<Person>list("order by username").forEach(
                person -> spec.commandLine().getOut().println(line(person))));
        return DONE;
    }

    @Command(name = "reset", sortOptions = false, mixinStandardHelpOptions = true, description = "Issues a new password, which must be changed at the first sign-in, enables the account, and ends its sessions.", footer = {
            "",
            "The person, and every administrator, sees that it was done. Exit code: 0 done, 2 there is no such account."})
    int reset(@Parameters(paramLabel = "NAME", description = "The sign-in name.") String username,
            @Option(names = "--second-factor", description = "Take the second factor away too: the telephone is lost, and the recovery codes.") boolean withoutFactor,
            @Option(names = "--administrator", description = "Give the role of an administrator at all facilities, if no administrator is left.") boolean administrator) {
        Optional<String> password = QuarkusTransaction.requiringNew()
                .call(() -> Person.findByUsername(username).map(person -> {
                    if (administrator) {
                        administration.give(person, RoleGrant.everywhere(Roles.ADMINISTRATOR));
                    }
                    return administration.rescue(person, withoutFactor, Operator.client());
                }));
        password.ifPresentOrElse(
                issued -> spec.commandLine().getOut().printf(
                        "Sign in as %s with the password %s (must be changed at the first sign-in)%n", username,
                        issued),
                () -> spec.commandLine().getErr().println("Nobody is called " + username + "; see: people list"));
        return password.isPresent() ? DONE : NOT_DONE;
    }

    private static String line(Person person) {
        List<String> roles = person.grants.stream()
                .map(grant -> grant.facility == null ? grant.role : grant.role + " at " + grant.facility.name).sorted()
                .toList();
        return person.username + ": " + person.name + (person.disabled ? ", disabled" : "")
                + (person.issuer == null ? "" : ", signs in with " + person.issuer)
                + roles.stream().collect(Collectors.joining(", ", "; ", ""));
    }
}
