package org.accession.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Item;
import org.accession.dictionary.Level;
import org.accession.fixture.Browser;
import org.accession.fixture.CaseFixture;
import org.accession.fixture.Logged;
import org.accession.fixture.PatientFixture;
import org.accession.fixture.PatientFixture.Stored;
import org.accession.fixture.Visitor;
import org.accession.identity.Facility;
import org.accession.identity.Roles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.accession.fixture.Fixtures.aCase;
import static org.accession.fixture.Fixtures.aFacility;
import static org.accession.fixture.Fixtures.aPatient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A patient whose every identifying item holds a value that is nowhere else. After people have worked with them, and much
 * has gone wrong, none of these values is in a log, an address or an error page.
 */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class SentinelTest {

    private static final Path IDENTIFYING = Path.of("registry-schemas", "naaccr", "identifying.csv");
    private static final Path DATABASE_LOGS = Path.of("target", "test-database", "database", "log");

    private final Map<String, String> sentinels = new LinkedHashMap<>();
    private final Logged logged = new Logged();
    private final List<String> addresses = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private Facility facility;
    private Visitor worker;
    private Stored patient;

    @BeforeEach
    void a_patient_of_sentinels() throws IOException {
        facility = aFacility();
        worker = Visitor.at(facility, Roles.REGISTRAR, Roles.LEAD, Roles.PRIVACY);
        PatientFixture person = aPatient().at(facility);
        CaseFixture one = aCase("C504", "8500", "3");
        int number = 0;
        for (String line : Files.readAllLines(IDENTIFYING).stream().skip(1).toList()) {
            Item item = Dictionaries.standard().working().find(line.split(",")[0]).orElse(null);
            String what = line.split(",")[2];
            if (item != null && !what.equals("date")) {
                String value = sentinel(what, number++);
                sentinels.put(item.id(), value);
                switch (item.level()) {
                    case PATIENT -> person.item(item.id(), value);
                    case TUMOR -> one.item(item.id(), value);
                    default -> throw new AssertionError(item.id() + " identifies nobody");
                }
            }
        }
        person.mrn(sentinels.get("medicalRecordNumber"));
        patient = person.with(one.diagnosed("2026-03-02")).store();
        assertThat(sentinels).hasSizeGreaterThan(60);
    }

    @AfterEach
    void stop_listening() {
        logged.close();
    }

    @Test
    void no_identifying_value_gets_into_a_log_an_address_or_an_error_page() throws Exception {
        for (String value : sentinels.values()) {
            Response found = worker.posts("/search", Map.of("q", value));
            assertThat(found.statusCode()).isIn(200, 429);
        }
        browse();
        importFiles();
        export();
        goWrong();

        assertThat(logged.lines()).as("the log was listened to").anyMatch(line -> line.contains("Refused with 404"));
        List<String> databaseLogs = databaseLogs();
        sentinels.forEach((item, value) -> {
            assertThat(logged.lines()).as("the server's log has %s", item).noneMatch(line -> line.contains(value));
            assertThat(databaseLogs).as("the database's log has %s", item).noneMatch(line -> line.contains(value));
            assertThat(addresses).as("an address has %s", item).noneMatch(line -> line.contains(value));
            assertThat(errors).as("an error page has %s", item).noneMatch(line -> line.contains(value));
        });
    }

    /** In Chromium, which tells every address that it asks for, where from, and what it keeps. */
    private void browse() {
        try (Browser browser = Browser.open()) {
            Page page = browser.of(worker.elsewhere());
            page.onRequest(
                    request -> addresses.add(request.url() + " " + request.headers().getOrDefault("referer", "")));
            page.onFrameNavigated(frame -> addresses.add(frame.url()));
            page.navigate("/");
            page.keyboard().press("Control+k");
            page.keyboard().type(sentinels.get("nameLast"));
            page.keyboard().press("Enter");
            page.waitForURL("**/search");
            page.getByRole(AriaRole.TABLE).first().locator("tbody a").first().click();
            page.waitForURL("**" + patient.page());
            assertThat(page.content()).contains(sentinels.get("nameLast"));
            page.navigate(patient.casePage(0));
            assertThat(page.content()).contains(sentinels.get("textRemarks"));
            page.navigate(patient.casePage(0) + "?blank=true");
            page.goBack();
            page.goBack();
            addresses.add(page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, history.state, "
                    + "document.cookie])").toString());
            assertThat(addresses).anyMatch(address -> address.contains(patient.casePage(0)));
        }
    }

    private void importFiles() {
        String record = """
                <?xml version="1.0"?>
                <NaaccrData baseDictionaryUri="http://naaccr.org/naaccrxml/naaccr-dictionary-260.xml" recordType="A" \
                specificationVersion="1.8" xmlns="http://naaccr.org/naaccrxml"><Patient>%s<Tumor>%s</Tumor></Patient>%s
                """;
        String ofPatient = items(Level.PATIENT);
        String ofTumor = items(Level.TUMOR);
        List<String> files = List.of(record.formatted(ofPatient, ofTumor, "</NaaccrData>"),
                record.formatted(ofPatient, ofTumor, ""), record.formatted(ofTumor, ofPatient, "</NaaccrData>"),
                record.formatted(ofPatient, ofTumor.replace("</Item>", "\u0001</Item>"), "</NaaccrData>"));
        for (String file : files) {
            Response sent = worker.posting().contentType("multipart/form-data")
                    .multiPart("csrf", worker.formToken()).multiPart("facility", facility.publicId.toString())
                    .multiPart("file", "cases.xml", file.getBytes(StandardCharsets.UTF_8)).post("/intake");
            if (sent.statusCode() == 303) {
                await().atMost(Duration.ofSeconds(60)).until(
                        () -> worker.asks(sent.header("Location") + "/progress").header("HX-Refresh") != null);
                addresses.add(sent.header("Location"));
                for (String part : List.of("", "/report.csv", "/report.json", "/rejected.xml", "/rejected.csv")) {
                    worker.asks(sent.header("Location") + part);
                }
            }
        }
    }

    private String items(Level level) {
        StringBuilder items = new StringBuilder();
        sentinels.forEach((id, value) -> {
            if (Dictionaries.standard().working().item(id).level() == level) {
                items.append("<Item naaccrId=\"").append(id).append("\">").append(value).append("</Item>");
            }
        });
        return items.toString();
    }

    private void export() {
        Response asked = worker.posts("/submissions", Map.of("version", "26", "recordType", "A", "recipient", "state",
                "purpose", "report", "facility", facility.publicId));
        String address = asked.header("Location");
        addresses.add(address);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> worker.asks(address + "/progress").header("HX-Refresh") != null);
        Response file = worker.asks(address + "/file.xml");
        assertThat(file.asString()).contains(sentinels.get("nameLast"));
        addresses.add(file.headers().toString());
    }

    /** What somebody types where it does not belong, and what does not work out. */
    private void goWrong() {
        Visitor stranger = Visitor.at(aFacility(), Roles.REGISTRAR, Roles.LEAD);
        for (String value : List.of(sentinels.get("nameLast"), sentinels.get("socialSecurityNumber"),
                sentinels.get("medicalRecordNumber"))) {
            error(stranger.asks("/patients/" + value));
            error(stranger.asks("/cases/" + value));
            error(stranger.asks(patient.page()));
            error(stranger.asks(patient.casePage(0)));
            error(stranger.posts("/break-glass", Map.of("once", UUID.randomUUID(), "patient", value, "reason", value)));
            error(stranger.posts("/submissions", Map.of("version", value, "cases", "")), value);
            error(worker.request().contentType("application/x-www-form-urlencoded").formParam("q", value)
                    .post("/search"));
            error(worker.request().contentType("application/json").header("X-CSRF-TOKEN", "x")
                    .body("{\"q\": \"" + value + "\"}").post("/search"));
            error(Visitor.with().posts("/search", Map.of("q", value)));
            worker.posts("/search", Map.of("q", value + "\u0000"));
            worker.posts("/intake/suspense", Map.of("facility", facility.publicId, "LAST_NAME", value, "MRN", value,
                    "FIRST_CONTACT", value));
        }
    }

    /** The page of an error, not one that shows a form again with what was typed into it. */
    private void error(Response answer) {
        assertThat(answer.statusCode()).isBetween(400, 499);
        if (!answer.asString().contains("<form class=\"sheet")) {
            errors.add(answer.asString());
        }
    }

    private void error(Response answer, String shownAgain) {
        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(answer.asString()).contains(shownAgain);
    }

    private static String sentinel(String what, int number) {
        return switch (what) {
            case "social security number" -> "%09d".formatted(517_340_000 + number);
            case "postal code", "census tract", "county", "coordinates of the home", "telephone number" ->
                "%010d".formatted(7_351_900_000L + number);
            default -> "ZQX" + letters(number) + "JVW";
        };
    }

    private static String letters(int number) {
        return "" + (char) ('A' + number / 26) + (char) ('A' + number % 26);
    }

    private static List<String> databaseLogs() throws IOException {
        try (Stream<Path> files = Files.list(DATABASE_LOGS)) {
            List<String> lines = new ArrayList<>();
            for (Path file : files.toList()) {
                lines.addAll(Files.readAllLines(file));
            }
            return lines;
        }
    }
}
