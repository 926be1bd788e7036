package org.accession.identity;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import jakarta.inject.Inject;

import org.accession.audit.ReadLog.Kind;
import org.accession.audit.Reads;
import org.accession.audit.Seen;
import org.accession.dictionary.Item;
import org.accession.dictionary.Level;
import org.accession.dictionary.Values;
import org.accession.fixture.CaseFixture;
import org.accession.fixture.Fixtures;
import org.accession.fixture.PatientFixture;
import org.accession.fixture.PatientFixture.Stored;
import org.accession.fixture.Visitor;
import org.accession.synthetic.SyntheticOptions;
import org.accession.synthetic.SyntheticPatient;
import org.accession.synthetic.SyntheticRegistry;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import static org.accession.dictionary.Dictionaries.standard;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * How much of a page's time goes into who one is (session), what one may see (scope of the connection, row-level security)
 * and that one saw it (log of reads). Run by name; src/docs/benchmarks.md has the command.
 */
@QuarkusTest
@EnabledIfSystemProperty(named = "share.rounds", matches = "\\d+")
class PageShareBenchmark {

    private static final int PATIENTS = 200;
    private static final int TIMES = 2000;

    private interface Work {
        void once() throws Exception;
    }

    @Inject
    SessionIdentities sessions;

    @Inject
    Reads reads;

    @ConfigProperty(name = "quarkus.flyway.jdbc-url")
    String url;

    @ConfigProperty(name = "quarkus.flyway.username")
    String owner;

    @ConfigProperty(name = "quarkus.flyway.password")
    String password;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void share() throws Exception {
        Facility facility = Fixtures.aFacility();
        List<Stored> stored = new SyntheticRegistry(42, SyntheticOptions.usual()).patients(PATIENTS)
                .map(made -> store(made, facility)).toList();
        Visitor visitor = Visitor.at(facility, Roles.REGISTRAR);
        double session = micros(() -> assertThat(sessions.find(visitor.token(), true)).isPresent());
        double scope = scope();
        double log = log(stored.get(0), facility);
        System.out.printf("session %.0f µs, scope of a connection %.0f µs, log %.0f µs%n", session,
                scope,
                log);
        for (String page : List.of("patient", "case")) {
            List<String> paths = stored.stream().map(one -> page.equals("case") ? one.casePage(0) : one.page())
                    .toList();
            List<Double> with = new ArrayList<>();
            List<Double> without = new ArrayList<>();
            for (int round = 0; round <= Integer.getInteger("share.rounds"); round++) {
                // What comes second is warmer: they take turns, and the first round does not count.
                for (boolean walled : new boolean[]{round % 2 == 0, round % 2 != 0}) {
                    wall(walled ? "ENABLE" : "DISABLE");
                    median(visitor, paths);
                    double micros = median(visitor, paths);
                    if (round > 0) {
                        (walled ? with : without).add(micros);
                    }
                }
            }
            double whole = middle(with);
            double wall = whole - middle(without);
            wall("ENABLE");
            System.out.printf("%s page %.0f µs; row-level security %.0f µs; together %.1f %% of it%n", page, whole,
                    wall,
                    100 * (session + scope + log + Math.max(0, wall)) / whole);
        }
    }

    /** A connection is told the scope when a transaction takes it. */
    private double scope() throws Exception {
        try (Connection connection = DriverManager.getConnection(url, owner, password);
                PreparedStatement enter = connection.prepareStatement(
                        "SELECT set_config('accession.facilities', ?, true), set_config('accession.person', ?, true), "
                                + "set_config('accession.session', ?, true)")) {
            for (int i = 1; i <= 3; i++) {
                enter.setString(i, "17");
            }
            return micros(enter::execute);
        }
    }

    /** A transaction that reads and logs, less one that reads. */
    private double log(Stored stored, Facility facility) throws Exception {
        List<Seen> seen = List.of(
                Seen.tumorCase(facility.id, stored.patient().id, stored.record().id, stored.cases().get(0).id));
        Scope here = Scope.everywhere(null);
        double read = micros(() -> here.run(() -> QuarkusTransaction.requiringNew().run(PageShareBenchmark::read)));
        double logged = micros(() -> here.run(() -> QuarkusTransaction.requiringNew().run(() -> {
            read();
            reads.log(Kind.CASE, seen);
        })));
        return logged - read;
    }

    private static void read() {
        Panache.getEntityManager().createNativeQuery("SELECT 1").getSingleResult();
    }

    /** The median: on a busy machine some wait for the processor. */
    private static double micros(Work work) throws Exception {
        double[] micros = new double[TIMES];
        for (int i = -TIMES; i < TIMES; i++) {
            long start = System.nanoTime();
            work.once();
            if (i >= 0) {
                micros[i] = (System.nanoTime() - start) / 1e3;
            }
        }
        Arrays.sort(micros);
        return micros[TIMES / 2];
    }

    private double median(Visitor visitor, List<String> paths) throws Exception {
        double[] micros = new double[paths.size()];
        for (int i = 0; i < micros.length; i++) {
            HttpRequest request = HttpRequest
                    .newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + paths.get(i)))
                    .header("Cookie", "accession=" + visitor.token()).build();
            long start = System.nanoTime();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            micros[i] = (System.nanoTime() - start) / 1e3;
            assertThat(response.statusCode()).isEqualTo(200);
        }
        Arrays.sort(micros);
        return micros[micros.length / 2];
    }

    private static double middle(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private void wall(String verb) throws Exception {
        try (Connection connection = DriverManager.getConnection(url, owner, password);
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet row = statement.executeQuery("SELECT relname FROM pg_class WHERE relkind = 'r'"
                    + " AND relnamespace = 'public'::regnamespace AND relforcerowsecurity")) {
                while (row.next()) {
                    tables.add(row.getString(1));
                }
            }
            for (String table : tables) {
                statement.execute("ALTER TABLE " + table + " " + verb + " ROW LEVEL SECURITY");
            }
        }
    }

    private static Stored store(SyntheticPatient made, Facility facility) {
        PatientFixture patient = Fixtures.aPatient().at(facility);
        items(made.values(), Level.PATIENT, patient::item);
        for (Values values : made.tumors()) {
            CaseFixture one = Fixtures.aCase("", "", "");
            items(values, Level.TUMOR, one::item);
            patient.with(one);
        }
        return patient.store();
    }

    private interface Taking {
        Object item(String id, String value);
    }

    private static void items(Values values, Level level, Taking taking) {
        for (Item item : standard().working().items()) {
            if (item.level() == level && !values.isBlank(item)) {
                taking.item(item.id(), values.get(item));
            }
        }
    }
}
