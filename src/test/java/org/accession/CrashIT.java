package org.accession;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import org.accession.platform.DataFolder;
import org.accession.platform.DatabaseAccess;
import org.accession.platform.EmbeddedPostgres;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What the packaged service still has after {@code kill -9}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CrashIT {

    @TempDir
    static Path crashing;

    @Test
    void loses_no_committed_row_when_it_is_killed() throws Exception {
        Set<Integer> acknowledged = new ConcurrentSkipListSet<>();
        ServiceProcess victim = ServiceProcess.start(crashing).awaitReady();
        Thread writer = write(database(), acknowledged);
        victim.kill();
        assertThat(postmaster()).as("PostgreSQL outlives its service").matches(ProcessHandle::isAlive);
        try (ServiceProcess next = ServiceProcess.start(crashing).awaitReady()) {
            writer.join();
            assertThat(rows()).containsAll(acknowledged);
        }
    }

    @Test
    void loses_no_committed_row_when_its_database_is_killed_with_it() throws Exception {
        Set<Integer> acknowledged = new ConcurrentSkipListSet<>();
        ServiceProcess victim = ServiceProcess.start(crashing).awaitReady();
        Thread writer = write(database(), acknowledged);
        ProcessHandle postmaster = postmaster();
        Stream<ProcessHandle> all = Stream.concat(postmaster.descendants(), Stream.of(postmaster));
        all.forEach(ProcessHandle::destroyForcibly);
        victim.kill();
        writer.join();
        try (ServiceProcess next = ServiceProcess.start(crashing).awaitReady()) {
            assertThat(rows()).containsAll(acknowledged);
        }
    }

    private static ProcessHandle postmaster() throws IOException {
        String pid = Files.readAllLines(crashing.resolve("data/database/postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** Commits row after row until the connection breaks; returns once the first hundred are in. */
    private static Thread write(DatabaseAccess access, Set<Integer> acknowledged) throws Exception {
        CountDownLatch started = new CountDownLatch(100);
        Thread writer = new Thread(() -> {
            try (Connection owner = access.asOwner(); Statement statement = owner.createStatement()) {
                statement.execute("DROP TABLE IF EXISTS witness; CREATE TABLE witness (number integer)");
                try (PreparedStatement insert = owner.prepareStatement("INSERT INTO witness VALUES (?)")) {
                    for (int number = 0;; number++) {
                        insert.setInt(1, number);
                        insert.execute();
                        acknowledged.add(number);
                        started.countDown();
                    }
                }
            } catch (SQLException expected) {
                // The server is gone: what was acknowledged until here must be there again.
            }
        });
        writer.start();
        started.await();
        return writer;
    }

    private static Set<Integer> rows() throws SQLException {
        Set<Integer> rows = new TreeSet<>();
        try (Connection owner = database().asOwner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery("SELECT number FROM witness")) {
            while (row.next()) {
                rows.add(row.getInt(1));
            }
        }
        return rows;
    }

    private static DatabaseAccess database() {
        return EmbeddedPostgres.beside(new DataFolder(crashing.resolve("data")));
    }
}
