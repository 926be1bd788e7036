package org.accession.checking;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Item;
import org.accession.edits.Finding.ItemValue;
import org.accession.edits.Severity;
import org.accession.fixture.PatientFixture;
import org.accession.fixture.PatientFixture.Stored;
import org.accession.fixture.Visitor;
import org.accession.identity.Facility;
import org.accession.identity.Roles;
import org.accession.identity.Scope;
import org.accession.patient.CaseState;
import org.accession.patient.ChangeOrigin;
import org.accession.patient.Changes;
import org.accession.patient.FacilityPatient;
import org.accession.patient.ItemChange;
import org.accession.patient.TumorCase;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

import static org.accession.fixture.Fixtures.aCase;
import static org.accession.fixture.Fixtures.aFacility;
import static org.accession.fixture.Fixtures.aPatient;
import static org.assertj.core.api.Assertions.assertThat;

/** By the edits of NAACCR v23 that Accession ships: "Hosp: Vs23 COC Required - All". */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class FindingsTest {

    private static final String LATERALITY = "N0005";
    private static final String MIDDLE_LOBE = "N0390";

    @Inject
    Changes changes;

    private final Facility facility = aFacility();
    private final Visitor registrar = Visitor.at(facility, Roles.REGISTRAR);

    @Test
    void each_saved_value_is_checked_and_the_findings_are_stored_with_it() {
        long id = checked(lung("2")).cases().get(0).id;

        StoredFinding lobe = finding(id, MIDDLE_LOBE);
        assertThat(lobe.message).isEqualTo("C342 (lung, middle lobe), Laterality cannot equal 2 (left)");
        assertThat(lobe.name).isEqualTo("Primary Site, Laterality (SEER IF82)");
        assertThat(lobe.severity).isEqualTo(Severity.ERROR);
        assertThat(lobe.metafile).startsWith("NAACCR_v23");
        assertThat(lobe.items).contains(new ItemValue("primarySite", "C342"), new ItemValue("laterality", "2"));

        change(id, "laterality", "2", "1");
        assertThat(edits(id)).doesNotContain(MIDDLE_LOBE, LATERALITY);

        change(id, "laterality", "1", "7");
        assertThat(finding(id, LATERALITY).message).isEqualTo("Laterality not valid");
        assertThat(finding(id, LATERALITY).fix).isEqualTo("laterality");
        CheckedCase checked = see(() -> CheckedCase.of(TumorCase.findById(id))).orElseThrow();
        assertThat(checked.findings()).isEqualTo(edits(id).size());
        assertThat(checked.edits).isBetween(1300, 1461);
    }

    @Test
    void what_is_refused_with_the_values_leaves_no_finding() {
        long id = checked(lung("1")).cases().get(0).id;
        List<String> before = edits(id);
        Scope.everywhere(null).run(() -> {
            QuarkusTransaction.begin();
            changes.change(TumorCase.findById(id), List.of(new ItemChange(item("laterality"), "1", "7")),
                    ChangeOrigin.form(null, null));
            QuarkusTransaction.rollback();
        });
        assertThat(edits(id)).isEqualTo(before).doesNotContain(LATERALITY);
    }

    @Test
    void a_second_run_finds_the_same_and_writes_nothing() {
        Stored stored = checked(lung("2"));
        List<Object[]> before = rows(stored);
        assertThat(before).hasSizeGreaterThan(20);
        derive(stored);
        assertThat(rows(stored)).usingRecursiveComparison().isEqualTo(before);
    }

    @Test
    void a_change_of_the_patient_is_checked_in_all_cases() {
        Stored stored = checked(lung("1").with(aCase("C509", "8500", "3").diagnosed("2020-03-02")));
        see(() -> changes.changePatient(FacilityPatient.findById(stored.record().id),
                List.of(new ItemChange(item("dateOfBirth"), "19510312", "19511399")), ChangeOrigin.form(null, null)));
        for (TumorCase one : stored.cases()) {
            List<StoredFinding> ofBirth = see(() -> StoredFinding.of(TumorCase.findById(one.id))).stream()
                    .filter(finding -> finding.items.contains(new ItemValue("dateOfBirth", "19511399"))).toList();
            assertThat(ofBirth).extracting(finding -> finding.message).anyMatch(text -> text.contains("Date of Birth"));
            assertThat(ofBirth).extracting(finding -> finding.clears).as("in both cases").contains(ofBirth.size() * 2);
        }
    }

    @Test
    void a_case_that_does_not_count_has_no_findings() {
        long id = checked(lung("2")).cases().get(0).id;
        assertThat(edits(id)).isNotEmpty();
        see(() -> changes.step(TumorCase.findById(id), CaseState.NOT_REPORTABLE, "a duplicate", null, Instant.now(),
                ChangeOrigin.form(null, null)));
        assertThat(edits(id)).isEmpty();
        assertThat(see(() -> CheckedCase.of(TumorCase.findById(id)))).isEmpty();
    }

    @Test
    void the_case_page_lists_them_and_says_where_to_look_first() {
        Stored stored = checked(lung("7"));
        Document page = registrar.opens(stored.casePage(0) + "/findings");
        assertThat(page.select("li#" + LATERALITY).text()).contains("⚠ Error", "Laterality not valid",
                "look first at Laterality", "Laterality 7");
        String count = registrar.opens(stored.casePage(0)).select(".tabs .count").text();
        assertThat(count).startsWith(String.valueOf(page.select(".findings > li").size()));
        Stored unchecked = aPatient().at(facility).with(aCase("C509", "8500", "3")).store();
        assertThat(registrar.opens(unchecked.casePage(0) + "/findings").text()).contains("Not checked yet");
    }

    @Test
    void open_findings_are_counted_by_edit_set_registrar_facility_and_item() {
        Stored stored = checked(lung("7"));
        checked(lung("7"));
        String here = "/edits?facility=" + facility.publicId;

        assertThat(row(here + "&by=edit", LATERALITY)).containsExactly(LATERALITY, "Laterality (SEER LATERAL)", "2",
                "2", "2");
        List<String> bySet = row(here + "&by=set", "NES0095");
        assertThat(bySet.get(1)).isEqualTo("Hosp: Vs23 COC Required - All");
        assertThat(bySet.get(2)).isEqualTo(registrar.opens(here).select(".head .quiet").text().split(" ")[0]);
        assertThat(row(here + "&by=registrar", "JD")).contains(bySet.get(2), "2");
        assertThat(row(here + "&by=facility", facility.name)).contains(bySet.get(2), "2");
        List<String> laterality = row(here + "&by=item", "laterality");
        assertThat(Integer.parseInt(laterality.get(2))).isBetween(2, 40);

        Document list = registrar.opens(here + "&edit=" + LATERALITY + "&set=NES0095&registrar=JD&severity=ERROR");
        assertThat(list.select("tbody a").eachAttr("href"))
                .contains(stored.casePage(0) + "/findings#" + LATERALITY);
        assertThat(registrar.opens(here + "&edit=" + LATERALITY + "&set=NES0501").select("caption").last().text())
                .isEqualTo("Findings by edit");
        assertThat(Visitor.at(aFacility(), Roles.REGISTRAR).opens(here + "&by=edit").text())
                .contains("Nothing is found");
        assertThat(registrar.asks("/edits?facility=soon&by=soon&page=9").statusCode()).isEqualTo(200);
    }

    @Test
    void an_edit_says_what_it_is_about_and_how_it_decides() {
        assertThat(registrar.opens("/edits/edit/" + MIDDLE_LOBE).text()).contains(
                "Primary Site, Laterality (SEER IF82)",
                "NES0095", "Laterality cannot equal 2 (left)", "#laterality");
        assertThat(registrar.asks("/edits/edit/N9999").statusCode()).isEqualTo(404);
    }

    private List<String> row(String address, String key) {
        return registrar.opens(address).select("tbody tr:has(th:matchesWholeOwnText(^$):contains(" + key + "))")
                .first().select("th, td").eachText();
    }

    private PatientFixture lung(String laterality) {
        return aPatient().at(facility).item("sexAssignedAtBirth", "2").item("vitalStatus", "1")
                .item("dateOfLastContact", "20240101")
                .with(aCase("C342", "8140", "3").diagnosed("2019-03-02").item("laterality", laterality)
                        .item("sequenceNumberHospital", "00").item("abstractedBy", "JD"));
    }

    private Stored checked(PatientFixture patient) {
        Stored stored = patient.store();
        derive(stored);
        return stored;
    }

    private void derive(Stored stored) {
        see(() -> changes.derive(FacilityPatient.findById(stored.record().id), ChangeOrigin.algorithm("test")));
    }

    private void change(long id, String item, String from, String to) {
        see(() -> changes.change(TumorCase.findById(id), List.of(new ItemChange(item(item), from, to)),
                ChangeOrigin.form(null, null)));
    }

    private static List<String> edits(long id) {
        return see(() -> StoredFinding.of(TumorCase.findById(id))).stream().map(one -> one.edit).toList();
    }

    private static StoredFinding finding(long id, String edit) {
        return see(() -> StoredFinding.of(TumorCase.findById(id))).stream().filter(one -> one.edit.equals(edit))
                .findFirst().orElseThrow(() -> new AssertionError("no finding of " + edit + " in " + edits(id)));
    }

    private static List<Object[]> rows(Stored stored) {
        return see(() -> StoredFinding.getEntityManager().createNativeQuery(
                "SELECT id, edit, message, cast(items AS text), found_at FROM finding WHERE tumor_case_id = "
                        + stored.cases().get(0).id + " ORDER BY id",
                Object[].class).getResultList());
    }

    private static Item item(String xmlId) {
        return Dictionaries.standard().working().item(xmlId);
    }

    private static <T> T see(Supplier<T> work) {
        return Scope.everywhere(null).call(() -> QuarkusTransaction.requiringNew().call(work::get));
    }
}
