package org.accession.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import org.accession.audit.LogKeeper;
import org.accession.fixture.Visitor;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.accession.fixture.Fixtures.aFacility;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class AdministrationPagesTest {

    private static final Pattern PASSWORD = Pattern.compile("[a-z0-9]{5}(-[a-z0-9]{5}){3}");

    @Inject
    LogKeeper keeper;

    private Visitor administrator;
    private Facility facility;
    private Facility other;

    @BeforeEach
    void somebody_who_administers() {
        administrator = Visitor.with(Roles.ADMINISTRATOR);
        facility = aFacility();
        other = aFacility();
    }

    @Test
    void a_person_is_added_with_a_password_that_is_shown_once_and_good_for_one_sign_in() {
        String username = username();
        Response added = add(administrator, username, "Ada Added", Roles.REGISTRAR, facility);

        assertThat(added.statusCode()).isEqualTo(200);
        String password = password(added.asString());
        Person person = person(username);
        assertThat(Passwords.match(password, person.passwordHash)).isTrue();
        assertThat(person.mustChangePassword).isTrue();
        assertThat(administrator.opens("/admin/people/" + person.publicId).text()).contains("Ada Added")
                .doesNotContain(password);
        assertThat(add(administrator, username, "Ada Added", Roles.REGISTRAR, facility).statusCode())
                .as("the same form again").isEqualTo(422);
        assertThat(log(person)).extracting(line -> line.kind + " " + line.change)
                .containsExactlyInAnyOrder("PERSON ADDED", "ROLE ADDED");
        assertThat(log(person)).allMatch(line -> line.personId.equals(administrator.person().id));
        assertThat(log(person).toString() + log(person).get(0).after).doesNotContain(password, "argon2");
    }

    @ParameterizedTest
    @CsvSource({"'x y',A Name,registrar", "'',A Name,registrar", "a'; drop table person; --,A Name,registrar",
            "good.name,'',registrar", "good.name,A Name,emperor", "good.name,A Name,staff"})
    void nobody_is_added_by_halves(String username, String name, String role) {
        assertThat(add(administrator, username.equals("good.name") ? username() : username, name, role, facility)
                .statusCode()).isEqualTo(422);
    }

    @Test
    void roles_are_given_and_taken_for_a_facility_and_count_at_once() {
        Visitor somebody = Visitor.at(facility, Roles.QUALITY);
        assertThat(somebody.asks("/intake").statusCode()).isEqualTo(403);

        posts(somebody.person(), "/roles/give", Map.of("role", Roles.REGISTRAR, "facility", other.publicId));
        Document page = somebody.opens("/intake/suspense");
        assertThat(page.select("#facility option").eachText()).contains(other.name).doesNotContain(facility.name);

        posts(somebody.person(), "/roles/take", Map.of("role", Roles.REGISTRAR, "facility", other.publicId));
        assertThat(somebody.asks("/intake").statusCode()).isEqualTo(403);
        assertThat(log(somebody.person())).extracting(line -> line.change).startsWith("REMOVED", "ADDED");
    }

    @Test
    void nobody_gives_themselves_a_role() {
        for (Visitor self : List.of(administrator, Visitor.at(facility, Roles.ADMINISTRATOR))) {
            String page = "/admin/people/" + self.person().publicId;
            Response answer = self.posts(page + "/roles/give",
                    Map.of("role", Roles.REGISTRAR, "facility", facility.publicId));

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.asString()).contains("Another administrator has to give you a role.");
            assertThat(self.opens(page).select("form[action$=roles/give]")).isEmpty();
            assertThat(self.asks("/intake").statusCode()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/staging", "/admin/staging/licensed", "/admin/staging/years",
            "/admin/staging/years/shipped", "/admin/dictionaries", "/admin/edits", "/admin/edits/choices/undo",
            "/admin/facilities"})
    void what_holds_everywhere_is_for_who_administers_all_facilities(String page) {
        Visitor ofOne = Visitor.at(facility, Roles.ADMINISTRATOR);

        assertThat(ofOne.posts(page, Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    void what_holds_everywhere_leaves_a_trail_when_it_is_chosen() {
        assertThat(administrator.posts("/admin/staging/years/shipped", Map.of()).statusCode()).isEqualTo(303);

        assertThat(administrator.opens("/admin/log").select("tbody tr").first().text())
                .contains("Vera Visitor Staging added the registry");
    }

    @Test
    void a_disabled_person_is_out_at_once_and_an_enabled_one_may_sign_in_again() {
        Visitor somebody = Visitor.with(Roles.REGISTRAR);
        posts(somebody.person(), "/disable", Map.of());
        assertThat(somebody.asks("/help").statusCode()).isEqualTo(302);
        assertThat(person(somebody.person().username).disabled).isTrue();

        posts(somebody.person(), "/enable", Map.of());
        assertThat(person(somebody.person().username).disabled).isFalse();
    }

    @Test
    void a_new_password_and_the_end_of_sessions_sign_a_person_out_everywhere() {
        Visitor somebody = Visitor.with(Roles.REGISTRAR);
        posts(somebody.person(), "/sessions/end", Map.of());
        assertThat(somebody.asks("/help").statusCode()).isEqualTo(302);

        Visitor again = somebody.elsewhere();
        Response answer = administrator.posts("/admin/people/" + somebody.person().publicId + "/password", Map.of());
        assertThat(Passwords.match(password(answer.asString()), person(somebody.person().username).passwordHash))
                .isTrue();
        assertThat(again.asks("/help").statusCode()).isEqualTo(302);
        assertThat(log(somebody.person()).get(0).after).containsEntry("password", "changed");
    }

    @Test
    void no_administrator_takes_both_proofs_of_a_person_away_and_with_them_the_account() {
        Visitor officer = Visitor.with(Roles.PRIVACY);
        String page = "/admin/people/" + officer.person().publicId;
        addFactor(officer.person());

        assertThat(administrator.posts(page + "/password", Map.of()).statusCode()).isEqualTo(200);
        Response refused = administrator.posts(page + "/second-factor/remove", Map.of());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("goes to the operator");
        assertThat(person(officer.person().username).secondFactor).isTrue();

        QuarkusTransaction.requiringNew()
                .run(() -> Person.update("mustChangePassword = false where id = ?1", officer.person().id));
        assertThat(administrator.posts(page + "/second-factor/remove", Map.of()).statusCode()).isEqualTo(303);
        refused = administrator.posts(page + "/password", Map.of());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("has not signed in since");

        signsIn(officer.person());
        assertThat(administrator.posts(page + "/password", Map.of()).statusCode()).isEqualTo(200);
    }

    @Test
    void what_is_done_to_the_account_of_a_privacy_officer_is_told_to_those_of_the_facility() {
        Visitor officer = Visitor.at(facility, Roles.PRIVACY);
        Visitor other = Visitor.at(this.other, Roles.PRIVACY);
        Visitor puppet = Visitor.at(this.other, Roles.REGISTRAR);
        addFactor(officer.person());
        posts(officer.person(), "/second-factor/remove", Map.of());
        signsIn(officer.person());
        administrator.posts("/admin/people/" + officer.person().publicId + "/password", Map.of());
        Map<String, ?> here = Map.of("role", Roles.PRIVACY, "facility", facility.publicId);
        posts(puppet.person(), "/roles/give", here);
        posts(puppet.person(), "/roles/take", here);
        Person registrar = Visitor.at(facility, Roles.REGISTRAR).person();
        posts(registrar, "", Map.of("name", "Rita Registrar"));
        administrator.posts("/admin/people/" + registrar.publicId + "/password", Map.of());
        posts(registrar, "/roles/give", Map.of("role", Roles.LEAD, "facility", facility.publicId));

        Visitor colleague = Visitor.at(facility, Roles.PRIVACY);
        Document privacy = colleague.opens("/privacy");
        assertThat(privacy.select("caption:contains(Accounts) ~ tbody tr").eachText()).hasSizeGreaterThanOrEqualTo(5)
                .anyMatch(line -> line.contains("Second factor removed Vera Visitor"))
                .anyMatch(line -> line.contains("New password issued Vera Visitor"))
                .anyMatch(line -> line.contains("Role privacy given Vera Visitor"))
                .anyMatch(line -> line.contains("Role privacy taken Vera Visitor"))
                .filteredOn(line -> line.contains("Rita Registrar")).as("who has no second factor").hasSize(1)
                .allMatch(line -> line.contains("New password issued"));
        assertThat(other.opens("/privacy").select("caption:contains(Accounts) ~ tbody").text())
                .doesNotContain("Second factor removed", "Role privacy taken");
    }

    @Test
    void nobody_locks_the_registry_by_disabling_or_degrading_themselves() {
        String self = "/admin/people/" + administrator.person().publicId;
        assertThat(administrator.posts(self + "/disable", Map.of()).statusCode()).isEqualTo(422);
        assertThat(administrator.posts(self + "/password", Map.of()).statusCode()).isEqualTo(422);
        assertThat(administrator.posts(self + "/roles/take", Map.of("role", Roles.ADMINISTRATOR, "facility", ""))
                .statusCode()).isEqualTo(422);
        assertThat(administrator.asks("/admin/people").statusCode()).isEqualTo(200);
    }

    @Test
    void who_administers_one_facility_has_no_power_over_another() {
        Visitor local = Visitor.at(facility, Roles.ADMINISTRATOR);
        Person own = Visitor.at(facility, Roles.REGISTRAR).person();
        Person elsewhere = Visitor.at(other, Roles.REGISTRAR).person();
        Person everywhere = Visitor.with(Roles.REGISTRAR).person();

        assertThat(local.opens("/admin/people").html()).contains(own.publicId.toString())
                .doesNotContain(elsewhere.publicId.toString(), everywhere.publicId.toString());
        for (Person person : List.of(elsewhere, everywhere, administrator.person())) {
            for (String action : new String[]{"", "/disable", "/password", "/sessions/end", "/roles/give"}) {
                assertThat(local.posts("/admin/people/" + person.publicId + action, Map.of("name", "x", "role",
                        Roles.LEAD, "facility", facility.publicId)).statusCode()).as(action).isEqualTo(404);
            }
        }
        String him = "/admin/people/" + own.publicId;
        assertThat(local.posts(him + "/roles/give", Map.of("role", Roles.LEAD, "facility", other.publicId))
                .statusCode()).isEqualTo(422);
        assertThat(local.posts(him + "/roles/give", Map.of("role", Roles.LEAD, "facility", "")).statusCode())
                .as("everywhere").isEqualTo(422);
        assertThat(local.posts(him + "/roles/give", Map.of("role", Roles.LEAD, "facility", facility.publicId))
                .statusCode()).isEqualTo(303);
        assertThat(local.asks("/admin/facilities/" + other.publicId).statusCode()).isEqualTo(404);
        assertThat(local.asks("/admin/facilities/" + facility.publicId).statusCode()).isEqualTo(200);
        assertThat(local.posts("/admin/facilities", Map.of("name", "Mine")).statusCode()).isEqualTo(403);
        assertThat(local.asks("/admin/log").statusCode()).isEqualTo(403);
    }

    @Test
    void a_facility_is_added_and_changed_and_both_are_written_down() {
        String name = "Saint " + UUID.randomUUID();
        assertThat(administrator.posts("/admin/facilities", Map.of("name", name, "npi", "1234567893", "fin",
                "0006310000", "city", "Springfield", "state", "il", "postalCode", "62701", "cocReferenceDate",
                "2020-01-01")).statusCode()).isEqualTo(303);
        Facility added = QuarkusTransaction.requiringNew().call(() -> Facility.findByName(name).orElseThrow());
        assertThat(added.fin).isEqualTo("6310000");
        assertThat(added.state).isEqualTo("IL");

        assertThat(administrator.posts("/admin/facilities/" + added.publicId, Map.of("name", name, "city", "Shelby"))
                .statusCode()).isEqualTo(303);
        assertThat(administrator.opens("/admin/log").text()).contains("city: Springfield → Shelby",
                "npi: 1234567893 → –");
    }

    @ParameterizedTest
    @CsvSource({"npi,1234567890,agree with the others", "fin,12a,up to ten digits", "state,Illinois,two letters",
            "postalCode,6270,12345", "cocReferenceDate,01/01/2020,a day like", "name,'',has a name"})
    void what_is_wrong_with_a_facility_is_said(String field, String value, String sentence) {
        Map<String, String> form = new HashMap<>(Map.of("name", "Saint " + UUID.randomUUID()));
        form.put(field, value);
        Response answer = administrator.posts("/admin/facilities", form);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString()).contains(sentence);
    }

    @Test
    void keys_and_health_say_how_the_registry_is() {
        assertThat(administrator.opens("/admin/keys").select("tbody tr").first().text()).contains("1 ✓ New values");
        keeper.keep();
        assertThat(administrator.opens("/admin/health").text()).contains("PostgreSQL 18", "free", "Accession",
                "Logs ✓ Good last root " + LocalDate.now(), "last rows sealed " + LocalDate.now(), "Backup");
    }

    @Test
    void health_counts_the_jobs_of_everybody() {
        Pattern figures = Pattern.compile("(\\d+) stopped in the last 7 days");
        Matcher before = figures.matcher(administrator.opens("/admin/health").text());
        Scope.everywhere(null).run(() -> QuarkusTransaction.requiringNew().run(() -> Facility.getEntityManager()
                .createNativeQuery("INSERT INTO job (public_id, kind, title, state, facility_ids, ended_at)"
                        + " VALUES (gen_random_uuid(), 'import', 'file', 'FAILED', ARRAY[:facility], now())")
                .setParameter("facility", facility.id).executeUpdate()));
        String page = administrator.opens("/admin/health").text();
        Matcher after = figures.matcher(page);

        assertThat(before.find() && after.find()).isTrue();
        assertThat(Integer.parseInt(after.group(1))).isEqualTo(Integer.parseInt(before.group(1)) + 1);
        assertThat(page).contains("Jobs ⚠ Look at this");
    }

    private static void addFactor(Person person) {
        QuarkusTransaction.requiringNew().run(() -> Person.update("secondFactor = true where id = ?1", person.id));
    }

    private static void signsIn(Person person) {
        QuarkusTransaction.requiringNew().run(() -> AccountEvent.record(AccountEvent.Kind.SIGNED_IN, person.id,
                new Client("127.0.0.1", "Firefox, Linux", null), Instant.now(), null));
    }

    private Response add(Visitor visitor, String username, String name, String role, Facility at) {
        return visitor.posts("/admin/people",
                Map.of("username", username, "name", name, "role", role, "facility", at.publicId));
    }

    private void posts(Person person, String action, Map<String, ?> form) {
        assertThat(administrator.posts("/admin/people/" + person.publicId + action, form).statusCode())
                .isEqualTo(303);
    }

    private static String password(String page) {
        Matcher shown = PASSWORD.matcher(page.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", ""));
        assertThat(shown.find()).isTrue();
        return shown.group();
    }

    private static Person person(String username) {
        return QuarkusTransaction.requiringNew().call(() -> Person.findByUsername(username).orElseThrow());
    }

    private static List<AdministrationLog> log(Person person) {
        return QuarkusTransaction.requiringNew().call(() -> AdministrationLog
                .<AdministrationLog>list("subjectId = ?1 and kind <> 'FACILITY' order by id desc", person.id));
    }

    private static String username() {
        return "a" + UUID.randomUUID().toString().substring(0, 12);
    }
}
