package org.accession.checking;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.accession.edits.SyntheticSmf;
import org.accession.fixture.PatientFixture.Stored;
import org.accession.fixture.Visitor;
import org.accession.identity.Facility;
import org.accession.identity.Roles;
import org.accession.identity.Scope;
import org.accession.patient.TumorCase;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
class EditRunPagesTest {

    @Inject
    MetafileInstaller installer;

    @Inject
    RegistryRuns runs;

    @TempDir
    Path folder;

    private final Facility facility = aFacility();
    private final Visitor lead = Visitor.at(facility, Roles.LEAD);

    @Test
    void cases_that_were_stored_unchecked_are_checked_by_a_job_and_a_second_run_finds_the_same() {
        Stored stored = aPatient().at(facility).with(aCase("C342", "8140", "3").diagnosed("2019-03-02"))
                .with(aCase("C619", "8140", "3").diagnosed("2022-03-02")).store();
        assertThat(findings(stored, 0)).isZero();

        assertThat(ended(lead.posts("/edits/jobs", Map.of("from", "2020"))).select("#progress").text())
                .contains("2 cases checked: findings that are different now in 2, errors in 2.");
        assertThat(findings(stored, 0)).isPositive();
        assertThat(ended(lead.posts("/edits/jobs", Map.of())).select("#progress").text())
                .contains("2 cases checked: findings that are different now in 0, errors in 2.");
        assertThat(lead.opens("/edits/jobs").select("tbody tr").first().text()).contains("Check cases anew", "Done");
        assertThat(lead.posts("/edits/jobs", Map.of("from", "soon")).statusCode()).isEqualTo(422);
    }

    @Test
    void a_job_goes_on_behind_the_last_record_that_was_stored() {
        Stored first = aPatient().at(facility).with(aCase("C342", "8140", "3").diagnosed("2019-03-02")).store();
        Stored second = aPatient().at(facility).with(aCase("C342", "8140", "3").diagnosed("2019-03-02")).store();
        Scope scope = Scope.of(null, Set.of(facility.id));
        UUID id = scope.call(() -> QuarkusTransaction.requiringNew().call(() -> {
            EditRun run = new EditRun();
            run.selection = StagingSelection.everything();
            run.lastRecordId = first.record().id;
            runs.start(run, EditsJob.NAME, "Check cases anew", scope);
            return run.publicId;
        }));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> lead.asks("/edits/jobs/" + id + "/progress").header("HX-Refresh") != null);
        assertThat(findings(first, 0)).isZero();
        assertThat(findings(second, 0)).isPositive();
    }

    @Test
    void what_another_metafile_would_find_is_told_by_edit_and_case_without_a_change() throws Exception {
        String before = install("return NOT INLIST(#S\"Primary Site\", \"C809\");", null);
        String after = install("return NOT INLIST(#S\"Primary Site\", \"C619\");",
                "return NOT INLIST(#S\"Primary Site\", \"C809\");");
        Visitor.with(Roles.ADMINISTRATOR).posts("/admin/edits/choices",
                Map.of("facility", facility.publicId, "metafile", before, "all", "true"));
        Stored unknown = aPatient().at(facility).with(aCase("C809", "8140", "3")).store();
        Stored prostate = aPatient().at(facility).with(aCase("C619", "8140", "3")).store();
        ended(lead.posts("/edits/jobs", Map.of()));
        assertThat(findings(unknown, 0)).isEqualTo(1);

        Response started = lead.posts("/edits/jobs", Map.of("oldMetafile", before, "newMetafile", after));
        Document page = ended(started);
        assertThat(page.select("#progress").text())
                .contains("2 cases looked at: in 2 something would newly fail or pass.");
        assertThat(page.select("tr:contains(X0001 Edit 1)").text()).isEqualTo("X0001 Edit 1 1 1");
        assertThat(page.select("tr:contains(X0002 Edit 2)").text()).isEqualTo("X0002 Edit 2 1 0");
        assertThat(page.select("tr:contains(would), tr:contains(⚠ fail)").text())
                .contains("C61.9 8140/3", "Primary Site cannot be C619");
        assertThat(page.select("tr:contains(✓ pass) a").attr("href")).isEqualTo(unknown.casePage(0) + "/findings");
        assertThat(findings(unknown, 0)).as("nothing was changed").isEqualTo(1);
        assertThat(findings(prostate, 0)).isZero();
        String address = started.header("Location").replaceAll(".*(/edits/jobs/.*)", "$1");
        assertThat(lead.opens(address + "?edit=X0002").select("caption").text()).contains("Cases with X0002");
        assertThat(lead.asks(address + "/differences.csv").asString().lines()).hasSize(4)
                .startsWith("case,facility,edit,name,would,message")
                .contains(prostate.cases().get(0).publicId + "," + facility.name
                        + ",X0001,Edit 1,fail,Primary Site cannot be C619");
        assertThat(Visitor.at(aFacility(), Roles.LEAD).asks(address).statusCode()).isEqualTo(404);
        assertThat(Visitor.at(aFacility(), Roles.LEAD).asks(address + "/differences.csv").statusCode())
                .isEqualTo(404);

        Document sources = lead.opens("/edits/comparison?before=" + before + "&after=" + after);
        assertThat(sources.select(".numbers").text()).isEqualTo("Edits added 1 Edits removed 0 Edits changed 1 "
                + "Tables different 0");
        assertThat(sources.select("#X0001").parents().select("pre").first().text()).contains(
                "- return NOT INLIST(#S\"Primary Site\", \"C809\");",
                "+ return NOT INLIST(#S\"Primary Site\", \"C619\");");
        assertThat(lead.asks("/edits/comparison?before=a&after=b").statusCode()).isEqualTo(404);
        assertThat(lead.posts("/edits/jobs", Map.of("oldMetafile", before, "newMetafile", before)).statusCode())
                .isEqualTo(422);
        assertThat(lead.posts("/edits/jobs", Map.of("oldMetafile", before, "newMetafile", "x")).statusCode())
                .isEqualTo(422);
    }

    private String install(String first, String second) throws Exception {
        String name = "made_" + UUID.randomUUID().toString().substring(0, 8) + "_v23";
        Path file = folder.resolve(name + ".smf");
        try (SyntheticSmf smf = new SyntheticSmf(file)) {
            smf.edit(1, "X0001", first);
            if (second != null) {
                smf.edit(2, "X0002", second);
            }
        }
        assertThat(Files.size(file)).isPositive();
        QuarkusTransaction.requiringNew().call(() -> installer.install(file, name + ".smf", null));
        return name;
    }

    private static long findings(Stored stored, int place) {
        return see(() -> StoredFinding.of(TumorCase.findById(stored.cases().get(place).id))).size();
    }

    private Document ended(Response started) {
        assertThat(started.statusCode()).as(started.asString()).isEqualTo(303);
        String address = started.header("Location").replaceAll(".*(/edits/jobs/.*)", "$1");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> lead.asks(address + "/progress").header("HX-Refresh") != null);
        return lead.opens(address);
    }

    private static <T> T see(Supplier<T> work) {
        return Scope.everywhere(null).call(() -> QuarkusTransaction.requiringNew().call(work::get));
    }
}
