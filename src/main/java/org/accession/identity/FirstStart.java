package org.accession.identity;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;

/** Makes the first administrator, and for a demonstration an account for each kind of work. */
@ApplicationScoped
class FirstStart {

    private static final String ADMINISTRATOR = "admin";
    private static final String DEMO = "demo-";

    private final Demonstration demonstration;
    private final boolean serves;

    FirstStart(Demonstration demonstration,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serves) {
        this.demonstration = demonstration;
        this.serves = serves;
    }

    /** A command leaves the accounts as they are: a service may run beside it. */
    void prepare(@Observes @Priority(1) StartupEvent started) {
        if (serves) {
            prepare();
        }
    }

    private void prepare() {
        QuarkusTransaction.requiringNew().run(() -> {
            if (Person.count() == 0) {
                announce(administrator());
                if (demonstration.isWanted() && Facility.count() == 0) { // else a command has filled it before
                    demonstration.begin();
                }
            }
            if (demonstration.wasBegun()) {
                // Started as anything else, its accounts are no way in.
                Person.update("disabled = ?1 where username like ?2", !demonstration.isWanted(), DEMO + "%");
            }
            if (demonstration.isOn()) {
                Roles.ALL.forEach(role -> announce(demonstrator(role)));
            } else if (demonstration.isWanted()) {
                System.out.println(
                        "This registry was not begun as a demonstration: it gets no accounts and no patients of"
                                + " one. Give the demonstration a folder of its own, with ACCESSION_DATA.");
            }
        });
    }

    private static Issued administrator() {
        Person person = Person.named(ADMINISTRATOR, "Administrator");
        Roles.ALL.forEach(role -> person.grant(role, null));
        Issued issued = new Issued(person.username, person.issuePassword(), "must be changed at the first sign-in");
        person.passwordUntil = null; // whoever starts a registry may come back to it later
        person.persist();
        return issued;
    }

    /** Gets a new password at each start: what a demonstration prints must work. */
    private static Issued demonstrator(String role) {
        String username = DEMO + role;
        Person person = Person.findByUsername(username).orElseGet(() -> Person.named(username, "Demo " + role));
        if (person.id == null) {
            person.grant(role, null);
        }
        Issued issued = new Issued(username, person.issuePassword(), "demonstration");
        person.mustChangePassword = false;
        person.passwordUntil = null;
        person.persist();
        return issued;
    }

    /** To the console and not to the log, which may be kept and sent elsewhere. */
    private static void announce(Issued issued) {
        System.out.printf("Sign in as %s with the password %s (%s)%n", issued.username(), issued.password(),
                issued.remark());
    }

    private record Issued(String username, String password, String remark) {}
}
