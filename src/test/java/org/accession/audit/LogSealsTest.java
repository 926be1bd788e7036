package org.accession.audit;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

import org.accession.audit.Discrepancy.Kind;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

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
    void a_row_that_waits_for_more_than_an_hour_is_told() {
        logs.reads(1, 10);
        logs.seal();
        logs.tamper("INSERT INTO read_log (at, kind) VALUES (now() - interval '61 minutes', 'CASE'), (now(), 'CASE')");

        assertThat(logs.verify()).extracting(Discrepancy::kind, Discrepancy::row).containsExactly(
                tuple(Kind.INSERTED, 2L));
        assertThat(logs.asService(LogSeals::waitingSince)).isBefore(Instant.now().minus(Duration.ofHours(1)));

        logs.seal();
        assertThat(logs.verify()).isEmpty();
        assertThat(logs.asService(LogSeals::waitingSince)).isNull();
    }

    @Test
    void nobody_ends_sealing_by_a_batch_that_seems_to_have_all_rows_to_come() {
        logs.reads(1, 10);
        logs.seal();
        logs.tamper("UPDATE log_seal SET ids = ARRAY[9000000000000000]");
        logs.reads(1, 10);
        logs.seal();

        assertThat(logs.verify()).extracting(Discrepancy::sentence).contains("Batch 1 is not what was written.");
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
