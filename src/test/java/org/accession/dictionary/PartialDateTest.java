package org.accession.dictionary;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PartialDateTest {

    @ParameterizedTest
    @CsvSource({"2026, YEAR, 2026-01-01, 2026-12-31", "202602, MONTH, 2026-02-01, 2026-02-28",
            "202402, MONTH, 2024-02-01, 2024-02-29", "20260302, DAY, 2026-03-02, 2026-03-02"})
    void a_partial_date_covers_the_days_that_it_may_mean(String written, PartialDate.Precision precision,
            LocalDate first, LocalDate last) {
        PartialDate date = PartialDate.of(written).orElseThrow();

        assertThat(date.precision()).isEqualTo(precision);
        assertThat(date.firstDay()).isEqualTo(first);
        assertThat(date.lastDay()).isEqualTo(last);
        assertThat(date.year()).isEqualTo(first.getYear());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "99999999", "20260231", "202613", "202600", "2026023", "26", "0000", "2026-02-01",
            "20250229"})
    void what_the_calendar_does_not_have_is_no_date(String written) {
        assertThat(PartialDate.of(written)).isEmpty();
    }

    @Test
    void dates_sort_by_their_first_day_and_the_less_exact_before_the_more_exact() {
        List<String> sorted = Stream.of("20260115", "2026", "20251231", "202601", "20260101").map(PartialDate::new)
                .sorted().map(PartialDate::written).toList();

        assertThat(sorted).containsExactly("20251231", "2026", "202601", "20260101", "20260115");
    }

    @ParameterizedTest
    @CsvSource({"2022, 2022", "20221399, 2022", "18991231, 1899", "99991231, 0", "1799, 0", "'', 0", "202, 0",
            "2022-01-01, 0"})
    void the_year_may_be_known_where_the_day_is_none(String written, int year) {
        assertThat(PartialDate.yearOf(written).orElse(0)).isEqualTo(year);
    }

    @Test
    void a_day_is_written_as_naaccr_writes_it() {
        assertThat(PartialDate.of(LocalDate.of(2026, 3, 2)).written()).isEqualTo("20260302");
    }
}
