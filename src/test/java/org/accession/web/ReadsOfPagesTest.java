package org.accession.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.accession.audit.ReadLog;
import org.accession.audit.ReadLog.Kind;
import org.accession.fixture.PatientFixture.Stored;
import org.accession.fixture.Visitor;
import org.accession.identity.Facility;
import org.accession.identity.Roles;
import org.accession.identity.Scope;
import org.accession.patient.FacilityPatient;
import org.accession.patient.TumorCase;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.accession.fixture.Fixtures.aCase;
import static org.accession.fixture.Fixtures.aFacility;
import static org.accession.fixture.Fixtures.aPatient;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks every address that can be read: whenever an answer has a patient in it, by name or by the address of the patient or
 * of a case, the log of reads has that person with that patient.
 */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadsOfPagesTest {

    /** Those that show a patient of this test: without them the walk would prove little. */
    private static final Set<String> SHOWING = Set.of("GET /", "GET /cases", "GET /cases/{id}",
            "GET /cases/{id}/findings", "GET /cases/{id}/history", "GET /cases/{id}/staging", "GET /edits",
            "GET /intake/{id}", "GET /patients/{id}", "GET /privacy/patients/{id}", "GET /staging", "POST /search");

    /** What is asked of a list that does not show everything unasked. */
    private static final Map<String, String> QUESTIONS = Map.of("/cases", "?queue=SUSPENSE", "/edits",
            "?severity=ERROR");

    /** Somebody of whom an answer may tell, and the addresses that tell it. Both have one name. */
    private record Known(long patientId, List<String> signs) {

        boolean isIn(String answer) {
            return signs.stream().anyMatch(answer::contains);
        }
    }

    private final Set<String> showed = new HashSet<>();
    private Facility facility;
    private Visitor reader;
    private List<Known> known;
    private String name;

    @TestFactory
    Stream<DynamicTest> whoever_is_shown_a_patient_stands_in_the_log_with_them() {
        facility = aFacility();
        name = "QZ" + UUID.randomUUID().toString().replaceAll("[^a-f]", "").toUpperCase(Locale.ROOT);
        Stored patient = aPatient().named(name, "OPAL").at(facility).with(aCase("C504", "8500", "3")
                .diagnosed("2026-03-02").accession("202600123", "00")).store();
        reader = Visitor.at(facility, Roles.ALL.toArray(String[]::new));
        FacilityObjects objects = new FacilityObjects(facility, reader, patient);
        objects.settle();
        known = everywhere(() -> FacilityPatient.<FacilityPatient>list("facility", facility).stream()
                .map(ReadsOfPagesTest::known).toList());
        assertThat(known).as("the second came as a possible duplicate").hasSize(2);
        Stream<DynamicTest> walk = Route.all().stream()
                .filter(route -> !route.isPost() && !route.path().startsWith("/api") || route.path().equals("/search"))
                .filter(route -> !route.path().contains("{") || objects.idFor(route).isPresent())
                .map(route -> DynamicTest.dynamicTest(route.toString(), () -> look(route, route.path().contains("{")
                        ? route.at(objects.idFor(route).orElseThrow())
                        : route.path() + QUESTIONS.getOrDefault(route.path(), ""))));
        return Stream.concat(walk, Stream.of(DynamicTest.dynamicTest("patients were shown",
                () -> assertThat(showed).containsAll(SHOWING))));
    }

    private void look(Route route, String address) {
        long before = lastRead();
        Response answer = route.isPost() ? reader.posts(address, Map.of("q", name)) : reader.asks(address);
        String content = answer.asString();
        boolean isPage = answer.contentType().startsWith("text/html");
        List<ReadLog> reads = everywhere(
                () -> ReadLog.<ReadLog>list("id > ?1 and personId = ?2", before, reader.person().id));
        List<Known> shown = known.stream().filter(one -> one.isIn(content)).toList();
        for (Known one : shown) {
            assertThat(reads).as("reads of patient %d, whom %s shows", one.patientId(), route)
                    .anyMatch(read -> isOf(one, read) || isOfAll(read, isPage));
        }
        if (shown.isEmpty() && content.contains(name)) {
            assertThat(reads).as("reads of one of the name that %s shows", route)
                    .anyMatch(read -> known.stream().anyMatch(one -> isOf(one, read)) || isOfAll(read, isPage));
        }
        if (!shown.isEmpty()) {
            showed.add(route.toString());
        }
    }

    private static boolean isOf(Known one, ReadLog read) {
        return read.patientId != null && read.patientId == one.patientId();
    }

    /**
     * Of the log itself, and of a file, stands there whose it is: the patients of a file that leaves the registry stand with
     * its release.
     */
    private boolean isOfAll(ReadLog read, boolean isPage) {
        return facility.id.equals(read.facilityId) && read.patientId == null
                && (read.kind == Kind.LOG || !isPage && (read.kind == Kind.DOCUMENT || read.kind == Kind.EXPORT));
    }

    private static Known known(FacilityPatient record) {
        List<String> signs = new ArrayList<>(List.of(record.patient.publicId.toString()));
        for (TumorCase one : record.cases()) {
            signs.add(one.publicId.toString());
        }
        return new Known(record.patient.id, signs);
    }

    private static long lastRead() {
        return everywhere(() -> ReadLog.<ReadLog>find("order by id desc").firstResultOptional().map(one -> one.id)
                .orElse(0L));
    }

    private static <T> T everywhere(Callable<T> look) {
        return Scope.everywhere(null).call(() -> QuarkusTransaction.requiringNew().call(look));
    }
}
