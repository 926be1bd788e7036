package org.accession.intake;

import java.time.Instant;
import java.util.List;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Values;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RecencyTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T08:00:00Z");

    private final Dictionary dictionary = Dictionaries.standard().working();
    private final Recency recency = new Recency(dictionary);

    @Test
    void the_date_of_the_last_change_decides_even_against_the_time_of_the_file() {
        Values held = dated("dateCaseLastChanged", "20260210");

        assertThat(recency.isOlder(dated("dateCaseLastChanged", "20260209"), TUESDAY, held, MONDAY)).isTrue();
        assertThat(recency.isOlder(dated("dateCaseLastChanged", "20260211"), MONDAY, held, TUESDAY)).isFalse();
    }

    @Test
    void the_date_of_completion_decides_where_the_last_change_is_not_known_of_both() {
        Values held = dated("dateCaseCompleted", "20260101");
        held.set(dictionary.item("dateCaseLastChanged"), "20260401");

        assertThat(recency.isOlder(dated("dateCaseCompleted", "20251231"), TUESDAY, held, MONDAY)).isTrue();
    }

    @Test
    void without_dates_the_time_of_the_file_decides() {
        assertThat(recency.isOlder(new Values(), MONDAY, new Values(), TUESDAY)).isTrue();
        assertThat(recency.isOlder(new Values(), TUESDAY, new Values(), MONDAY)).isFalse();
    }

    @Test
    void what_cannot_be_told_is_not_older() {
        assertThat(recency.isOlder(new Values(), null, new Values(), MONDAY)).isFalse();
        assertThat(recency.isOlder(new Values(), MONDAY, new Values(), MONDAY)).isFalse();
    }

    @Test
    void a_month_is_neither_before_nor_after_a_day_in_it() {
        Values held = dated("dateCaseLastChanged", "20260314");

        assertThat(recency.isOlder(dated("dateCaseLastChanged", "202603"), null, held, null)).isFalse();
        assertThat(recency.isOlder(dated("dateCaseLastChanged", "202602"), null, held, null)).isTrue();
    }

    @Test
    void of_a_patient_the_last_contact_decides_whatever_the_cases_say() {
        Recency.Pair followed = new Recency.Pair(dated("dateOfLastContact", "20261101"),
                dated("dateOfLastContact", "20250101"));
        Recency.Pair olderCase = new Recency.Pair(dated("dateCaseCompleted", "20200101"),
                dated("dateCaseCompleted", "20250101"));

        assertThat(recency.isOlder(followed, List.of(olderCase), MONDAY, TUESDAY)).isFalse();
        assertThat(recency.isOlder(new Recency.Pair(followed.held(), followed.arriving()), List.of(), TUESDAY, MONDAY))
                .isTrue();
    }

    @Test
    void without_a_last_contact_the_newest_of_the_cases_that_both_have_decides_about_the_patient() {
        Recency.Pair patient = new Recency.Pair(new Values(), dated("dateOfLastContact", "20250101"));
        Recency.Pair older = new Recency.Pair(dated("dateCaseCompleted", "20200101"),
                dated("dateCaseCompleted", "20250101"));
        Recency.Pair newer = new Recency.Pair(older.held(), older.arriving());

        assertThat(recency.isOlder(patient, List.of(older), TUESDAY, MONDAY)).isTrue();
        assertThat(recency.isOlder(patient, List.of(older, newer), MONDAY, TUESDAY)).isFalse();
        assertThat(recency.isOlder(patient, List.of(), MONDAY, TUESDAY)).isTrue();
    }

    private Values dated(String item, String date) {
        Values values = new Values();
        values.set(dictionary.item(item), date);
        return values;
    }
}
