package org.accession.privacy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.accession.audit.LogKeeper;
import org.accession.audit.ReadLog;
import org.accession.audit.ReadLog.Kind;
import org.accession.fixture.Browser;
import org.accession.fixture.Logged;
import org.accession.fixture.PatientFixture.Stored;
import org.accession.fixture.Visitor;
import org.accession.identity.Facility;
import org.accession.identity.Roles;
import org.accession.identity.Scope;
import org.accession.patient.CaseState;
import org.accession.patient.ChangeOrigin;
import org.accession.patient.Changes;
import org.accession.patient.ItemChange;
import org.accession.patient.TumorCase;
import org.accession.platform.DatabaseCommand;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import picocli.CommandLine;

import static org.accession.dictionary.Dictionaries.standard;
import static org.accession.fixture.Fixtures.aCase;
import static org.accession.fixture.Fixtures.aFacility;
import static org.accession.fixture.Fixtures.aPatient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/** Every page that shows a patient is in the log, and the privacy officer finds it there. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class PrivacyPagesTest {

    @Inject
    LogKeeper keeper;

    @Inject
    Changes changes;

    @Inject
    @Any
    Instance<DatabaseCommand> commands;

    @ConfigProperty(name = "accession.audit.roots-file")
    Path roots;

    @ConfigProperty(name = "quarkus.flyway.jdbc-url")
    String url;

    @ConfigProperty(name = "quarkus.flyway.username")
    String owner;

    @ConfigProperty(name = "quarkus.flyway.password")
    String password;

    @Test
    void each_page_that_shows_a_patient_is_written_down_before_it_is_answered() {
        Stored stored = aPatient().with(aCase("C504", "8500", "3")).store();
        Visitor visitor = Visitor.with(Roles.REGISTRAR);
        visitor.opens(stored.page());
        visitor.opens(stored.casePage(0));
        visitor.opens(stored.casePage(0) + "/history");
        visitor.posts("/search", Map.of("q", stored.record().mrn));

        List<ReadLog> reads = readsBy(visitor);
        assertThat(reads).extracting(read -> read.kind, read -> read.path, read -> read.tumorCaseId).containsExactly(
                tuple(Kind.PATIENT, stored.page(), null),
                tuple(Kind.CASE, stored.casePage(0), stored.cases().get(0).id),
                tuple(Kind.CASE, stored.casePage(0) + "/history", stored.cases().get(0).id),
                tuple(Kind.LIST, "/search", null));
        assertThat(reads).allSatisfy(read -> {
            assertThat(read.patientId).isEqualTo(stored.patient().id);
            assertThat(read.facilityPatientId).isEqualTo(stored.record().id);
            assertThat(read.facilityId).isEqualTo(stored.record().facility.id);
            assertThat(read.session).hasSize(16).isEqualTo(reads.get(0).session);
            assertThat(read.client).isEqualTo("127.0.0.1");
        });
    }

    @Test
    void what_is_not_shown_is_not_a_read() {
        Stored stored = aPatient().with(aCase("C504", "8500", "3")).store();
        Visitor stranger = Visitor.at(aFacility(), Roles.REGISTRAR);
        assertThat(stranger.asks(stored.page()).statusCode()).isEqualTo(404);

        assertThat(readsBy(stranger)).isEmpty();
    }

    @Test
    void what_break_glass_showed_is_written_down_with_its_reason() {
        Stored stored = aPatient().store();
        Facility own = aFacility();
        Stored known = aPatient().at(own).store();
        Visitor registrar = Visitor.at(own, Roles.REGISTRAR);
        registrar.posts("/break-glass", Map.of("once", UUID.randomUUID(), "patient", stored.patient().publicId,
                "reason", "Treated there as well"));
        registrar.opens(stored.page());
        registrar.opens(known.page());

        assertThat(readsBy(registrar)).extracting(read -> read.patientId).containsExactly(stored.patient().id,
                known.patient().id);
        assertThat(readsBy(registrar)).extracting(read -> read.reason).satisfiesExactly(
                reason -> assertThat(reason).matches("Break-glass \\S{36}: Treated there as well"),
                reason -> assertThat(reason).isNull());
        assertThat(Visitor.with(Roles.PRIVACY).opens("/privacy/people/" + registrar.person().publicId).text())
                .containsPattern("Break-glass \\S{36}: Treated there as well");
    }

    @Test
    void a_list_on_the_first_page_is_a_read_of_each_patient_in_it() {
        Facility facility = aFacility();
        Stored stored = aPatient().at(facility)
                .with(aCase("C504", "8500", "3").in(CaseState.SUSPENSE)).store();
        Visitor visitor = Visitor.at(facility, Roles.REGISTRAR);
        visitor.opens("/");

        assertThat(readsBy(visitor)).extracting(read -> read.kind, read -> read.tumorCaseId)
                .containsExactly(tuple(Kind.LIST, stored.cases().get(0).id));
    }

    @Test
    void what_cannot_be_written_down_is_not_shown() throws Exception {
        Stored stored = aPatient().named("SENTINEL", "NEVERSHOWN").store();
        Visitor visitor = Visitor.with(Roles.REGISTRAR);
        asOwner("REVOKE INSERT ON read_log FROM accession");
        try {
            assertThat(visitor.asks(stored.page()).statusCode()).isEqualTo(500);
            assertThat(visitor.asks(stored.page()).asString()).doesNotContain("SENTINEL", "NEVERSHOWN");
        } finally {
            asOwner("GRANT INSERT ON read_log TO accession");
        }
    }

    @Test
    void who_looked_at_this_patient_and_what_did_this_person_see() {
        Stored stored = aPatient().with(aCase("C504", "8500", "3")).store();
        Stored other = aPatient().named("OTHER", "ANN").at(stored.record().facility).store();
        Visitor visitor = Visitor.with(Roles.REGISTRAR);
        visitor.opens(stored.page());
        visitor.opens(stored.casePage(0));
        visitor.opens(other.page());
        Visitor officer = Visitor.with(Roles.PRIVACY);
        String ofPatient = "/privacy/patients/" + stored.patient().publicId;
        String byPerson = "/privacy/people/" + visitor.person().publicId;

        assertThat(what(officer.opens(ofPatient))).as("the officer's own look too").containsExactly("This log", "Case",
                "Patient");
        assertThat(officer.opens(byPerson).select("tbody td:nth-child(4)").eachText()).containsExactly("OTHER, ANN",
                "LARKIN, OPAL", "LARKIN, OPAL");
        assertThat(what(officer.opens(ofPatient + "?kind=CASE"))).containsExactly("Case");
        String today = LocalDate.now().toString();
        assertThat(what(officer.opens(byPerson + "?from=" + today + "&until=" + today))).hasSize(3);
        assertThat(what(officer.opens(byPerson + "?until=2020-01-01"))).isEmpty();
        assertThat(what(officer.opens(byPerson + "?from=2999-01-01"))).isEmpty();
        assertThat(what(officer.opens(byPerson + "?facility=" + stored.record().facility.publicId))).hasSize(3);
        assertThat(what(officer.opens(byPerson + "?facility=" + aFacility().publicId))).isEmpty();
        assertThat(what(officer.opens(byPerson + "?from=1'--&kind=%3Cscript%3E&facility=x"))).hasSize(3);
    }

    @Test
    void the_csv_has_the_same_and_is_a_read_itself() {
        Stored stored = aPatient().named("=CMD()", "+1").store();
        Visitor visitor = Visitor.with(Roles.REGISTRAR);
        visitor.opens(stored.page());
        Visitor officer = Visitor.with(Roles.PRIVACY);

        String csv = officer.asks("/privacy/patients/" + stored.patient().publicId + "/reads.csv?kind=PATIENT")
                .asString();

        assertThat(csv.lines()).hasSize(2).last().asString().contains("Vera Visitor", "Patient",
                stored.patient().publicId.toString(), "\"'=CMD(), +1\"");
        assertThat(officer.asks("/privacy/people/" + visitor.person().publicId + "/reads.csv").asString().lines())
                .hasSize(2);
        assertThat(readsBy(officer)).extracting(read -> read.kind, read -> read.what)
                .containsExactly(tuple(Kind.LOG, "CSV"), tuple(Kind.LOG, "CSV"));
    }

    @Test
    void only_the_privacy_officer_sees_it_and_only_of_their_facilities() {
        Stored here = aPatient().store();
        Stored elsewhere = aPatient().store();
        Visitor registrar = Visitor.with(Roles.REGISTRAR, Roles.LEAD, Roles.QUALITY, Roles.SUBMITTER,
                Roles.ADMINISTRATOR);
        registrar.opens(here.page());
        registrar.opens(elsewhere.page());
        for (String path : List.of("/privacy", "/privacy/reads", "/privacy/reads.csv",
                "/privacy/patients/" + here.patient().publicId, "/privacy/people/" + registrar.person().publicId)) {
            assertThat(registrar.asks(path).statusCode()).as(path).isEqualTo(403);
        }
        Visitor everywhere = Visitor.with(Roles.PRIVACY);
        everywhere.opens("/privacy/reads");
        assertThat(what(everywhere.opens("/privacy/people/" + everywhere.person().publicId))).as("of no patient")
                .containsExactly("This log", "This log");
        assertThat(everywhere.asks("/privacy/people/" + UUID.randomUUID() + "/reads.csv").statusCode()).isEqualTo(404);
        Visitor officer = Visitor.at(here.record().facility, Roles.PRIVACY);
        assertThat(officer.opens("/privacy/people/" + registrar.person().publicId).select("tbody tr")).hasSize(1);
        assertThat(officer.opens("/privacy/reads").select("tbody td:nth-child(5)").eachText()).isNotEmpty()
                .containsOnly(here.record().facility.name);
        assertThat(officer.asks("/privacy/patients/" + elsewhere.patient().publicId).statusCode()).isEqualTo(404);
    }

    @Test
    void the_history_of_a_case_has_each_change_with_its_reason_and_source_and_masks_identifiers() {
        Stored stored = aPatient().ssn("219456789").with(aCase("C504", "8500", "3")).store();
        Visitor visitor = Visitor.with(Roles.REGISTRAR);
        change(stored, visitor, "primarySite", "C504", "C505", ChangeOrigin.form(visitor.person().id, "path report"));
        change(stored, visitor, "socialSecurityNumber", "219456789", "531887766",
                ChangeOrigin.form(visitor.person().id, "card seen"));
        change(stored, visitor, "nameFirst", "OPAL", "OPALINE", ChangeOrigin.algorithm("Names 1.2"));
        String history = stored.casePage(0) + "/history";

        List<String> lines = visitor.opens(history).select("tbody tr").eachText();
        assertThat(lines).filteredOn(line -> line.contains("Primary Site")).singleElement().asString()
                .contains("Vera Visitor", "C504", "C505", "path report", "Form");
        assertThat(lines).filteredOn(line -> line.contains("Social Security Number")).singleElement().asString()
                .contains("••••••789", "••••••766", "card seen").doesNotContain("219456", "531887");
        assertThat(lines).filteredOn(line -> line.contains("OPALINE")).singleElement().asString().contains("Registry",
                "OPAL", "Algorithm, Names 1.2");
        assertThat(visitor.opens(history + "?item=primarySite").select("tbody tr")).hasSize(1);
        assertThat(visitor.opens(history + "?source=Algorithm&who=Registry").select("tbody tr").eachText())
                .allMatch(line -> line.contains("Registry"));
        assertThat(visitor.opens(history + "?from=2999-01-01").text()).contains("No change is like this.");
        assertThat(visitor.opens(stored.casePage(0)).select("dt:has(a[href=/dictionary/primarySite]) + dd").text())
                .contains("C504 → C505", "Form", "path report");
        assertThat(Visitor.at(aFacility(), Roles.REGISTRAR).asks(history).statusCode()).isEqualTo(404);
    }

    @Test
    void the_logs_are_verified_by_a_button_and_by_a_command() throws Exception {
        Stored stored = aPatient().with(aCase("C504", "8500", "3")).store();
        Visitor officer = Visitor.with(Roles.PRIVACY);
        change(stored, officer, "primarySite", "C504", "C505", ChangeOrigin.form(null, null));
        officer.opens("/privacy/patients/" + stored.patient().publicId);
        keeper.keep();

        assertThat(officer.posts("/privacy/verifications", Map.of()).statusCode()).isEqualTo(303);
        await().atMost(Duration.ofMinutes(2)).until(() -> !officer.opens("/privacy").text().contains("Look again"));
        Document page = officer.opens("/privacy");
        assertThat(page.select("caption:contains(Verified) ~ tbody tr").first().text()).contains("Vera Visitor",
                "As they were written");

        StringWriter out = new StringWriter();
        assertThat(audit(out, "audit", "verify")).as(out.toString()).isZero();
        assertThat(audit(out, "audit")).isEqualTo(2);
        String tampered = "UPDATE change_log SET reason = %s WHERE patient_id = " + stored.patient().id;
        asOwner(tampered.formatted("'forged'"));
        try {
            assertThat(audit(out, "audit", "verify")).isEqualTo(1);
            assertThat(out.toString()).contains("ALTERED patient " + stored.patient().publicId);
            assertThat(officer.opens("/privacy").text()).contains("Command line", "1 not as written",
                    "ALTERED patient " + stored.patient().publicId);
        } finally {
            asOwner(tampered.formatted("NULL"));
        }
        String root = officer.opens("/privacy").select("td.hash").first().text();
        assertThat(audit(out, "audit", "verify", "--root", root)).isZero();
        assertThat(audit(out, "audit", "verify", "--root", "1:00")).isEqualTo(1);
        asOwner("REVOKE SELECT ON audit_root FROM accession");
        try {
            assertThat(audit(out, "audit", "verify")).isEqualTo(2);
        } finally {
            asOwner("GRANT SELECT ON audit_root TO accession");
        }
    }

    @Test
    void a_root_that_was_written_and_is_gone_is_told_to_the_log_the_health_page_and_whoever_verifies()
            throws Exception {
        keeper.keep();
        String gone = "\n999999:" + "ab".repeat(32) + "\n";
        Files.writeString(roots, gone, StandardOpenOption.APPEND);
        StringWriter out = new StringWriter();
        try (Logged log = new Logged()) {
            keeper.keep();
            keeper.keep();

            assertThat(log.lines()).filteredOn(line -> line.contains("Audit root 999999:abab")).as("told once")
                    .hasSize(1);
            assertThat(Visitor.with(Roles.ADMINISTRATOR).opens("/admin/health").text())
                    .contains("Logs ⚠ Look at this root 999999:abab");
            assertThat(audit(out, "audit", "verify")).isEqualTo(1);
            assertThat(out.toString()).contains("REMOVED: Root 999999 is missing; the registry has written it.");
        } finally {
            Files.writeString(roots, Files.readString(roots).replace(gone, ""));
        }
        assertThat(audit(out, "audit", "verify")).as(out.toString()).isZero();
    }

    @Test
    void what_is_kept_from_being_sealed_is_told_on_the_health_page() throws Exception {
        Visitor administrator = Visitor.with(Roles.ADMINISTRATOR);
        String event = "INSERT INTO account_event (at, kind, address, browser)"
                + " VALUES (now() - interval '2 hours', 'COMMAND', 'this machine', 'test')";
        try (Connection holding = DriverManager.getConnection(url, owner, password);
                Statement statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            statement.execute(event);
            asOwner(event);
            keeper.keep();

            assertThat(administrator.opens("/admin/health").text()).contains("Logs ⚠ Look at this rows since ");
            StringWriter out = new StringWriter();
            assertThat(audit(out, "audit", "verify")).isEqualTo(1);
            assertThat(out.toString()).contains("The row of account_event is in no batch.");
            holding.rollback();
        }
        keeper.keep();
        assertThat(administrator.opens("/admin/health").text()).contains("Logs ✓ Good");
    }

    @Test
    void the_officer_of_one_facility_sees_who_works_there_and_is_told_what_is_left_out() throws Exception {
        Facility here = aFacility();
        Facility there = aFacility();
        Visitor officer = Visitor.at(here, Roles.PRIVACY);
        Visitor colleague = Visitor.at(here, Roles.REGISTRAR);
        Visitor stranger = Visitor.at(there, Roles.REGISTRAR);
        Visitor left = Visitor.at(here, Roles.REGISTRAR);
        left.opens(aPatient().at(here).store().page());
        asOwner("DELETE FROM role_grant WHERE person_id = " + left.person().id);
        Stored patient = aPatient().at(there).store();
        stranger.opens(patient.page());
        colleague.posts("/break-glass", Map.of("once", UUID.randomUUID(), "patient", patient.patient().publicId,
                "reason", "Treated there as well"));
        colleague.opens(patient.page());
        colleague.opens(patient.page());
        asOwner("INSERT INTO read_log (at, person_id, kind) VALUES (now(), " + colleague.person().id + ", 'LIST')");

        assertThat(officer.opens("/privacy").select("caption:contains(person saw) ~ tbody a").eachAttr("href"))
                .contains("/privacy/people/" + colleague.person().publicId,
                        "/privacy/people/" + left.person().publicId)
                .doesNotContain("/privacy/people/" + stranger.person().publicId);
        assertThat(officer.asks("/privacy/people/" + stranger.person().publicId).statusCode()).isEqualTo(404);
        assertThat(officer.opens("/privacy/people/" + colleague.person().publicId).text())
                .contains("Reads at other facilities, whose privacy officers see them: 2",
                        "No read at your facilities is like this.");
        assertThat(Visitor.at(there, Roles.PRIVACY).opens("/privacy/people/" + colleague.person().publicId).text())
                .as("who read there is of their concern").contains("Break-glass").doesNotContain("at other facilities");
    }

    @Test
    void what_verifying_found_is_kept_and_names_patients_to_nobody_of_one_facility() throws Exception {
        asOwner("INSERT INTO audit_verification (began_at, ended_at, changes, reads, roots, found, discrepancies)"
                + " VALUES (now(), now(), 1, 1, 1, 1, '[\"ALTERED patient somebody\"]'), (now(), now(), 1, 1, 1, 0, '[]')");

        assertThat(Visitor.with(Roles.PRIVACY).opens("/privacy").text()).as("a clean one came after it")
                .contains("1 not as written", "ALTERED patient somebody");
        assertThat(Visitor.at(aFacility(), Roles.PRIVACY).opens("/privacy").text()).contains("1 not as written")
                .doesNotContain("somebody");
    }

    @Test
    void the_pages_are_accessible() {
        Stored stored = aPatient().with(aCase("C504", "8500", "3")).store();
        Visitor officer = Visitor.withAllRoles();
        change(stored, officer, "primarySite", "C504", "C505",
                ChangeOrigin.form(officer.person().id, "pathology report of the second look"));
        try (Browser browser = Browser.open()) {
            Page page = browser.of(officer);
            page.navigate(stored.casePage(0) + "/history");
            Browser.assertAccessible(page, "history");
            page.navigate("/privacy/patients/" + stored.patient().publicId);
            Browser.assertAccessible(page, "privacy-patient");
            page.navigate("/privacy");
            Browser.assertAccessible(page, "privacy");
        }
    }

    private int audit(StringWriter out, String... arguments) {
        CommandLine line = new CommandLine(new Top());
        commands.forEach(line::addSubcommand);
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
        return line.execute(arguments);
    }

    @CommandLine.Command(name = "accession")
    static final class Top {}

    private void change(Stored stored, Visitor visitor, String item, String from, String to, ChangeOrigin origin) {
        Scope.everywhere(visitor.person().id).run(() -> QuarkusTransaction.requiringNew().run(() -> changes.change(
                TumorCase.<TumorCase>findById(stored.cases().get(0).id),
                List.of(new ItemChange(standard().working().item(item), from, to)), origin)));
    }

    private static List<ReadLog> readsBy(Visitor visitor) {
        return Scope.everywhere(null).call(() -> QuarkusTransaction.requiringNew()
                .call(() -> ReadLog.list("personId = ?1 order by id", visitor.person().id)));
    }

    private static List<String> what(Document page) {
        return page.select("caption:contains(Reads) ~ tbody td:nth-child(3)").eachText();
    }

    private void asOwner(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(url, owner, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
