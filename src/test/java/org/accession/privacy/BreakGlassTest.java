package org.accession.privacy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.accession.audit.ReadLog;
import org.accession.fixture.PatientFixture.Stored;
import org.accession.fixture.Visitor;
import org.accession.identity.BreakGlass;
import org.accession.identity.Facility;
import org.accession.identity.Roles;
import org.accession.identity.Scope;
import org.accession.identity.Session;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.accession.fixture.Fixtures.aCase;
import static org.accession.fixture.Fixtures.aFacility;
import static org.accession.fixture.Fixtures.aPatient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class BreakGlassTest {

    private static final String REASON = "Treated there as well; the abstract needs the surgery";

    private Facility own;
    private Facility other;
    private Stored patient;
    private Visitor registrar;

    @BeforeEach
    void a_registrar_and_a_patient_elsewhere() {
        own = aFacility();
        other = aFacility();
        patient = aPatient().named("FARAWAY", "FELIX" + letters()).at(other)
                .with(aCase("C504", "8500", "3").diagnosed("2026-03-02")).store();
        registrar = Visitor.at(own, Roles.REGISTRAR, Roles.SUBMITTER);
    }

    @Test
    void one_patient_is_read_for_a_reason_and_no_other() {
        Stored neighbour = aPatient().at(other).store();
        assertThat(registrar.asks(patient.page()).statusCode()).isEqualTo(404);

        assertThat(opens(UUID.randomUUID(), patient, REASON).statusCode()).isEqualTo(303);

        assertThat(registrar.opens(patient.page()).text()).contains("FARAWAY", "Break-glass access until");
        for (String part : List.of("", "/history", "/staging", "/findings")) {
            assertThat(registrar.opens(patient.casePage(0) + part).text()).as(part).contains("FARAWAY");
        }
        assertThat(registrar.asks(neighbour.page()).statusCode()).isEqualTo(404);
    }

    @Test
    void who_reads_all_that_is_held_of_a_shared_patient_is_not_told_of_more() {
        Stored shared = aPatient().at(own).sameAs(patient).store();
        assertThat(registrar.opens(shared.page()).text()).contains("Known at another facility too");

        opens(UUID.randomUUID(), patient, REASON);

        assertThat(registrar.opens(shared.page()).text()).contains(other.name)
                .doesNotContain("Known at another facility too");
    }

    @Test
    void a_facility_is_searched_and_read_and_worked_for_no_more_than_before() {
        assertThat(search()).doesNotContain("FARAWAY, FELIX");
        assertThat(registrar.posts("/break-glass", Map.of("once", UUID.randomUUID(), "facility", other.publicId,
                "reason", REASON)).statusCode()).isEqualTo(303);

        assertThat(search()).contains("FARAWAY, FELIX");
        assertThat(registrar.asks(patient.casePage(0)).statusCode()).isEqualTo(200);
        assertThat(registrar.opens("/intake/suspense").select("option").text()).contains(own.name)
                .doesNotContain(other.name);
        assertThat(registrar.opens("/submissions").select("option").text()).doesNotContain(other.name);
        assertThat(registrar.posts("/submissions", Map.of("version", "26", "recordType", "A", "recipient", "me",
                "purpose", "to take it home", "cases", patient.cases().get(0).publicId)).asString())
                .contains("No case is found by");
    }

    @Test
    void without_a_reason_nothing_opens() {
        assertThat(opens(UUID.randomUUID(), patient, "because").statusCode()).isEqualTo(422);
        assertThat(opens(UUID.randomUUID(), patient, "          ").statusCode()).isEqualTo(422);
        assertThat(registrar.posts("/break-glass", Map.of("once", UUID.randomUUID(), "reason", REASON)).statusCode())
                .isEqualTo(422);
        assertThat(registrar.posts("/break-glass", Map.of("once", UUID.randomUUID(), "reason", REASON, "patient",
                UUID.randomUUID())).statusCode()).isEqualTo(404);
        assertThat(registrar.asks(patient.page()).statusCode()).isEqualTo(404);
    }

    @Test
    void another_session_of_the_same_person_sees_nothing_of_it() {
        opens(UUID.randomUUID(), patient, REASON);
        assertThat(registrar.asks(patient.page()).statusCode()).isEqualTo(200);
        assertThat(registrar.elsewhere().asks(patient.page()).statusCode())
                .isEqualTo(404);
    }

    /** One that was asked for almost an hour ago: the log of it is never altered, not even by a test. */
    @Test
    void it_ends_by_itself() throws SQLException {
        asOwner("INSERT INTO break_glass (public_id, session_hash, person_id, patient_id, reason, began_at, ends_at)"
                + " VALUES (gen_random_uuid(), '%s', %d, %d, '%s', now() - interval '1 h', now() + interval '4 s')"
                        .formatted(session(), registrar.person().id, patient.patient().id, REASON));
        asOwner("UPDATE session SET glass_until = now() + interval '1 h' WHERE token_hash = '" + session() + "'");
        assertThat(registrar.asks(patient.page()).statusCode()).isEqualTo(200);

        await().atMost(Duration.ofSeconds(20)).until(() -> registrar.asks(patient.page()).statusCode() == 404);
        assertThat(registrar.asks(patient.casePage(0)).statusCode()).isEqualTo(404);
        assertThat(seen(session())).isZero();
    }

    @Test
    void it_ends_with_the_role_that_allowed_it() {
        opens(UUID.randomUUID(), patient, REASON);
        assertThat(registrar.asks(patient.page()).statusCode()).isEqualTo(200);

        assertThat(Visitor.with(Roles.ADMINISTRATOR).posts("/admin/people/" + registrar.person().publicId
                + "/roles/take", Map.of("role", Roles.REGISTRAR, "facility", own.publicId)).statusCode())
                .isEqualTo(303);

        assertThat(registrar.asks(patient.page()).statusCode()).as("a submitter still reads, but not this")
                .isEqualTo(404);
        assertThat(registrar.asks(patient.casePage(0)).statusCode()).isEqualTo(404);
    }

    @Test
    void only_so_much_is_open_at_once() {
        for (int i = 0; i < 5; i++) {
            assertThat(opens(UUID.randomUUID(), aPatient().at(other).store(), REASON).statusCode()).isEqualTo(303);
        }
        Response refused = opens(UUID.randomUUID(), patient, REASON);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString()).contains("End one of them first");
    }

    @Test
    void it_stands_among_the_events_of_the_account() {
        UUID once = UUID.randomUUID();
        opens(once, patient, REASON);
        registrar.posts("/break-glass/" + once + "/end", Map.of());

        assertThat(registrar.opens("/account").text()).contains("Break-glass access opened",
                "Break-glass access ended before its time");
    }

    @Test
    void it_ends_when_its_person_ends_it_or_signs_out() throws SQLException {
        UUID once = UUID.randomUUID();
        opens(once, patient, REASON);
        String session = session();
        assertThat(seen(session)).isEqualTo(1);
        assertThat(registrar.posts("/break-glass/" + once + "/end", Map.of()).statusCode()).isEqualTo(303);
        assertThat(registrar.asks(patient.page()).statusCode()).isEqualTo(404);
        assertThat(registrar.posts("/break-glass/" + once + "/end", Map.of()).statusCode()).isEqualTo(404);

        opens(UUID.randomUUID(), patient, REASON);
        assertThat(seen(session)).isEqualTo(1);
        registrar.posts("/sign-out", Map.of());
        assertThat(seen(session)).as("in the database, to whoever still knows the session").isZero();
    }

    @Test
    void a_form_that_is_sent_again_opens_nothing_and_lengthens_nothing() {
        UUID once = UUID.randomUUID();
        opens(once, patient, REASON);

        assertThat(opens(once, patient, REASON).statusCode()).isEqualTo(409);
        assertThat(opens(UUID.randomUUID(), patient, REASON).statusCode()).as("while it is open").isEqualTo(409);
        assertThat(opens(once, aPatient().at(other).store(), REASON).statusCode()).as("for another").isEqualTo(409);
    }

    @Test
    void the_database_lets_nobody_widen_lengthen_or_take_over_an_access() throws SQLException {
        UUID once = UUID.randomUUID();
        opens(once, patient, REASON);
        String where = " WHERE public_id = '" + once + "'";
        for (String change : new String[]{"ends_at = now() + interval '9 h'", "patient_id = NULL, facility_id = 1",
                "session_hash = 'another'", "reason = 'nothing to see here'", "began_at = now()"}) {
            assertThatThrownBy(() -> asService("UPDATE break_glass SET " + change + where, session()))
                    .hasMessageContaining("permission denied");
        }
        assertThatThrownBy(() -> asService("DELETE FROM break_glass", session()))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> asService("INSERT INTO break_glass (public_id, session_hash, person_id, patient_id, "
                + "reason, ends_at) VALUES (gen_random_uuid(), 's', 1, 1, 'in another name', now() + interval '1 h')",
                session())).hasMessageContaining("row-level security");
        assertThat(asService("UPDATE facility_patient SET name_last = 'TAKEN'", session())).isZero();
        assertThat(asService("UPDATE tumor_case SET primary_site = 'C619'", session())).isZero();
        for (String believed : new String[]{"patient SET name_last = 'TAKEN'", "tumor SET primary_site = 'C619'"}) {
            assertThatThrownBy(() -> asService("UPDATE " + believed, session()))
                    .hasMessageContaining("permission denied");
        }
        assertThat(registrar.posts("/break-glass/" + once + "/end", Map.of()).statusCode()).isEqualTo(303);
        assertThat(asService("UPDATE break_glass SET ended_at = NULL" + where, session())).as("opened again").isZero();
        assertThat(seen(session())).isZero();
    }

    @Test
    void a_stolen_name_of_a_session_opens_nothing_to_another_person() throws SQLException {
        opens(UUID.randomUUID(), patient, REASON);
        long stranger = Visitor.at(own, Roles.REGISTRAR).person().id;

        assertThat(asService("SELECT FROM facility_patient WHERE patient_id = " + patient.patient().id, session()))
                .isEqualTo(1);
        assertThat(asService("SELECT FROM facility_patient WHERE patient_id = " + patient.patient().id, session(),
                stranger)).isZero();
    }

    @Test
    void the_privacy_officers_of_both_sides_see_it_at_once_and_no_other_does() {
        opens(UUID.randomUUID(), patient, REASON);

        Visitor officer = Visitor.at(other, Roles.PRIVACY);
        for (String page : new String[]{"/", "/privacy/break-glass"}) {
            assertThat(officer.opens(page).text()).as(page).contains(REASON, "Vera Visitor", "Open until");
        }
        assertThat(Visitor.with(Roles.PRIVACY).opens("/privacy/break-glass").text()).contains(REASON);
        Visitor own = Visitor.at(this.own, Roles.PRIVACY);
        for (String page : new String[]{"/", "/privacy/break-glass"}) {
            assertThat(own.opens(page).text()).as(page).contains(REASON, "Open until", "a patient of another facility");
            assertThat(own.opens(page).html()).doesNotContain(patient.patient().publicId.toString());
        }
        assertThat(Visitor.at(aFacility(), Roles.PRIVACY).opens("/").text()).doesNotContain(REASON);
        assertThat(Visitor.at(other, Roles.REGISTRAR).opens("/").text()).doesNotContain(REASON);
    }

    @Test
    void every_read_by_it_is_marked_and_no_other_is() {
        Stored owns = aPatient().at(own).store();
        UUID once = UUID.randomUUID();
        opens(once, patient, REASON);
        registrar.opens(patient.page());
        registrar.opens(patient.casePage(0));
        registrar.opens(owns.page());

        assertThat(reasons(patient)).hasSizeGreaterThanOrEqualTo(2)
                .allMatch(reason -> reason != null && reason.startsWith("Break-glass " + once + ": " + REASON));
        assertThat(reasons(owns)).isNotEmpty().containsOnlyNulls();
    }

    @Test
    void the_database_remembers_who_opened_what() {
        UUID once = UUID.randomUUID();
        opens(once, patient, REASON);

        BreakGlass kept = Scope.everywhere(null)
                .call(() -> QuarkusTransaction.requiringNew()
                        .call(() -> BreakGlass.findByPublicId(once).orElseThrow()));
        assertThat(kept.patientId).isEqualTo(patient.patient().id);
        assertThat(kept.endsAt).isBetween(kept.beganAt.plusSeconds(59 * 60), kept.beganAt.plusSeconds(61 * 60));
    }

    private List<String> reasons(Stored read) {
        return Scope.everywhere(null).call(() -> QuarkusTransaction.requiringNew().call(() -> ReadLog
                .<ReadLog>list("personId = ?1 and patientId = ?2", registrar.person().id, read.patient().id).stream()
                .map(one -> one.reason).toList()));
    }

    private Response opens(UUID once, Stored patient, String reason) {
        return registrar.posts("/break-glass",
                Map.of("once", once, "patient", patient.patient().publicId, "reason", reason));
    }

    private String search() {
        return registrar.posts("/search", Map.of("q", patient.record().nameFirst + " FARAWAY")).asString();
    }

    private String session() {
        return QuarkusTransaction.requiringNew().call(() -> Session.<Session>find("person", registrar.person())
                .firstResult().tokenHash);
    }

    private int seen(String session) throws SQLException {
        return asService("SELECT FROM patient WHERE id = " + patient.patient().id, session);
    }

    private int asService(String statement, String session) throws SQLException {
        return asService(statement, session, registrar.person().id);
    }

    /** How many rows the service's role gets or changes in the session of the person, which is taken back. */
    private int asService(String statement, String session, long person) throws SQLException {
        try (Connection service = connect("quarkus.datasource"); Statement sql = service.createStatement()) {
            service.setAutoCommit(false);
            sql.execute("SELECT set_config('accession.facilities', '%d', false), set_config('accession.person', '%d', "
                    .formatted(own.id, person) + "false), set_config('accession.session', '" + session + "', false)");
            if (sql.execute(statement)) {
                int rows = 0;
                while (sql.getResultSet().next()) {
                    rows++;
                }
                return rows;
            }
            int count = sql.getUpdateCount();
            service.rollback();
            return count;
        }
    }

    private static void asOwner(String statement) throws SQLException {
        try (Connection owner = connect("quarkus.flyway"); Statement sql = owner.createStatement()) {
            sql.execute(statement);
        }
    }

    private static Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(value("quarkus.datasource.jdbc.url"), value(role + ".username"),
                value(role + ".password"));
    }

    private static String value(String setting) {
        return ConfigProvider.getConfig().getValue(setting, String.class);
    }

    private static String letters() {
        return UUID.randomUUID().toString().replaceAll("[^a-f]", "").toUpperCase(Locale.ROOT);
    }
}
