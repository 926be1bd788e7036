package org.accession.home;

import java.time.Duration;
import java.time.Instant;

import org.accession.home.Health.Mark;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HealthTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    /** An external PostgreSQL has backups of its own, of which the registry knows nothing. */
    @ParameterizedTest
    @CsvSource({"1,true,GOOD", "9,true,LOOK", ",true,LOOK", "1,false,GOOD", "9,false,UNKNOWN", ",false,UNKNOWN"})
    void a_backup_is_missed_where_it_is_known_that_there_is_none(Integer days, boolean embedded, Mark mark) {
        Instant last = days == null ? null : NOW.minus(Duration.ofDays(days));

        assertThat(Health.backup(last, embedded, NOW).mark()).isEqualTo(mark);
    }
}
