package org.accession.intake;

import java.sql.BatchUpdateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import org.accession.dictionary.Values;
import org.accession.identity.Scope;
import org.accession.intake.Arrival.ArrivingCase;
import org.accession.intake.Arrival.Place;
import org.accession.intake.Arrival.Rejection;
import org.accession.intake.Batch.End;
import org.accession.intake.Preparation.Prepared;
import org.accession.jobs.JobRun;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StoringTest {

    private final List<Integer> stored = new ArrayList<>();
    private final List<Rejection> rejected = new ArrayList<>();
    private final Steps steps = new Steps();

    @Test
    void one_record_that_the_database_cannot_hold_is_rejected_and_the_others_are_stored() {
        storing(Set.of(6), "54000").store(batch(10));

        assertThat(stored).containsExactly(1, 2, 3, 4, 5, 7, 8, 9, 10);
        assertThat(rejected).singleElement().satisfies(rejection -> {
            assertThat(rejection.line()).isEqualTo(60);
            assertThat(rejection.reason()).isEqualTo("The database cannot hold it as it is (SQL state 54000).");
        });
        assertThat(steps.position).isEqualTo(1100);
        assertThat(steps.records).isEqualTo(10);
    }

    @Test
    void after_each_part_reading_could_go_on_at_the_next_patient() {
        storing(Set.of(3), "22001").store(batch(4));

        assertThat(steps.positions).containsExactly(300L, 400L, 500L);
    }

    @Test
    void what_has_changed_in_the_meantime_is_tried_again_before_anything_is_rejected() {
        boolean[] done = new boolean[1];
        new Storing(steps, End::offset, batch -> {
            if (!done[0]) {
                done[0] = true;
                throw failure("23505");
            }
            keep(batch);
        }).store(batch(1));

        assertThat(stored).containsExactly(1);
        assertThat(rejected).isEmpty();
    }

    @Test
    void a_failure_of_the_database_itself_rejects_nothing() {
        assertThatThrownBy(() -> storing(Set.of(2), "57P01").store(batch(3))).hasRootCauseMessage("57P01");

        assertThat(stored).isEmpty();
        assertThat(rejected).isEmpty();
    }

    private Storing storing(Set<Integer> misfits, String state) {
        return new Storing(steps, End::offset, batch -> {
            if (batch.arrivals().stream().anyMatch(one -> misfits.contains(one.place().patient()))) {
                throw failure(state);
            }
            keep(batch);
        });
    }

    private void keep(Batch batch) {
        batch.arrivals().forEach(one -> stored.add(one.place().patient()));
        rejected.addAll(batch.rejections());
    }

    private static RuntimeException failure(String state) {
        return new IllegalStateException(new BatchUpdateException(state, state, new int[0]));
    }

    private static Batch batch(int patients) {
        return new Batch(IntStream.rangeClosed(1, patients).mapToObj(StoringTest::patient).toList(), List.of(),
                new End(100L * (patients + 1), 10L * (patients + 1), patients));
    }

    private static Prepared patient(int number) {
        Place place = new Place(number, number * 10L, number * 100L, 100);
        Evidence evidence = new Evidence("M" + number, "", "", "", "", "", "", "");
        Arrival arrival = new Arrival(place, 1, evidence, new Values(), new byte[32], false,
                List.of(new ArrivingCase(1, number * 10L, new byte[32], false, new Values(), null)));
        return new Prepared(place, 1, List.of(arrival), List.of(), List.of(), List.of());
    }

    /** Counts the steps that were committed. */
    private static final class Steps implements JobRun {
        final List<Long> positions = new ArrayList<>();
        long position;
        long records;

        @Override
        public void commit(long reached, long more, Runnable step) {
            step.run();
            position = reached;
            positions.add(reached);
            records += more;
        }

        @Override
        public long jobId() {
            return 1;
        }

        @Override
        public Scope scope() {
            return Scope.everywhere(null);
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public long records() {
            return records;
        }

        @Override
        public void total(long total) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void tell(long reached, long count) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> T read(Callable<T> reading) {
            throw new UnsupportedOperationException();
        }
    }
}
