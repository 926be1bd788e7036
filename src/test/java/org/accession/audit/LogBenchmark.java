package org.accession.audit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.accession.platform.DataFolder;
import org.accession.platform.DatabaseAccess;
import org.accession.platform.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rows of the change log a second, over a time, on a server that waits for the disk as the service's own does: as saves of
 * one row each, and as an import writes them. Run by name; src/docs/benchmarks.md has the command.
 */
@EnabledIfSystemProperty(named = "log.seconds", matches = "\\d+")
class LogBenchmark {

    private static final int PATIENTS = 20_000;
    private static final int[] SAVERS = {8, 32};
    private static final int BATCH = 200;
    private static final int READS = 1000;

    private static final AtomicLong UNCHAINED = new AtomicLong();

    @TempDir
    Path folder;

    private DatabaseAccess database;

    private interface Round {
        int rows(Connection connection, Random random) throws SQLException;
    }

    @Test
    void rows() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(DataFolder.of(Optional.of(folder.toString())))) {
            database = server.access();
            Flyway.configure().dataSource(database.url(), DatabaseAccess.OWNER, database.ownerPassword())
                    .placeholders(Map.of("service", DatabaseAccess.SERVICE)).load().migrate();
            for (int savers : SAVERS) {
                measure("saves of one row, " + savers + " at once", savers,
                        (connection, random) -> save(connection, random, 1));
            }
            measure("batches of " + BATCH + ", 2 at once", 2, (connection, random) -> save(connection, random, BATCH));
            verify();
            measure("the same rows without a chain, 2 at once", 2, LogBenchmark::plain);
            measureReads();
        }
    }

    private void measure(String name, int hands, Round round) throws Exception {
        Duration time = Duration.ofSeconds(Integer.getInteger("log.seconds"));
        run(hands, time.dividedBy(5), round);
        long start = System.nanoTime();
        long rows = run(hands, time, round);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%-45s %,8.0f rows/s over %.0f s%n", name, rows / seconds, seconds);
    }

    private long run(int hands, Duration time, Round round) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(hands);
        Instant end = Instant.now().plus(time);
        List<Future<Long>> works = new ArrayList<>();
        for (int hand = 0; hand < hands; hand++) {
            Random random = new Random(hand);
            works.add(pool.submit(() -> {
                long rows = 0;
                try (Connection connection = service()) {
                    while (Instant.now().isBefore(end)) {
                        rows += round.rows(connection, random);
                        connection.commit();
                    }
                }
                return rows;
            }));
        }
        long rows = 0;
        for (Future<Long> work : works) {
            rows += work.get();
        }
        pool.shutdown();
        return rows;
    }

    private static int save(Connection connection, Random random, int rows) throws SQLException {
        ChangeChains.append(connection, rows(random, rows));
        return rows;
    }

    /** What there was before there were chains. */
    private static int plain(Connection connection, Random random) throws SQLException {
        List<ChangeLog> rows = rows(random, BATCH);
        for (ChangeLog row : rows) {
            row.id = UNCHAINED.decrementAndGet();
            row.chainPosition = row.id;
            row.previousHash = CanonicalForm.NOTHING;
            row.hash = CanonicalForm.NOTHING;
            row.patientId = -1L;
        }
        ChangeRows.insert(connection, rows);
        return BATCH;
    }

    /** A save of six items of a patient among many. */
    private static List<ChangeLog> rows(Random random, int number) {
        return IntStream.range(0, number).mapToObj(i -> {
            ChangeLog row = Logs.change(random.nextInt(PATIENTS), "C509");
            row.facilityPatientId = row.patientId;
            row.tumorCaseId = row.patientId;
            row.differences = IntStream.range(0, 6)
                    .mapToObj(item -> new Difference("dateOfLastContact" + item, "20260101", "20261122")).toList();
            return row;
        }).toList();
    }

    /** What the log adds to a page: a transaction with one read, against one without. */
    private void measureReads() throws SQLException {
        String insert = "INSERT INTO read_log (at, person_id, kind, facility_id, patient_id, session, path) SELECT now(), 1, "
                + "'CASE', 1, 1, '0123456789abcdef', '/cases/00000000-0000-0000-0000-000000000000'";
        System.out.printf(
                "a transaction that reads: %.0f µs; with a row of the log of reads: %.0f µs; and waiting for the disk: "
                        + "%.0f µs%n",
                micros("SELECT 1"), micros(insert + " FROM set_config('synchronous_commit', 'off', true)"),
                micros(insert));
    }

    /** Of a transaction with the statement behind another. */
    private double micros(String sql) throws SQLException {
        double micros = 0;
        try (Connection connection = service();
                PreparedStatement read = connection.prepareStatement("SELECT 1");
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int round = 0; round < 3; round++) {
                long start = System.nanoTime();
                for (int i = 0; i < READS; i++) {
                    read.execute();
                    statement.execute();
                    connection.commit();
                }
                micros = (System.nanoTime() - start) / 1e3 / READS;
            }
        }
        return micros;
    }

    private void verify() throws SQLException {
        try (Connection connection = service(); Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
            Verification verification = Verification.run(connection, Set.of(), done -> {});
            double seconds = Duration.between(verification.beganAt(), verification.endedAt()).toMillis() / 1e3;
            System.out.printf("verified %,d changes in %.1f s, %,.0f a second%n", verification.changes(), seconds,
                    verification.changes() / seconds);
        }
    }

    private Connection service() throws SQLException {
        Connection connection = database.asService();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT set_config('accession.facilities', '*', false),"
                    + " set_config('accession.person', '1', false)");
        }
        connection.setAutoCommit(false);
        return connection;
    }
}
