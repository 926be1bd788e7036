package org.accession.web;

import java.time.Duration;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AmountsTest {

    @Test
    void sizes_are_written_in_the_unit_that_people_would_use() {
        assertThat(Amounts.bytes(1L)).isEqualTo("1 byte");
        assertThat(Amounts.bytes(1023L)).isEqualTo("1023 bytes");
        assertThat(Amounts.bytes(218_358L)).isEqualTo("213 KB");
        assertThat(Amounts.bytes(5L << 30)).isEqualTo("5.0 GB");
    }

    @Test
    void durations_are_written_no_finer_than_they_are_known() {
        assertThat(Amounts.words(Duration.ofSeconds(95))).isEqualTo("95 s");
        assertThat(Amounts.words(Duration.ofSeconds(740))).isEqualTo("12 min");
        assertThat(Amounts.words(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
    }
}
