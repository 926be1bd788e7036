package org.accession.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PaceTest {

    private Instant now = Instant.parse("2026-03-02T10:00:00Z");

    private final Pace pace = new Pace(6, new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void each_has_an_allowance_of_their_own() {
        use(6, "one");
        assertThat(pace.allows("one")).isFalse();
        assertThat(pace.allows("other")).isTrue();
    }

    @Test
    void it_comes_back_evenly() {
        use(6, "one");
        now = now.plusSeconds(9);
        assertThat(pace.allows("one")).isFalse();
        now = now.plusSeconds(1);
        assertThat(pace.allows("one")).isTrue();
        assertThat(pace.allows("one")).isFalse();
        now = now.plusSeconds(3600);
        use(6, "one");
        assertThat(pace.allows("one")).as("no more than one minute's").isFalse();
    }

    @Test
    void who_goes_on_asking_in_vain_waits_no_longer() {
        use(6, "one");
        for (int i = 0; i < 20; i++) {
            now = now.plusMillis(400);
            assertThat(pace.allows("one")).isFalse();
        }
        now = now.plusMillis(2001);
        assertThat(pace.allows("one")).isTrue();
    }

    @Test
    void a_clock_that_is_set_back_locks_nobody_out() {
        use(1, "one");
        now = now.minusSeconds(86_400);
        use(5, "one");
        now = now.plusSeconds(10);
        assertThat(pace.allows("one")).isTrue();
    }

    private void use(int times, String who) {
        for (int i = 0; i < times; i++) {
            assertThat(pace.allows(who)).isTrue();
        }
    }
}
