package org.accession.web;

import java.nio.charset.StandardCharsets;
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
        FacilityObjects objects = new FacilityObjects(facility, owner, patient);
        return Route.all().stream().filter(route -> route.path().contains("{"))
                .flatMap(route -> objects.idFor(route).map(id -> DynamicTest.dynamicTest(route.toString(), () -> {
                    int status = ask(intruder, route, id).statusCode();
                    assertThat(status).isEqualTo(404);
                    if (!route.isPost() && !route.path().matches(".*(file|rejected)\\.xml.*")) {
                        assertThat(ask(owner, route, id).statusCode()).as("to its owner").isEqualTo(200);
                    }
                })).stream());
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

    private long stored() {
        return Scope.everywhere(null).call(() -> QuarkusTransaction.requiringNew().call(
                () -> FacilityPatient.count("facility", facility) + SourceFile.count("facility", facility)));
    }
}
