package org.accession.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.accession.audit.Logs.change;
import static org.accession.audit.Logs.publicId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ChangeChainsTest {

    private static final Path DECISION = Path.of("src/docs/adr/0030-chains-seals-and-roots.md");

    private static Logs logs;
    private static long patients;

    private final long one = patients += 10;
    private final long other = patients += 10;

    @BeforeAll
    static void a_database() {
        logs = new Logs();
    }

    @BeforeEach
    void two_patients() {
        logs.patient(one);
        logs.patient(other);
    }

    @Test
    void each_row_holds_the_hash_of_the_one_before_it() {
        ChangeLog first = change(one, "C501");
        ChangeLog foreign = change(other, "C619");
        ChangeLog second = change(one, "C502");
        logs.append(first, foreign, second);
        ChangeLog third = change(one, "C503");
        logs.append(third);

        assertThat(List.of(first, second, third)).extracting(row -> row.chainPosition).containsExactly(1L, 2L, 3L);
        assertThat(first.previousHash).containsOnly(0);
        assertThat(second.previousHash).isEqualTo(first.hash);
        assertThat(third.previousHash).isEqualTo(second.hash);
        assertThat(foreign.previousHash).containsOnly(0);
        assertThat(
                logs.strings("SELECT length || ' ' || encode(head, 'hex') FROM change_chain WHERE patient_id = " + one))
                .containsExactly("3 " + HexFormat.of().formatHex(third.hash));
        assertThat(logs.verify()).isEmpty();
    }

    @Test
    void however_many_rows_of_a_patient_are_added_at_once_each_has_an_id_of_its_own() {
        logs.changes(250, one);

        assertThat(logs.strings("SELECT count(DISTINCT id) FROM change_log WHERE patient_id = " + one))
                .containsExactly("250");
        assertThat(logs.verify()).isEmpty();
    }

    @Test
    void the_order_is_that_of_the_chain_whatever_the_clock_says() {
        Instant now = Instant.parse("2026-11-22T10:00:00.123456789Z");
        for (Instant at : List.of(now, now.minus(Duration.ofDays(400)), now.plus(Duration.ofDays(9000)), now)) {
            ChangeLog row = change(one, "C50");
            row.at = at;
            logs.append(row);
        }
        logs.root("2026-11-22");
        logs.root("2051-07-13");
        logs.root("2026-11-22");

        assertThat(
                logs.strings("SELECT at::date FROM change_log WHERE patient_id = " + one + " ORDER BY chain_position"))
                .containsExactly(
                        "2026-11-22",
                        "2025-10-18", "2051-07-14", "2026-11-22");
        assertThat(logs.strings("SELECT day FROM audit_root ORDER BY number")).containsSubsequence("2026-11-22",
                "2051-07-13",
                "2026-11-22");
        assertThat(logs.verify()).isEmpty();
    }

    @Test
    void a_root_is_written_each_day_and_whenever_a_chain_has_grown() {
        long number = logs.root("2027-01-01").number();
        assertThat(logs.root("2027-01-01")).as("nothing has grown").isNull();

        logs.changes(2, one);
        logs.changes(1, other);
        assertThat(logs.root("2027-01-01")).extracting(AuditRoot::number, AuditRoot::chains)
                .containsExactly(number + 1, 2L);
        logs.changes(1, other);
        assertThat(logs.root("2027-01-01").chains()).isEqualTo(1);
        assertThat(logs.root("2027-01-02").number()).isEqualTo(number + 3);
        assertThat(logs.verify()).isEmpty();
    }

    @Test
    void a_change_that_was_still_on_its_way_is_in_the_next_root_though_its_id_is_an_earlier_one() throws Exception {
        logs.root("2027-02-01");
        try (Connection slow = logs.database.asService(); Statement statement = slow.createStatement()) {
            statement.execute("SELECT set_config('accession.facilities', '*', false)");
            slow.setAutoCommit(false);
            ChangeChains.append(slow, List.of(change(one, "C501")));
            for (int minute = 0; minute < 3; minute++) {
                logs.changes(1, other);
                assertThat(logs.root("2027-02-01").chains()).isEqualTo(1);
            }
            slow.commit();
        }
        assertThat(logs.root("2027-02-01").chains()).isEqualTo(1);
        for (int minute = 0; minute < 3; minute++) {
            assertThat(logs.root("2027-02-01")).isNull();
        }
        assertThat(logs.strings("SELECT length FROM audit_root_chain WHERE patient_id = " + one))
                .containsExactly("1");
    }

    @Test
    void who_writes_at_once_in_any_order_waits_and_breaks_no_chain() throws Exception {
        int hands = 6;
        int times = 25;
        ExecutorService pool = Executors.newFixedThreadPool(hands);
        List<Future<?>> works = new ArrayList<>();
        for (int hand = 0; hand < hands; hand++) {
            Random random = new Random(hand);
            works.add(pool.submit(() -> {
                for (int i = 0; i < times; i++) {
                    // Patients of whom most have no chain yet
                    List<Long> patients = new ArrayList<>(LongStream.range(1000, 1040).boxed().toList());
                    Collections.shuffle(patients, random);
                    logs.append(patients.stream().limit(12).map(patient -> change(patient, "C50"))
                            .toArray(ChangeLog[]::new));
                }
            }));
        }
        for (Future<?> work : works) {
            work.get(1, TimeUnit.MINUTES);
        }
        pool.shutdown();

        assertThat(logs.verify()).isEmpty();
        assertThat(logs.strings("SELECT count(*) FROM change_log WHERE patient_id >= 1000"))
                .containsExactly(String.valueOf(hands * times * 12));
        assertThat(logs.strings("""
                SELECT id FROM (SELECT id, lag(id) OVER (PARTITION BY patient_id ORDER BY chain_position) AS before
                    FROM change_log) AS l WHERE id <= before""")).as("ids that do not grow along the chain").isEmpty();
    }

    @Test
    void what_is_rolled_back_was_never_in_the_chain() {
        logs.changes(1, one);
        assertThatThrownBy(() -> logs.asService(connection -> {
            ChangeChains.append(connection, List.of(change(one, "C509")));
            throw new SQLException("on purpose");
        })).hasMessageContaining("on purpose");
        logs.changes(1, one);

        assertThat(logs.strings("SELECT chain_position FROM change_log WHERE patient_id = " + one + " ORDER BY 1"))
                .containsExactly("1", "2");
        assertThat(logs.verify()).isEmpty();
    }

    @Test
    void a_merge_links_the_chains_of_both_patients_and_so_does_its_undoing() {
        logs.changes(3, one, other);
        for (boolean undone : new boolean[]{false, true}) {
            logs.asService(connection -> {
                ChangeChains.link(connection, new MergeLink(other, one, undone, 1L, 7L, "same person"));
                return null;
            });
        }

        String links = """
                SELECT CASE l.patient_id WHEN %1$d THEN 'one' ELSE 'other' END || ' ' || l.source_detail || ', after '
                    || o.chain_position
                FROM change_log l JOIN change_log o ON o.patient_id = l.linked_patient_id AND o.hash = l.linked_hash
                WHERE l.patient_id IN (%1$d, %2$d) ORDER BY l.id""";
        assertThat(logs.strings(links.formatted(one, other))).containsExactly(
                "other merged into the linked patient, after 3", "one took over the linked patient, after 4",
                "other parted, after 4", "one parted, after 5");
        assertThat(logs.verify()).isEmpty();
        assertThat(logs.verifyAfter("""
                DELETE FROM change_log WHERE patient_id = %1$d AND chain_position > 3;
                UPDATE change_chain SET length = 3, head = (SELECT hash FROM change_log
                    WHERE patient_id = %1$d AND chain_position = 3) WHERE patient_id = %1$d""".formatted(other)))
                .extracting(Discrepancy::patient).as("no root yet: the other chain knows it")
                .containsExactly(publicId(one), publicId(one));
    }

    @Test
    void a_stranger_finds_with_the_query_of_the_decision_what_was_altered() throws Exception {
        logs.changes(3, one, other);
        logs.asService(connection -> {
            ChangeChains.link(connection, new MergeLink(other, one, false, null, null, null));
            return null;
        });
        ChangeLog imported = change(one, "C50");
        imported.source = ChangeSource.IMPORT;
        imported.sourceDetail = "job 3";
        imported.facilityPatientId = 5L;
        imported.tumorCaseId = 6L;
        imported.sourceFileId = 7L;
        imported.sourceRecord = 8;
        imported.recordHash = new byte[]{0, (byte) 0xAB};
        imported.differences = List.of();
        logs.append(imported);

        assertThat(foundByTheQuery()).isEmpty();

        assertThat(logs.strings("SELECT 1 FROM change_log WHERE differences <> '[]'")).isNotEmpty();
        logs.tamper("UPDATE change_log SET reason = 'forged' WHERE patient_id = %d AND chain_position = 2"
                .formatted(other));
        assertThat(foundByTheQuery()).containsExactly(other + "/2");
        logs.tamper("UPDATE change_log SET reason = '%s' WHERE patient_id = %d AND chain_position = 2"
                .formatted(change(other, "").reason, other));
        assertThat(foundByTheQuery()).isEmpty();
    }

    private List<String> foundByTheQuery() throws Exception {
        String query = Files.readString(DECISION).replaceAll("(?s).*```sql\n(.*?)```.*", "$1");
        String[] statements = query.split(";\n");
        try (Connection owner = logs.database.asOwner(); Statement statement = owner.createStatement()) {
            statement.execute(statements[0]);
            List<String> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery(statements[1])) {
                while (row.next()) {
                    found.add(row.getLong("patient_id") + "/" + row.getLong("chain_position"));
                }
            }
            return found;
        }
    }
}
