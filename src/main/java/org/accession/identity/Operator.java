package org.accession.identity;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import org.accession.identity.AccountEvent.Kind;
import org.accession.platform.MachineUser;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Who runs a command on the machine: a user of its operating system, whom the registry knows by no other name. */
@ApplicationScoped
public class Operator {

    private final Clock clock;

    Operator(Clock clock) {
        this.clock = clock;
    }

    /** Stands in the logs where otherwise a network address and a browser do. */
    static Client client() {
        return new Client("this machine", MachineUser.atTheCommandLine(), null);
    }

    /** Writes down that a command was called, before it does anything. */
    public void calls(String command) {
        QuarkusTransaction.requiringNew()
                .run(() -> AccountEvent.of(Kind.COMMAND, null, client(), clock.instant(), command).persist());
    }
}
