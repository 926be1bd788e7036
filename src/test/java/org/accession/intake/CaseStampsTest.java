package org.accession.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Values;
import org.accession.intake.CaseStamps.Stamp;
import org.accession.patient.CaseState;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CaseStampsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final Dictionary dictionary = Dictionaries.standard().working();

    @Test
    void a_case_is_open_since_it_was_begun_and_complete_since_its_items_say_so() {
        assertThat(stamps("dateCaseInitiated", "20260105", "dateCaseCompleted", "20260302")).containsExactly(
                new Stamp(CaseState.OPEN, day("2026-01-05")), new Stamp(CaseState.COMPLETE, day("2026-03-02")));
        assertThat(stamps("dateCaseCompletedCoc", "202603")).containsExactly(
                new Stamp(CaseState.OPEN, day("2026-03-01")), new Stamp(CaseState.COMPLETE, day("2026-03-01")));
        assertThat(stamps()).containsExactly(new Stamp(CaseState.OPEN, NOW));
    }

    @Test
    void it_is_not_begun_after_it_was_completed() {
        assertThat(stamps("dateCaseInitiated", "20260401", "dateCaseCompleted", "20260302"))
                .extracting(Stamp::at).containsExactly(day("2026-03-02"), day("2026-03-02"));
    }

    @Test
    void what_was_sent_away_is_not_complete_for_that() {
        assertThat(stamps("dateCaseInitiated", "20260105", "dateCaseReportExported", "20260302"))
                .containsExactly(new Stamp(CaseState.OPEN, day("2026-01-05")));
    }

    private List<Stamp> stamps(String... items) {
        Values tumor = new Values();
        for (int i = 0; i < items.length; i += 2) {
            tumor.set(dictionary.item(items[i]), items[i + 1]);
        }
        return new CaseStamps(dictionary).of(tumor, NOW);
    }

    private static Instant day(String date) {
        return LocalDate.parse(date).atStartOfDay(ZoneId.systemDefault()).toInstant();
    }
}
