package org.accession.abstracting;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.accession.dictionary.Values;
import org.accession.fixture.Fixtures;
import org.accession.fixture.Visitor;
import org.accession.identity.Facility;
import org.accession.identity.Roles;
import org.accession.identity.Scope;
import org.accession.keys.Keyring;
import org.accession.patient.CaseState;
import org.accession.patient.FacilityPatient;
import org.accession.patient.Patient;
import org.accession.patient.Tumor;
import org.accession.patient.TumorCase;
import org.accession.synthetic.SyntheticOptions;
import org.accession.synthetic.SyntheticPatient;
import org.accession.synthetic.SyntheticRegistry;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long the pages that a registrar opens all day take, from request to last byte, in a registry of the given size.
 * Run by name; src/docs/benchmarks.md has the command.
 */
@QuarkusTest
@EnabledIfSystemProperty(named = "pages.cases", matches = "\\d+")
class PatientPageBenchmark {

    private static final int MADE_UP = 500;
    private static final int WARM_UP = 300;
    private static final int MEASURED = 300;
    private static final long APART = 100_000_000L;

    /** Copies what was made up, with ids of its own. */
    private static final String COPY = """
            CREATE TEMP TABLE p ON COMMIT DROP AS SELECT * FROM patient WHERE id < %1$d;
            UPDATE p SET id = id + %2$d, public_id = gen_random_uuid();
            INSERT INTO patient SELECT * FROM p;
            CREATE TEMP TABLE f ON COMMIT DROP AS SELECT * FROM facility_patient WHERE id < %1$d;
            UPDATE f SET id = id + %2$d, patient_id = patient_id + %2$d, mrn = mrn || '-%3$d';
            INSERT INTO facility_patient SELECT * FROM f;
            CREATE TEMP TABLE t ON COMMIT DROP AS SELECT * FROM tumor WHERE id < %1$d;
            UPDATE t SET id = id + %2$d, patient_id = patient_id + %2$d;
            INSERT INTO tumor SELECT * FROM t;
            CREATE TEMP TABLE c ON COMMIT DROP AS SELECT * FROM tumor_case WHERE id < %1$d;
            UPDATE c SET id = id + %2$d, public_id = gen_random_uuid(), tumor_id = tumor_id + %2$d,
                facility_patient_id = facility_patient_id + %2$d,
                state_since = now() - random() * interval '10 years', accession_number_hosp = accession_number_hosp || '-%3$d';
            INSERT INTO tumor_case SELECT * FROM c""";

    @Inject
    Keyring keyring;

    @ConfigProperty(name = "quarkus.flyway.jdbc-url")
    String url;

    @ConfigProperty(name = "quarkus.flyway.username")
    String owner;

    @ConfigProperty(name = "quarkus.flyway.password")
    String password;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void pages() throws Exception {
        Facility facility = Fixtures.aFacility();
        new SyntheticRegistry(42, SyntheticOptions.usual()).patients(MADE_UP).forEach(made -> store(made, facility));
        List<UUID> patients;
        List<UUID> cases;
        try (Connection connection = DriverManager.getConnection(url, owner, password);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            long held = count(statement);
            for (int copy = 1; held < Integer.getInteger("pages.cases"); copy++) {
                statement.execute(COPY.formatted(APART, copy * APART, copy));
                connection.commit();
                held = count(statement);
            }
            connection.setAutoCommit(true);
            statement.execute("ANALYZE");
            patients = some(statement, "SELECT public_id FROM patient ORDER BY random() LIMIT ");
            cases = some(statement, "SELECT public_id FROM tumor_case ORDER BY random() LIMIT ");
            System.out.printf("%,d cases%n", held);
        }
        Visitor everywhere = Visitor.with(Roles.REGISTRAR);
        Visitor here = Visitor.at(facility, Roles.REGISTRAR);
        measure("patient page", everywhere, patients.stream().map(id -> "/patients/" + id).toList());
        measure("patient page, one facility", here, patients.stream().map(id -> "/patients/" + id).toList());
        measure("case page", everywhere, cases.stream().map(id -> "/cases/" + id).toList());
        measure("first page", everywhere, cases.stream().map(id -> "/").toList());
        measure("help page (the frame alone)", everywhere, cases.stream().map(id -> "/help").toList());
    }

    private void measure(String name, Visitor visitor, List<String> paths) throws Exception {
        double[] millis = new double[MEASURED];
        long bytes = 0;
        for (int i = 0; i < WARM_UP + MEASURED; i++) {
            HttpRequest request = HttpRequest
                    .newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + paths.get(i)))
                    .header("Cookie", "accession=" + visitor.token()).build();
            long start = System.nanoTime();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (i >= WARM_UP) {
                millis[i - WARM_UP] = (System.nanoTime() - start) / 1e6;
                bytes += response.body().length();
            }
            assertThat(response.statusCode()).as(paths.get(i)).isEqualTo(200);
        }
        Arrays.sort(millis);
        System.out.printf("%-30s median %5.1f ms, 95 %% below %5.1f ms, %d KB%n", name, millis[MEASURED / 2],
                millis[MEASURED * 95 / 100], bytes / MEASURED / 1024);
    }

    private void store(SyntheticPatient made, Facility facility) {
        Scope.everywhere(null).run(() -> QuarkusTransaction.requiringNew().run(() -> {
            Patient patient = new Patient();
            patient.persist();
            FacilityPatient record = new FacilityPatient();
            record.facility = Facility.findById(facility.id);
            record.patient = patient;
            record.mrn = UUID.randomUUID().toString();
            record.values(made.values(), keyring);
            record.persist();
            for (Values values : made.tumors()) {
                Tumor tumor = new Tumor();
                tumor.patient = patient;
                tumor.persist();
                TumorCase one = new TumorCase();
                one.facility = record.facility;
                one.facilityPatient = record;
                one.tumor = tumor;
                one.state = CaseState.COMPLETE;
                one.values(values);
                one.persist();
            }
        }));
    }

    private static long count(Statement statement) throws Exception {
        try (ResultSet row = statement.executeQuery("SELECT count(*) FROM tumor_case")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<UUID> some(Statement statement, String query) throws Exception {
        List<UUID> ids = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(query + (WARM_UP + MEASURED))) {
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
        }
        return ids;
    }
}
