package org.accession.abstracting;

import java.util.List;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Level;
import org.accession.dictionary.PartialDate;
import org.accession.dictionary.Values;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TimelineTest {

    @Test
    void a_known_day_is_a_point_and_an_uncertain_date_a_bar_over_its_days() {
        Timeline timeline = Timeline.of(List.of("C50.4"), List.of(event("20260302", 0), event("202606", 0),
                event("2027", 0)));
        assertThat(timeline.marks()).extracting(Timeline.Mark::isPoint).containsExactly(true, false, false);
        assertThat(timeline.marks().get(2).width()).isGreaterThan(10 * timeline.marks().get(1).width());
    }

    @Test
    void events_are_numbered_in_the_order_of_time_and_lie_from_left_to_right() {
        Timeline timeline = Timeline.of(List.of("first", "second"),
                List.of(event("20270101", 1), event("20200101", 0), event("20231231", TimelineEvent.PATIENT)));
        assertThat(timeline.marks()).extracting(mark -> mark.event().date().written())
                .containsExactly("20200101", "20231231", "20270101");
        assertThat(timeline.marks()).extracting(Timeline.Mark::number).containsExactly(1, 2, 3);
        assertThat(timeline.marks()).extracting(Timeline.Mark::x).isSorted();
        assertThat(timeline.marks()).extracting(Timeline.Mark::of).containsExactly("first", "Patient", "second");
    }

    @Test
    void marks_of_a_lane_never_lie_on_each_other() {
        Timeline timeline = Timeline.of(List.of("only"), List.of(event("20260302", 0), event("20260302", 0),
                event("202603", 0), event("20260310", 0), event("20310101", 0)));
        for (Timeline.Mark one : timeline.marks()) {
            for (Timeline.Mark other : timeline.marks()) {
                boolean apart = one == other || one.y() != other.y() || one.x() + one.width() + 18 <= other.x()
                        || other.x() + other.width() + 18 <= one.x();
                assertThat(apart).as(one + " and " + other).isTrue();
            }
        }
    }

    @Test
    void every_mark_lies_inside_its_lane_and_the_drawing() {
        Timeline timeline = Timeline.of(List.of("a", "b"),
                List.of(event("19900101", 0), event("20260302", 0), event("2026", 1), event("20260303", 1)));
        assertThat(timeline.lanes()).hasSize(2);
        for (Timeline.Mark mark : timeline.marks()) {
            Timeline.Lane lane = timeline.lanes().stream().filter(one -> one.label().equals(mark.of())).findFirst()
                    .orElseThrow();
            assertThat(mark.y()).isBetween(lane.y() + 8, lane.y() + lane.height() - 8);
            assertThat(mark.x()).isBetween(Timeline.LEFT, Timeline.WIDTH);
            assertThat(mark.x() + mark.width()).isLessThanOrEqualTo(Timeline.WIDTH);
        }
        assertThat(timeline.height()).isGreaterThan(timeline.lanes().get(1).y());
    }

    @Test
    void the_axis_has_a_few_ticks_however_long_the_time() {
        for (String last : List.of("20260303", "20260901", "20280101", "20350101", "20900101")) {
            Timeline timeline = Timeline.of(List.of("a"), List.of(event("20260302", 0), event(last, 0)));
            assertThat(timeline.ticks()).as(last).hasSizeBetween(1, 15);
        }
    }

    @Test
    void no_event_is_no_timeline() {
        assertThat(Timeline.of(List.of("a"), List.of()).isEmpty()).isTrue();
    }

    @Test
    void the_dates_of_a_case_become_events_and_what_is_no_date_does_not() {
        Values values = new Values();
        set(values, "dateOfDiagnosis", "20260302");
        set(values, "rxDateChemo", "202604");
        set(values, "rxDateSurgery", "20269999");
        set(values, "dateOfLastContact", "20270101");
        assertThat(TimelineItems.events(values, Level.TUMOR, 0)).extracting(TimelineEvent::what)
                .containsExactly("Diagnosis", "Chemotherapy");
        assertThat(TimelineItems.events(values, Level.PATIENT, TimelineEvent.PATIENT))
                .extracting(TimelineEvent::written).containsExactly("2027-01-01");
    }

    private static void set(Values values, String id, String value) {
        values.set(Dictionaries.standard().working().item(id), value);
    }

    private static TimelineEvent event(String date, int lane) {
        return new TimelineEvent(new PartialDate(date), lane, "Event", "");
    }
}
