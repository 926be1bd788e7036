package org.accession.web;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.accession.fixture.PatientFixture.Stored;
import org.accession.fixture.Visitor;
import org.accession.identity.Facility;
import org.accession.identity.Roles;
import org.accession.identity.Scope;
import org.accession.patient.FacilityPatient;
import org.accession.patient.SourceFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.accession.fixture.Fixtures.aCase;
import static org.accession.fixture.Fixtures.aFacility;
import static org.accession.fixture.Fixtures.aPatient;
import static org.assertj.core.api.Assertions.assertThat;

/** Somebody with every role at one facility takes the addresses and ids of another one's patients, files and people. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ForeignObjectsTest {

    /** What an id in an address stands for, by how the address begins; null stands for what belongs to nobody. */
    private static final String OF_NOBODY = null;

    private Facility facility;
    private Stored patient;
    private Visitor owner;
    private Visitor intruder;

    @BeforeEach
    void two_facilities() {
        facility = aFacility();
        patient = aPatient().at(facility).with(aCase("C504", "8500", "3").diagnosed("2026-03-02")
                .accession("202600123", "00")).store();
        owner = Visitor.at(facility, Roles.ALL.toArray(String[]::new));
        intruder = Visitor.at(aFacility(), Roles.ALL.toArray(String[]::new));
    }

    @TestFactory
    Stream<DynamicTest> no_route_answers_to_the_id_of_another_facility() {
        Map<String, String> ids = new HashMap<>();
        ids.put("/patients/", patient.patient().publicId.toString());
        ids.put("/cases/", patient.cases().get(0).publicId.toString());
        ids.put("/intake/lists/", last(sendList()));
        ids.put("/intake/", last(owner.posts("/intake/suspense", Map.of("facility", facility.publicId, "LAST_NAME",
                "Doe", "FIRST_NAME", "Jo", "BIRTH_DATE", "1951-03-02", "SEX", "f", "FIRST_CONTACT", "2026-02-03",
                "SITE", "C50.4"))));
        ids.put("/submissions/", last(owner.posts("/submissions", Map.of("version", "26", "recordType", "A",
                "recipient", "state", "purpose", "report"))));
        ids.put("/admin/facilities/", facility.publicId.toString());
        ids.put("/admin/people/", owner.person().publicId.toString());
        ids.put("/break-glass/", brokenGlass());
        ids.put("/privacy/patients/", patient.patient().publicId.toString());
        ids.put("/staging/jobs/", last(owner.posts("/staging/jobs", Map.of("result", ""))));
        ids.put("/edits/jobs/", last(owner.posts("/edits/jobs", Map.of("schema", ""))));
        ids.put("/edits/local/", last(owner.posts("/edits/local", Map.of("name", "An edit of ours", "facility",
                facility.publicId))));
        // An officer asks about anybody; the answer has the reads of their own facilities' patients alone.
        ids.put("/privacy/people/", OF_NOBODY);
        ids.put("/account/sessions/", OF_NOBODY);
        ids.put("/admin/dictionaries/", OF_NOBODY);
        ids.put("/dictionary/", OF_NOBODY);
        ids.put("/edits/edit/", OF_NOBODY);
        return Route.all().stream().filter(route -> route.path().contains("{")).flatMap(route -> {
            String kind = ids.keySet().stream().filter(route.path()::startsWith)
                    .max((one, other) -> one.length() - other.length())
                    .orElseThrow(() -> new AssertionError("Say in this test what the id in " + route + " stands for"));
            String id = ids.get(kind);
            return id == null
                    ? Stream.empty()
                    : Stream.of(DynamicTest.dynamicTest(route.toString(), () -> {
                        int status = ask(intruder, route, id).statusCode();
                        assertThat(status).isEqualTo(404);
                        if (!route.isPost() && !route.path().matches(".*(file|rejected)\\.xml.*")) {
                            assertThat(ask(owner, route, id).statusCode()).as("to its owner").isEqualTo(200);
                        }
                    }));
        });
    }

    @Test
    void a_forged_facility_in_a_form_is_refused_and_nothing_is_stored_for_it() {
        long before = stored();
        assertThat(intruder.posts("/intake/suspense", Map.of("facility", facility.publicId, "LAST_NAME", "Doe",
                "FIRST_CONTACT", "2026-02-03")).statusCode()).isEqualTo(422);
        assertThat(intruder.posting().contentType("multipart/form-data").multiPart("csrf", intruder.formToken())
                .multiPart("file", "list.csv", "Last name\nDoe\n".getBytes(StandardCharsets.UTF_8))
                .multiPart("facility", facility.publicId.toString()).post("/intake/lists").statusCode())
                .isEqualTo(422);
        assertThat(intruder.posting().contentType("multipart/form-data").multiPart("csrf", intruder.formToken())
                .multiPart("file", "file.xml", "<NaaccrData/>".getBytes(StandardCharsets.UTF_8))
                .multiPart("facility", facility.publicId.toString()).post("/intake").statusCode()).isEqualTo(422);
        assertThat(intruder.posts("/submissions", Map.of("version", "26", "recordType", "A", "recipient", "me",
                "purpose", "theft", "facility", facility.publicId)).asString()).contains("not one of yours");
        assertThat(intruder.posts("/submissions", Map.of("version", "26", "recordType", "A", "recipient", "me",
                "purpose", "theft", "cases", "202600123-00")).asString()).contains("No case is found by");
        assertThat(intruder.posts("/admin/people/" + intruder.person().publicId + "/roles/give",
                Map.of("role", Roles.REGISTRAR, "facility", facility.publicId)).statusCode()).isEqualTo(422);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void a_facility_that_is_none_is_refused_in_every_form_that_asks_for_one() {
        for (String forged : List.of(UUID.randomUUID().toString(), "1", "*", "1,2", "' OR '1'='1")) {
            assertThat(intruder.posts("/intake/suspense", Map.of("facility", forged, "LAST_NAME", "Doe",
                    "FIRST_CONTACT", "2026-02-03")).statusCode()).as(forged).isIn(400, 404, 422);
            assertThat(intruder.posts("/submissions", Map.of("version", "26", "recordType", "A", "recipient", "me",
                    "purpose", "theft", "facility", forged)).statusCode()).as(forged).isIn(400, 422);
            assertThat(intruder.posts("/break-glass", Map.of("once", UUID.randomUUID(), "facility", forged, "reason",
                    "a second opinion")).statusCode()).as(forged).isIn(400, 404, 422);
        }
    }

    private static Response ask(Visitor visitor, Route route, String id) {
        return route.isPost()
                ? visitor.posts(route.at(id), Map.of("name", "Taken", "role", Roles.LEAD, "facility", ""))
                : visitor.asks(route.at(id));
    }

    private Response sendList() {
        return owner.posting().contentType("multipart/form-data").multiPart("csrf", owner.formToken())
                .multiPart("file", "list.csv",
                        ("Last name,First contact\nDoe" + UUID.randomUUID() + ",2026-01-02\n")
                                .getBytes(StandardCharsets.UTF_8))
                .multiPart("facility", facility.publicId.toString()).post("/intake/lists");
    }

    private String brokenGlass() {
        UUID once = UUID.randomUUID();
        owner.posts("/break-glass", Map.of("once", once, "facility", aFacility().publicId, "reason",
                "a second opinion"));
        return once.toString();
    }

    private static String last(Response sent) {
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(303);
        String address = sent.header("Location");
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private long stored() {
        return Scope.everywhere(null).call(() -> QuarkusTransaction.requiringNew().call(
                () -> FacilityPatient.count("facility", facility) + SourceFile.count("facility", facility)));
    }
}
