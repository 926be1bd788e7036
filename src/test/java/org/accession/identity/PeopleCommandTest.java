package org.accession.identity;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import org.accession.fixture.Visitor;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class PeopleCommandTest {

    @Inject
    PeopleCommand people;

    @Inject
    SignIn signIn;

    private final StringWriter out = new StringWriter();

    @Test
    void a_locked_out_administrator_comes_back_and_the_logs_tell_it() {
        Visitor open = Visitor.with(Roles.ADMINISTRATOR);
        String username = open.person().username;
        QuarkusTransaction.requiringNew().run(() -> {
            Person person = Person.findById(open.person().id);
            person.disabled = true;
            person.secondFactor = true;
            person.grants.clear();
        });

        assertThat(run("people", "reset", "--second-factor", "--administrator", username)).isZero();

        Matcher issued = Pattern.compile("with the password (\\S+)").matcher(out.toString());
        assertThat(issued.find()).as(out.toString()).isTrue();
        assertThat(signIn.with(username, issued.group(1), new Client("192.0.2.1", "Firefox, Linux", null)))
                .isInstanceOfSatisfying(SignIn.Welcome.class,
                        welcome -> assertThat(welcome.stage()).isEqualTo(Stage.PASSWORD));
        assertThat(open.asks("/").statusCode()).as("what was open is closed").isEqualTo(302);
        QuarkusTransaction.requiringNew().run(() -> {
            Person person = Person.findById(open.person().id);
            assertThat(person.grants).extracting(grant -> grant.role, grant -> grant.facility)
                    .containsExactly(tuple(Roles.ADMINISTRATOR, null));
            assertThat(AccountEvent.latest(person.id, 3)).extracting(event -> event.kind, event -> event.address)
                    .contains(tuple(AccountEvent.Kind.PASSWORD_ISSUED, "this machine"),
                            tuple(AccountEvent.Kind.FACTOR_REMOVED, "this machine"));
            assertThat(AdministrationLog.latest(20)).filteredOn(row -> row.subjectId.equals(person.id))
                    .filteredOn(row -> row.at.isAfter(Instant.now().minusSeconds(30)))
                    .anySatisfy(row -> assertThat(row.after).containsEntry("password", "changed"))
                    .anySatisfy(row -> assertThat(row.after).containsEntry("role", Roles.ADMINISTRATOR));
        });
    }

    @Test
    void a_second_factor_that_is_not_lost_stays() {
        Person person = QuarkusTransaction.requiringNew().call(() -> {
            Person made = Person.named("reset-" + UUID.randomUUID(), "Rae Reset").grant(Roles.REGISTRAR, null);
            made.secondFactor = true;
            made.persist();
            return made;
        });
        assertThat(run("people", "reset", person.username)).isZero();
        QuarkusTransaction.requiringNew().run(() -> {
            Person after = Person.findById(person.id);
            assertThat(after.secondFactor).isTrue();
            assertThat(after.grants).extracting(grant -> grant.role).containsExactly(Roles.REGISTRAR);
        });
        assertThat(run("people", "list")).isZero();
        assertThat(out.toString()).contains(person.username + ": Rae Reset; registrar\n");
    }

    @Test
    void who_is_not_there_is_not_made() {
        String nobody = "nobody-" + UUID.randomUUID();
        assertThat(List.of(run("people", "reset", nobody), run("people", "reset", "--administrator", nobody),
                run("people"))).containsOnly(2);
        assertThat(QuarkusTransaction.requiringNew().call(() -> Person.findByUsername(nobody))).isEmpty();
    }

    private int run(String... arguments) {
        CommandLine line = new CommandLine(new Top());
        line.addSubcommand(people);
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(out));
        return line.execute(arguments);
    }

    @CommandLine.Command(name = "accession")
    private static final class Top {}
}
