package org.accession.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.accession.audit.Discrepancy.Kind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.accession.audit.Logs.publicId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Somebody with all the rights that the owner of the tables has rewrites the logs. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class VerificationTest {

    /** Rewrites a change as the service would have written it; what follows in the chain is left as it was. */
    private static final String REHASH = """
            CREATE FUNCTION pg_temp.field(value text) RETURNS text LANGUAGE sql
                RETURN coalesce(octet_length(value) || ':' || value, '-') || E'\\n';
            UPDATE change_log SET hash = sha256(convert_to((SELECT string_agg(pg_temp.field(part), '' ORDER BY number)
                FROM unnest(ARRAY['change/1', patient_id::text, chain_position::text, encode(previous_hash, 'hex'), id::text,
                    trunc(extract(epoch FROM at) * 1000000)::bigint::text, person_id::text, source, source_detail, reason,
                    facility_id::text, facility_patient_id::text, tumor_case_id::text, source_file_id::text,
                    source_record::text, encode(record_hash, 'hex'), linked_patient_id::text, encode(linked_hash, 'hex'),
                    '0']) WITH ORDINALITY AS p (part, number)), 'UTF8')), differences = '[]'
            WHERE %s;
            """;

    private static final String MEND_HEADS = """
            ;UPDATE change_chain c SET length = l.chain_position, head = l.hash FROM change_log l
            WHERE l.patient_id = c.patient_id AND NOT EXISTS (SELECT FROM change_log n
                WHERE n.patient_id = l.patient_id AND n.chain_position > l.chain_position)""";

    private static final String UNCHECKED = """
            DO $$
            DECLARE
                one text;
            BEGIN
                FOR one IN SELECT conname FROM pg_constraint WHERE conrelid = '$log'::regclass AND (contype = 'c' OR contype = 'n'
                        AND NOT conkey <@ (SELECT conkey FROM pg_constraint WHERE conrelid = '$log'::regclass
                            AND contype = 'p')) LOOP
                    EXECUTE format('ALTER TABLE $log DROP CONSTRAINT %I', one);
                END LOOP;
            END
            $$;
            """;

    /** A row in each of the other logs. */
    private static final String OTHER_LOGS = """
            INSERT INTO person (username, name) VALUES (gen_random_uuid(), 'Somebody');
            INSERT INTO account_event (at, kind, person_id, address, browser, detail)
                SELECT now(), 'SIGNED_IN', max(id), '127.0.0.1', 'Firefox, Linux', 'with a code' FROM person;
            INSERT INTO break_glass (public_id, session_hash, person_id, facility_id, reason, ends_at)
                SELECT gen_random_uuid(), 'abc', max(id), 1, 'Treated there too', clock_timestamp() + interval '1 h'
                FROM person;
            INSERT INTO audit_verification (began_at, ended_at, changes, reads, roots, found, discrepancies)
                VALUES (now(), now(), 1, 1, 1, 1, '["found"]');
            """;

    private static Logs logs;
    private static AuditRoot firstRoot;
    private static AuditRoot lastRoot;

    @BeforeAll
    static void two_days_of_two_patients() {
        logs = new Logs();
        logs.patient(10);
        logs.patient(20);
        logs.changes(4, 10, 20);
        logs.reads(6, 10);
        logs.tamper(OTHER_LOGS);
        logs.tamper(OTHER_LOGS);
        logs.seal();
        firstRoot = logs.root("2026-11-21");
        logs.changes(2, 10);
        logs.reads(2, 20);
        logs.seal();
        lastRoot = logs.root("2026-11-22");
        logs.reads(1, 20);
    }

    @Test
    void logs_that_nobody_has_touched_are_as_they_were_written() {
        Verification verification = logs.verification();

        assertThat(verification.first()).isEmpty();
        assertThat(verification).extracting(Verification::changes, Verification::reads, Verification::roots)
                .containsExactly(10L, 8L, 2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reason = 'none'", "person_id = 8", "person_id = NULL", "source = 'IMPORT'",
            "at = at + interval '1 microsecond'", "facility_id = 2", "facility_patient_id = 5", "tumor_case_id = 5",
            "source_detail = ''", "source_file_id = 1", "source_record = 1", "record_hash = ''", "differences = '[]'",
            "differences = jsonb_set(differences, '{1,from}', '\"Muller\"')",
            "differences = jsonb_build_array(differences -> 1, differences -> 0)", "hash = sha256('')"})
    void an_altered_field_of_a_change(String tampering) {
        String id = idOf(10, 2);

        assertThat(logs.verifyAfter("UPDATE change_log SET " + tampering + " WHERE id = " + id)).first()
                .satisfies(one -> {
                    assertThat(one.kind()).isEqualTo(Kind.ALTERED);
                    assertThat(one.patient()).isEqualTo(publicId(10));
                    assertThat(one.row()).hasToString(id);
                    assertThat(one.at()).isNotNull();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"differences = jsonb_set(differences, '{0,evil}', '\"x\"')", "differences = '[\"x\"]'",
            "differences = '[null]'", "differences = 'null'", "differences = '{}'", "differences = '7'",
            "source = 'EVIL'", "source = NULL", "differences = NULL", "at = NULL", "at = 'infinity'", "hash = NULL",
            "previous_hash = NULL"})
    void a_change_that_cannot_be_read_is_named_and_hides_no_other(String tampering) {
        String id = idOf(10, 2);

        assertThat(logs.verifyAfter(UNCHECKED.replace("$log", "change_log")
                + "UPDATE change_log SET reason = 'forged' WHERE id = " + idOf(20, 2) + ";"
                + "UPDATE change_log SET " + tampering + " WHERE id = " + id))
                .extracting(one -> one.kind() + " " + one.row())
                .contains("ALTERED " + id, "ALTERED " + idOf(20, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind = 'EVIL'", "kind = NULL", "at = NULL", "at = '-infinity'"})
    void a_read_that_cannot_be_read_is_named(String tampering) {
        assertThat(logs.verifyAfter(UNCHECKED.replace("$log", "read_log") + "UPDATE read_log SET " + tampering
                + " WHERE id = 3"))
                .extracting(Discrepancy::kind, Discrepancy::row).containsExactly(tuple(Kind.ALTERED, 3L));
    }

    @Test
    void another_id() {
        assertThat(logs.verifyAfter("UPDATE change_log SET id = 999999 WHERE id = " + idOf(10, 2)))
                .extracting(Discrepancy::kind, Discrepancy::row).containsExactly(tuple(Kind.ALTERED, 999999L));
    }

    @Test
    void a_removed_change_in_the_middle() {
        assertThat(logs.verifyAfter("DELETE FROM change_log WHERE patient_id = 10 AND chain_position IN (2, 3)"))
                .singleElement().satisfies(one -> {
                    assertThat(one.kind()).isEqualTo(Kind.REMOVED);
                    assertThat(one.patient()).isEqualTo(publicId(10));
                    assertThat(one.sentence()).isEqualTo("Changes 2 to 3 are missing.");
                });
    }

    @Test
    void a_truncated_tail() {
        assertThat(logs.verifyAfter("DELETE FROM change_log WHERE patient_id = 20 AND chain_position > 2"))
                .singleElement().satisfies(one -> {
                    assertThat(one.kind()).isEqualTo(Kind.REMOVED);
                    assertThat(one.patient()).isEqualTo(publicId(20));
                    assertThat(one.sentence()).isEqualTo("Changes 3 to 4 are missing.");
                });
    }

    @Test
    void a_truncated_tail_whose_head_was_mended_is_known_to_the_daily_root() {
        assertThat(logs.verifyAfter("DELETE FROM change_log WHERE patient_id = 20 AND chain_position > 2" + MEND_HEADS))
                .extracting(Discrepancy::kind, Discrepancy::patient, Discrepancy::sentence).containsExactly(
                        tuple(Kind.REMOVED, publicId(20), "Change 4 is missing; Root 1 of 2026-11-21 knows it."));
    }

    @Test
    void all_changes_of_a_patient_gone() {
        String gone = "DELETE FROM change_log WHERE patient_id = 20";

        assertThat(logs.verifyAfter(gone)).extracting(Discrepancy::kind, Discrepancy::patient)
                .containsExactly(tuple(Kind.REMOVED, publicId(20)));
        assertThat(logs.verifyAfter(gone + "; DELETE FROM change_chain WHERE patient_id = 20"))
                .extracting(Discrepancy::sentence)
                .containsExactly("Change 4 is missing; Root 1 of 2026-11-21 knows it.");
    }

    @Test
    void a_forged_change_at_the_end() {
        String forged = """
                INSERT INTO change_log (id, source, facility_id, patient_id, reason, chain_position, previous_hash, hash)
                    SELECT 999999, 'FORM', 1, 10, 'forged', 7, hash, sha256('forged') FROM change_log
                    WHERE patient_id = 10 AND chain_position = 6""";

        assertThat(logs.verifyAfter(forged)).extracting(Discrepancy::kind, Discrepancy::row)
                .containsExactly(tuple(Kind.INSERTED, 999999L));
        assertThat(logs.verifyAfter(forged + MEND_HEADS)).extracting(Discrepancy::kind, Discrepancy::row)
                .containsExactly(tuple(Kind.ALTERED, 999999L));
    }

    @Test
    void a_forged_change_in_the_middle_for_which_the_others_made_room() {
        assertThat(logs.verifyAfter(
                """
                        UPDATE change_log SET chain_position = chain_position + 100 WHERE patient_id = 10 AND chain_position > 2;
                        UPDATE change_log SET chain_position = chain_position - 99 WHERE patient_id = 10 AND chain_position > 100;
                        INSERT INTO change_log (id, source, facility_id, patient_id, reason, chain_position, previous_hash, hash)
                            SELECT 999999, 'FORM', 1, 10, 'forged', 3, hash, hash FROM change_log
                            WHERE patient_id = 10 AND chain_position = 2"""
                        + MEND_HEADS))
                .extracting(Discrepancy::row)
                .contains(999999L);
    }

    @Test
    void a_forged_change_before_the_first() {
        assertThat(logs.verifyAfter("""
                INSERT INTO change_log (id, source, facility_id, patient_id, chain_position, previous_hash, hash)
                    VALUES (999999, 'FORM', 1, 10, 0, sha256(''), sha256(''))"""))
                .extracting(Discrepancy::kind, Discrepancy::row).containsExactly(tuple(Kind.INSERTED, 999999L));
    }

    @Test
    void a_change_of_a_patient_who_has_no_chain() {
        assertThat(logs.verifyAfter("""
                INSERT INTO change_log (id, source, facility_id, patient_id, chain_position, previous_hash, hash)
                    VALUES (999999, 'FORM', 1, 30, 1, sha256(''), sha256(''))""")).extracting(Discrepancy::line)
                .anyMatch(line -> line.contains("row 999999"));
    }

    @Test
    void two_changes_that_were_swapped() {
        assertThat(logs.verifyAfter("""
                UPDATE change_log SET chain_position = 100 WHERE patient_id = 10 AND chain_position = 2;
                UPDATE change_log SET chain_position = 2 WHERE patient_id = 10 AND chain_position = 3;
                UPDATE change_log SET chain_position = 3 WHERE patient_id = 10 AND chain_position = 100"""))
                .extracting(one -> one.row().toString()).contains(idOf(10, 2), idOf(10, 3));
    }

    @Test
    void a_change_that_was_rewritten_together_with_its_hash() {
        assertThat(logs.verifyAfter(REHASH.formatted("id = " + idOf(10, 2)))).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Kind.ALTERED);
            assertThat(one.row()).hasToString(idOf(10, 2));
            assertThat(one.sentence()).contains("rewritten together with its hash");
        });
    }

    @Test
    void the_last_change_rewritten_together_with_its_hash_and_the_head_is_known_to_the_daily_root() {
        String rewritten = REHASH.formatted("id = " + idOf(20, 4));

        assertThat(logs.verifyAfter(rewritten)).singleElement().extracting(Discrepancy::sentence).asString()
                .contains("head");
        assertThat(logs.verifyAfter(rewritten + MEND_HEADS)).singleElement().extracting(Discrepancy::sentence)
                .isEqualTo("Change 4 is not the one that Root 1 of 2026-11-21 knows.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"person_id = 8", "patient_id = 20", "kind = 'PATIENT'", "at = at - interval '1 day'",
            "what = ''", "reason = ''", "facility_id = 2", "facility_patient_id = 1", "tumor_case_id = 1",
            "session = 'x'", "path = NULL", "client = 'x'"})
    void an_altered_read(String tampering) {
        assertThat(logs.verifyAfter("UPDATE read_log SET " + tampering + " WHERE id = 3"))
                .extracting(Discrepancy::kind, Discrepancy::row).containsExactly(tuple(Kind.ALTERED, 3L));
    }

    @Test
    void a_removed_read_and_one_that_was_put_in() {
        assertThat(logs.verifyAfter(
                "DELETE FROM read_log WHERE id = 2; INSERT INTO read_log (id, at, kind) VALUES (-1, now(), 'CASE')"))
                .extracting(Discrepancy::kind, Discrepancy::row)
                .containsExactlyInAnyOrder(tuple(Kind.REMOVED, 2L), tuple(Kind.INSERTED, -1L));
    }

    @Test
    void a_read_that_was_altered_together_with_its_batch() {
        assertThat(logs.verifyAfter("UPDATE read_log SET person_id = 8 WHERE id = 3;"
                + "UPDATE log_seal SET hashes[3] = sha256('new'), hash = sha256('new') WHERE number = 1"))
                .extracting(Discrepancy::sentence).contains("Batch 1 is not what was written.",
                        "Batch 1 or 2 was rewritten together with its hash.");
    }

    @Test
    void a_batch_of_reads_gone() {
        assertThat(logs.verifyAfter("DELETE FROM read_log WHERE id > 6; DELETE FROM log_seal WHERE number = 6"))
                .as("the last").extracting(Discrepancy::sentence)
                .containsExactly("Batch 6 is missing; Root 2 of 2026-11-22 knows it.");
        assertThat(logs.verifyAfter("DELETE FROM read_log WHERE id <= 6; DELETE FROM log_seal WHERE number = 1"))
                .as("the first").extracting(Discrepancy::sentence).contains("Batches 1 to 1 are missing.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ids = NULL", "hashes = NULL", "ids[2] = NULL", "hashes[2] = NULL", "ids = '{}'",
            "hashes = '{}'", "log = NULL", "log = 'evil'", "log = 'account_event'", "sealed_at = NULL",
            "sealed_at = 'infinity'", "hash = NULL", "previous_hash = NULL"})
    void a_batch_that_cannot_be_read_is_named_and_hides_no_other(String tampering) {
        assertThat(logs.verifyAfter(UNCHECKED.replace("$log", "log_seal")
                + "UPDATE change_log SET reason = 'forged' WHERE id = " + idOf(20, 2) + ";"
                + "UPDATE log_seal SET " + tampering + " WHERE number = 1"))
                .extracting(one -> one.kind() + " " + one.sentence())
                .contains("ALTERED Batch 1 is not what was written.", "ALTERED Change 2 is not what was written.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"day = '2026-11-20'", "written_at = now()", "chains = 3", "hash = sha256('')",
            "previous_hash = sha256('')", "seal_hash = sha256('')", "seal = 7", "day = NULL", "written_at = NULL",
            "chains = NULL", "hash = NULL", "previous_hash = NULL", "seal_hash = NULL", "seal = NULL",
            "day = 'infinity'", "written_at = '-infinity'"})
    void an_altered_root(String tampering) {
        for (int number = 1; number <= 2; number++) {
            assertThat(logs.verifyAfter(UNCHECKED.replace("$log", "audit_root") + "UPDATE audit_root SET " + tampering
                    + " WHERE number = " + number))
                    .extracting(Discrepancy::kind).as("root " + number).contains(Kind.ALTERED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"head = NULL", "head = sha256('')", "length = 3", "patient_id = 30"})
    void an_altered_chain_of_a_root(String tampering) {
        assertThat(logs.verifyAfter(UNCHECKED.replace("$log", "audit_root_chain") + "UPDATE audit_root_chain SET "
                + tampering + " WHERE patient_id = 20 AND root = 1"))
                .extracting(Discrepancy::sentence).contains("Root 1 of 2026-11-21 is not what was written.");
    }

    @Test
    void what_a_root_knows_gone() {
        assertThat(logs.verifyAfter("DELETE FROM audit_root_chain WHERE patient_id = 20"))
                .extracting(Discrepancy::sentence).containsExactly("Root 1 of 2026-11-21 is not what was written.");
        assertThat(logs
                .verifyAfter("DELETE FROM audit_root_chain WHERE root = 1; DELETE FROM audit_root WHERE number = 1"))
                .extracting(Discrepancy::sentence).contains("Roots 1 to 1 are missing.");
        assertThat(logs.verifyAfter("ALTER TABLE audit_root_chain DROP CONSTRAINT audit_root_chain_root_fkey;"
                + "DELETE FROM audit_root WHERE number = 2")).as("the last").extracting(Discrepancy::sentence)
                .containsExactly("Root 2, to which chains belong, is missing.");
    }

    @Test
    void the_last_roots_gone_are_known_outside_of_the_database() {
        String last = "DELETE FROM audit_root_chain WHERE root = 2; DELETE FROM audit_root WHERE number = 2";
        String all = "DELETE FROM audit_root_chain; DELETE FROM audit_root";
        String[] noted = {firstRoot.written(), lastRoot.written()};

        assertThat(logs.verifyAfter(last)).as("by the database alone").isEmpty();
        assertThat(logs.verifyAfter(last, noted)).extracting(Discrepancy::kind, Discrepancy::sentence)
                .containsExactly(tuple(Kind.REMOVED, "Root 2 is missing; the registry has written it."));
        assertThat(logs.verifyAfter(all, noted)).extracting(Discrepancy::kind, Discrepancy::sentence)
                .containsExactly(tuple(Kind.REMOVED, "Roots 1 to 2 are missing; the registry has written them."));
        assertThat(logs.verifyAfter(owner -> {
            owner.createStatement().execute(all);
            return AuditRoot.write(owner, LocalDate.parse("2026-11-23"), 0);
        }, noted)).as("and begun anew").extracting(Discrepancy::kind)
                .containsExactlyInAnyOrder(Kind.ALTERED, Kind.REMOVED);
    }

    @ParameterizedTest
    @CsvSource({"account_event,detail = 'x'", "account_event,person_id = NULL", "account_event,address = 'x'",
            "account_event,at = at + interval '1 microsecond'", "administration_log,change = 'REMOVED'",
            "administration_log,after = '{}'", "administration_log,person_id = 7",
            "break_glass,reason = 'nothing at all'",
            "break_glass,ends_at = ends_at - interval '1 s'", "break_glass,person_id = 2",
            "audit_verification,found = 9", "audit_verification,discrepancies = '[\"x\"]'"})
    void an_altered_row_of_the_other_logs(String log, String tampering) {
        assertThat(logs.verifyAfter("UPDATE " + log + " SET " + tampering + " WHERE id = (SELECT min(id) FROM " + log
                + ")")).extracting(Discrepancy::kind, Discrepancy::sentence)
                .containsExactly(tuple(Kind.ALTERED, "The row of " + log + " is not what was written."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"account_event", "administration_log", "break_glass", "audit_verification"})
    void a_removed_row_of_the_other_logs_and_one_that_was_put_in(String log) {
        for (String which : List.of("min", "max")) {
            assertThat(
                    logs.verifyAfter("DELETE FROM " + log + " WHERE id = (SELECT " + which + "(id) FROM " + log + ")"))
                    .extracting(Discrepancy::kind).as(which).containsExactly(Kind.REMOVED);
        }
        assertThat(logs.verifyAfter("ALTER TABLE " + log + " ALTER id DROP IDENTITY;"
                + "UPDATE " + log + " SET id = -1 WHERE id = (SELECT max(id) FROM " + log + ")"))
                .extracting(Discrepancy::kind).containsExactly(Kind.REMOVED, Kind.INSERTED);
    }

    @Test
    void what_was_written_since_the_last_day_is_under_a_root_of_its_own() {
        Logs today = new Logs();
        today.patient(10);
        today.changes(1, 10);
        today.root("2026-11-22");
        today.patient(20);
        today.changes(2, 20);
        today.reads(2, 20);
        today.seal();
        AuditRoot last = today.root("2026-11-22");

        assertThat(today.verifyAfter("DELETE FROM change_log WHERE patient_id = 20;"
                + "DELETE FROM change_chain WHERE patient_id = 20")).as("a whole chain")
                .extracting(Discrepancy::kind, Discrepancy::patient, Discrepancy::sentence)
                .containsExactly(tuple(Kind.REMOVED, publicId(20),
                        "Change 2 is missing; Root 2 of 2026-11-22 knows it."));
        assertThat(today.verifyAfter("DELETE FROM read_log; DELETE FROM log_seal"
                + " WHERE number = (SELECT max(number) FROM log_seal WHERE log = 'read_log')")).as("the last reads")
                .extracting(Discrepancy::kind).contains(Kind.REMOVED);
        assertThat(today.verifyAfter("DELETE FROM change_log WHERE patient_id = 20;"
                + "DELETE FROM change_chain WHERE patient_id = 20; DELETE FROM audit_root_chain WHERE root = 2;"
                + "DELETE FROM audit_root WHERE number = 2", last.written()))
                .as("together with the root that knew it").extracting(Discrepancy::sentence)
                .containsExactly("Root 2 is missing; the registry has written it.");
    }

    @Test
    void roots_that_were_rewritten_from_the_first_are_known_to_the_servers_log() {
        Logs.Work<?> rewriting = owner -> {
            owner.createStatement().execute("DELETE FROM audit_root_chain; DELETE FROM audit_root;"
                    + "DELETE FROM change_log WHERE patient_id = 20; DELETE FROM change_chain WHERE patient_id = 20");
            AuditRoot.write(owner, LocalDate.parse("2026-11-21"), 0);
            return AuditRoot.write(owner, LocalDate.parse("2026-11-22"), 0);
        };

        assertThat(logs.verifyAfter(rewriting)).as("by the database alone").isEmpty();
        assertThat(logs.verifyAfter(rewriting, lastRoot.written())).extracting(Discrepancy::sentence)
                .containsExactly(
                        "Root 2 was " + lastRoot.written() + " when it was written; it is another now.");
        assertThat(logs.verifyAfter(owner -> null, lastRoot.written())).isEmpty();
    }

    @Test
    void the_name_of_a_patient_who_is_gone_is_not_needed() {
        assertThat(logs.verifyAfter(
                "DELETE FROM patient WHERE id = 10; UPDATE change_log SET reason = '' WHERE patient_id = 10"))
                .hasSize(6)
                .extracting(Discrepancy::patient).containsOnly((UUID) null);
    }

    private static String idOf(long patient, long position) {
        return logs
                .strings(
                        "SELECT id FROM change_log WHERE patient_id = " + patient + " AND chain_position = " + position)
                .get(0);
    }
}
