package org.accession.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.UUID;

import org.accession.audit.Discrepancy.Kind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A release of two patients, made and proven as the service does, and sealed; then somebody tampers with it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReleaseProofTest {

    private static final UUID RELEASE = UUID.randomUUID();
    private static final Path MIGRATION = Path
            .of("src/main/resources/db/migration/V102__releases_are_under_the_proof.sql");

    private static Logs logs;

    @BeforeAll
    static void a_release() {
        logs = new Logs();
        logs.patient(10);
        logs.patient(20);
        logs.asService(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO release (public_id, released_at, facility_ids, recipient, purpose, what,"
                        + " file_name, identified, patients, cases, sha256) VALUES ('" + RELEASE + "', now(), '{1}',"
                        + " 'State', 'Yearly \u2265', 'NAACCR XML', 'a.xml', true, 2, 2, sha256('a'))");
                statement.execute("INSERT INTO release_patient SELECT id, p, 1, p, 1 FROM release,"
                        + " unnest(ARRAY[10, 20]) p");
            }
            ReleaseProof.write(connection, RELEASE);
            return null;
        });
        logs.seal();
    }

    @Test
    void as_it_was_made() {
        assertThat(logs.verify()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE release SET purpose = 'none'", "UPDATE release SET facility_ids = NULL",
            "UPDATE release SET released_at = released_at + interval '1 microsecond'",
            "UPDATE release SET sha256 = sha256('')", "UPDATE release SET identified = false",
            "UPDATE release_patient SET patient_id = 20 WHERE patient_id = 10",
            "DELETE FROM release_patient WHERE patient_id = 10",
            "INSERT INTO release_patient SELECT id, 30, 1, 30, 1 FROM release"})
    void altered_or_with_a_patient_taken_out_or_put_in(String tampering) {
        assertThat(logs.verifyAfter(tampering)).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Kind.ALTERED);
            assertThat(one.sentence()).startsWith("Release " + RELEASE);
        });
    }

    @Test
    void removed() {
        assertThat(logs.verifyAfter("DELETE FROM release_patient; DELETE FROM release")).singleElement()
                .extracting(Discrepancy::kind, Discrepancy::sentence)
                .containsExactly(Kind.REMOVED, "Release " + RELEASE + " is missing.");
    }

    @Test
    void put_in_by_nobody() {
        assertThat(logs.verifyAfter("INSERT INTO release (public_id, released_at, recipient, purpose, what, file_name,"
                + " identified) VALUES (gen_random_uuid(), now(), 'x', 'x', 'x', 'x', true)")).singleElement()
                .extracting(Discrepancy::kind).isEqualTo(Kind.INSERTED);
    }

    @Test
    void without_its_proof_or_with_another() {
        assertThat(logs.verifyAfter("DELETE FROM read_log WHERE kind = 'RELEASE'")).extracting(Discrepancy::kind)
                .containsExactlyInAnyOrder(Kind.REMOVED, Kind.INSERTED);
        assertThat(logs.verifyAfter("UPDATE read_log SET what = 'x' WHERE kind = 'RELEASE'"))
                .extracting(Discrepancy::kind).contains(Kind.ALTERED, Kind.INSERTED);
    }

    /** The read that was removed for this is all that is found. */
    @Test
    void proven_by_the_migration_if_it_was_made_before() throws Exception {
        String migration = Files.readString(MIGRATION);
        assertThat(logs.verifyAfter("DELETE FROM read_log WHERE kind = 'RELEASE'; "
                + migration.substring(migration.indexOf("CREATE OR REPLACE FUNCTION pg_temp")))).singleElement()
                .extracting(Discrepancy::kind, Discrepancy::sentence).first().isEqualTo(Kind.REMOVED);
    }

    @Test
    void nothing_is_proven_that_is_not_there() {
        assertThatThrownBy(() -> logs.asService(connection -> {
            ReleaseProof.write(connection, UUID.randomUUID());
            return null;
        })).isInstanceOf(IllegalStateException.class).hasMessageContaining("is not there");
    }
}
