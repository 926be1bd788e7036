package org.accession.abstracting;

import org.accession.patient.TumorCase;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WrittenTest {

    @Test
    void dates_are_written_as_far_as_they_are_known() {
        assertThat(Written.date("20260302")).isEqualTo("2026-03-02");
        assertThat(Written.date("202603")).isEqualTo("2026-03");
        assertThat(Written.date("2026")).isEqualTo("2026");
        assertThat(Written.date("2026-03-02T10:00:00Z")).isEqualTo("2026-03-02T10:00:00Z");
        assertThat(Written.date("")).isEmpty();
    }

    @Test
    void of_a_number_at_most_the_last_three_characters_are_shown_and_never_more_than_half() {
        assertThat(Written.masked("219456789")).isEqualTo("••••••789");
        assertThat(Written.masked("00012345")).isEqualTo("•••••345");
        assertThat(Written.masked("1234")).isEqualTo("•••4");
        assertThat(Written.masked("12")).isEqualTo("••");
        assertThat(Written.masked(null)).isEmpty();
    }

    @Test
    void a_case_that_is_not_coded_says_so() {
        assertThat(Written.chip(new TumorCase())).isEqualTo("not coded yet");
    }
}
