package org.accession.audit;

import java.sql.Connection;
import java.sql.Statement;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LogSealsTest {

    private static final String READ = "INSERT INTO read_log (at, kind) VALUES (now(), 'CASE')";

    private final Logs logs = new Logs();

    @Test
    void reads_are_sealed_once_in_batches_that_follow_each_other() {
        logs.patient(10);
        logs.reads(2500, 10);
        logs.seal();
        logs.seal();
        logs.reads(1, 10);
        logs.seal();

        assertThat(logs.strings("SELECT cardinality(ids) FROM log_seal WHERE log = 'read_log' ORDER BY number"))
                .containsExactly("1000", "1000", "500", "1");
        assertThat(logs.verification()).extracting(Verification::reads, Verification::found).containsExactly(2501L, 0);
    }

    @Test
    void nothing_is_sealed_past_a_read_that_is_still_on_its_way() throws Exception {
        try (Connection slow = logs.database.asService(); Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute(READ);
            logs.asService(other -> other.createStatement().execute(READ));

            assertThatThrownBy(logs::seal).hasMessageContaining("lock timeout");
            assertThat(logs.strings("SELECT number FROM log_seal")).isEmpty();

            slow.commit();
        }
        logs.seal();
        assertThat(logs.strings("SELECT array_to_string(ids, ',') FROM log_seal WHERE log = 'read_log'"))
                .containsExactly("1,2");
    }

    @Test
    void a_read_that_was_rolled_back_is_missed_by_nobody() throws Exception {
        try (Connection gone = logs.database.asService(); Statement statement = gone.createStatement()) {
            gone.setAutoCommit(false);
            statement.execute(READ);
            gone.rollback();
        }
        logs.asService(other -> other.createStatement().execute(READ));
        logs.seal();

        assertThat(logs.strings("SELECT array_to_string(ids, ',') FROM log_seal WHERE log = 'read_log'"))
                .containsExactly("2");
        assertThat(logs.verify()).isEmpty();
    }
}
