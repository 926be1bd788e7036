package org.accession.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.accession.fixture.PatientFixture.Stored;
import org.accession.fixture.Visitor;
import org.accession.identity.Facility;

import io.restassured.response.Response;

import static org.accession.fixture.Fixtures.aFacility;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** One of everything that a facility can have an address of, made by somebody with every role there. */
final class FacilityObjects {

    /** What an id in an address stands for, by how the address begins; empty for what belongs to nobody. */
    private final Map<String, Optional<String>> ids = new HashMap<>();
    private final Visitor owner;
    private final Facility facility;

    FacilityObjects(Facility facility, Visitor owner, Stored patient) {
        this.facility = facility;
        this.owner = owner;
        put("/patients/", patient.patient().publicId);
        put("/cases/", patient.cases().get(0).publicId);
        put("/intake/lists/", sendList());
        put("/intake/", owner.posts("/intake/suspense", Map.of("facility", facility.publicId, "LAST_NAME",
                patient.record().nameLast, "FIRST_NAME", patient.record().nameFirst, "BIRTH_DATE", "1951-03-12", "SEX",
                "f", "FIRST_CONTACT", "2026-02-03", "SITE", "C50.4")));
        put("/submissions/", owner.posts("/submissions", Map.of("version", "26", "recordType", "A",
                "recipient", "state", "purpose", "report")));
        put("/admin/facilities/", facility.publicId);
        put("/admin/people/", owner.person().publicId);
        put("/break-glass/", brokenGlass());
        put("/privacy/patients/", patient.patient().publicId);
        put("/staging/jobs/", owner.posts("/staging/jobs", Map.of("result", "")));
        put("/edits/jobs/", owner.posts("/edits/jobs", Map.of("schema", "")));
        put("/edits/local/", owner.posts("/edits/local", Map.of("name", "An edit of ours", "facility",
                facility.publicId)));
        // An officer asks about anybody; the answer has the reads of their own facilities' patients alone.
        for (String ofNobody : new String[]{"/privacy/people/", "/account/sessions/", "/admin/dictionaries/",
                "/dictionary/", "/edits/edit/"}) {
            ids.put(ofNobody, Optional.empty());
        }
    }

    /** What to put into the address of the route; nothing where that is no facility's. */
    Optional<String> idFor(Route route) {
        return ids.get(ids.keySet().stream().filter(route.path()::startsWith).max(Comparator.comparing(String::length))
                .orElseThrow(
                        () -> new AssertionError("Say in FacilityObjects what the id in " + route + " stands for")));
    }

    /** Waits until the jobs have ended that were begun. */
    void settle() {
        for (String kind : new String[]{"/intake/", "/submissions/", "/staging/jobs/", "/edits/jobs/"}) {
            String progress = kind + ids.get(kind).orElseThrow() + "/progress";
            await().atMost(Duration.ofSeconds(60)).until(() -> owner.asks(progress).header("HX-Refresh") != null);
        }
    }

    private void put(String kind, Object id) {
        ids.put(kind, Optional.of(id.toString()));
    }

    private void put(String kind, Response sent) {
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(303);
        String address = sent.header("Location");
        put(kind, address.substring(address.lastIndexOf('/') + 1));
    }

    private Response sendList() {
        return owner.posting().contentType("multipart/form-data").multiPart("csrf", owner.formToken())
                .multiPart("file", "list.csv",
                        ("Last name,First contact\nDoe" + UUID.randomUUID() + ",2026-01-02\n")
                                .getBytes(StandardCharsets.UTF_8))
                .multiPart("facility", facility.publicId.toString()).post("/intake/lists");
    }

    private UUID brokenGlass() {
        UUID once = UUID.randomUUID();
        owner.posts("/break-glass", Map.of("once", once, "facility", aFacility().publicId, "reason",
                "a second opinion"));
        return once;
    }
}
