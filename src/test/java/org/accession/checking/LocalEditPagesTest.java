package org.accession.checking;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.accession.fixture.PatientFixture.Stored;
import org.accession.fixture.Visitor;
import org.accession.identity.Facility;
import org.accession.identity.Roles;
import org.accession.identity.Scope;
import org.accession.patient.ChangeOrigin;
import org.accession.patient.Changes;
import org.accession.patient.FacilityPatient;
import org.accession.patient.TumorCase;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
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
import static org.awaitility.Awaitility.await;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class LocalEditPagesTest {

    private static final String SOURCE = "NOT INLIST(#primarySite, \"C809\") OR INLIST(#behaviorCodeIcdO3, \"2\")";

    @Inject
    Changes changes;

    private final Facility facility = aFacility();
    private final Visitor lead = Visitor.at(facility, Roles.LEAD);

    @Test
    void an_edit_is_written_tested_tried_and_goes_live_in_the_browser() {
        Stored stored = aPatient().at(facility).with(aCase("C809", "8140", "3").diagnosed("2020")).store();
        Stored elsewhere = aPatient().with(aCase("C809", "8140", "3").diagnosed("2020")).store();
        String edit = address(lead.posts("/edits/local", Map.of("name", "No unknown primary", "facility",
                facility.publicId)));
        String tag = lead.opens(edit).select("h1").text().split(" ")[0];

        assertThat(lead.posts(edit, Map.of("name", "No unknown primary", "message", "%F1 %V1 is unknown", "source",
                "NOT INLIST(#primarySite, \"C809\"")).statusCode()).as("a draft may be unfinished").isEqualTo(303);
        assertThat(lead.opens(edit).select(".finding.error").text()).contains("Does not compile", "line 1, column");
        assertThat(refused(lead.posts(edit + "/trial", Map.of()))).contains("line 1, column");
        lead.posts(edit, Map.of("name", "No unknown primary", "message", "%F1 %V1 is unknown", "source", SOURCE));

        assertThat(refused(lead.posts(edit + "/examples", Map.of("name", "x", "items", "primary=C809", "expected",
                "FAIL")))).contains("primary is no item of a patient or tumor");
        lead.posts(edit + "/examples", Map.of("name", "a breast", "items", "primarySite=C509", "expected", "FAIL"));
        Document page = lead.opens(edit);
        assertThat(page.select("tr:contains(a breast)").text()).contains("primarySite=C509 fail ⚠ pass");
        assertThat(refused(lead.posts(edit + "/activate", Map.of()))).contains(
                "The example \"a breast\" should come to FAIL.", "an example that passes", "a trial run");
        lead.posts(page.select("form[action$=remove]").attr("action"), Map.of());
        lead.posts(edit + "/examples", Map.of("name", "a breast", "items", "primarySite=C509", "expected", "PASS"));
        lead.posts(edit + "/examples", Map.of("name", "unknown", "items",
                "primarySite=C809\nbehaviorCodeIcdO3=3\n", "expected", "FAIL"));
        assertThat(lead.opens(edit).select("tr:contains(unknown) details").text())
                .contains("INLIST(#primarySite, \"C809\") is", "primarySite \"C809\"");
        assertThat(lead.opens(edit).select(".faults li").eachText())
                .containsExactly("It needs a trial run over the registry since it was last written.");

        Document trial = ended(lead.posts(edit + "/trial", Map.of()));
        assertThat(trial.select("#progress").text()).contains("1 case looked at: in 1 something would newly fail");
        assertThat(trial.text()).contains("⚠ fail Primary Site C809 is unknown");
        assertThat(findings(stored, tag)).as("nothing was changed").isEmpty();

        assertThat(lead.posts(edit + "/activate", Map.of()).statusCode()).isEqualTo(303);
        assertThat(refused(lead.posts(edit, Map.of("name", "x", "source", "1")))).contains("draft the next version");
        derive(stored);
        derive(elsewhere);
        assertThat(findings(stored, tag)).singleElement().satisfies(finding -> {
            assertThat(finding.message).isEqualTo("Primary Site C809 is unknown");
            assertThat(finding.metafile).isEqualTo("Local edits");
        });
        String link = lead.opens(stored.casePage(0) + "/findings").select("li#" + tag + " a").attr("href");
        assertThat(lead.opens(link).text()).contains("No unknown primary", SOURCE);
        assertThat(findings(elsewhere, tag)).as("at another facility").isEmpty();

        String next = address(lead.posts(edit + "/next", Map.of()));
        assertThat(lead.opens(next).select("tr:contains(unknown)")).hasSize(1);
        assertThat(lead.opens(next).select("h1").text()).isEqualTo(tag + " version 2");
        assertThat(address(lead.posts(edit + "/next", Map.of()))).as("there is one draft").isEqualTo(next);

        lead.posts(edit + "/retire", Map.of());
        derive(stored);
        assertThat(findings(stored, tag)).isEmpty();
        assertThat(lead.opens("/edits/local").select("tr:contains(" + tag + ")").text()).contains("draft", "retired");
        assertThat(Visitor.at(aFacility(), Roles.LEAD).asks(edit).statusCode()).isEqualTo(404);
    }

    @Test
    void only_who_sees_all_facilities_writes_an_edit_for_all() {
        assertThat(refused(lead.posts("/edits/local", Map.of("name", "For all", "facility", ""))))
                .contains("not one of yours");
        String edit = address(Visitor.with(Roles.LEAD).posts("/edits/local", Map.of("name", "For all", "facility",
                "")));
        assertThat(lead.asks(edit).statusCode()).isEqualTo(404);
        assertThat(lead.posts("/edits/local", Map.of("name", "", "facility", facility.publicId)).statusCode())
                .isEqualTo(422);
    }

    private static String address(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        return answer.header("Location").replaceAll(".*(/edits/.*)", "$1");
    }

    private static String refused(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        return Jsoup.parse(answer.asString()).select("[role=alert]").text();
    }

    private Document ended(Response started) {
        String address = address(started);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> lead.asks(address + "/progress").header("HX-Refresh") != null);
        return lead.opens(address);
    }

    private static List<StoredFinding> findings(Stored stored, String tag) {
        return see(() -> StoredFinding.of(TumorCase.findById(stored.cases().get(0).id))).stream()
                .filter(finding -> finding.edit.equals(tag)).toList();
    }

    private void derive(Stored stored) {
        see(() -> changes.derive(FacilityPatient.findById(stored.record().id), ChangeOrigin.algorithm("test")));
    }

    private static <T> T see(Supplier<T> work) {
        return Scope.everywhere(null).call(() -> QuarkusTransaction.requiringNew().call(work::get));
    }
}
