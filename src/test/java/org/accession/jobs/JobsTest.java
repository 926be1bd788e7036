package org.accession.jobs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.accession.identity.Facility;
import org.accession.identity.Person;
import org.accession.identity.Scope;
import org.accession.jobs.Job.State;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class JobsTest {

    private static final Scope EVERYWHERE = Scope.everywhere(null);

    @Inject
    Jobs jobs;

    @Inject
    JobRunner runner;

    @Inject
    DataSource database;

    @Inject
    CountingJob counting;

    @Test
    void a_job_runs_to_its_end_and_says_how_it_ended() {
        Job job = ended(start(step -> {}));

        assertThat(job.state).isEqualTo(State.DONE);
        assertThat(job.message).isEqualTo("Counted to 20.");
        assertThat(job.percent()).isEqualTo(100);
        assertThat(steps(job)).isEqualTo(CountingJob.END);
    }

    @Test
    void when_the_database_is_gone_for_a_moment_the_job_goes_on_behind_the_last_committed_step() {
        Job started = start(once(7, "08006"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> StoppedBy.PASSING.sentence().equals(again(started).message));
        Job job = ended(started);

        assertThat(job.state).isEqualTo(State.DONE);
        assertThat(job.run).isEqualTo(2);
        assertThat(job.records).isEqualTo(CountingJob.END);
        assertThat(steps(job)).isEqualTo(CountingJob.END);
    }

    @Test
    void a_full_disk_stops_the_job_with_a_sentence_and_it_can_go_on_later() {
        Job job = ended(start(once(5, "53100")));

        assertThat(job.state).isEqualTo(State.FAILED);
        assertThat(job.message).contains("disk is full");
        assertThat(job.position).isEqualTo(4).isEqualTo(steps(job));

        EVERYWHERE.run(() -> jobs.goOn(job));

        assertThat(ended(job).state).isEqualTo(State.DONE);
        assertThat(steps(job)).isEqualTo(CountingJob.END);
    }

    @Test
    void a_job_that_goes_on_before_its_former_run_is_put_away_does_not_wait_for_ever() throws Exception {
        Job job = ended(start(once(5, "53100")));
        try (Connection connection = database.getConnection();
                PreparedStatement stillThere = connection.prepareStatement("INSERT INTO scheduled_task"
                        + " (task_name, task_instance, execution_time, picked, version) VALUES ('job', ?, ?, true, 1)"
                        + " ON CONFLICT DO NOTHING")) {
            stillThere.setString(1, job.id + "-0");
            stillThere.setObject(2, OffsetDateTime.now().plusHours(1));
            stillThere.executeUpdate();
        }

        EVERYWHERE.run(() -> jobs.goOn(job));

        assertThat(ended(job).state).isEqualTo(State.DONE);
    }

    @Test
    void a_fault_of_the_program_is_told_without_its_internals() {
        Job job = ended(start(step -> {
            throw new IllegalStateException("name of a patient");
        }));

        assertThat(job.state).isEqualTo(State.FAILED);
        assertThat(job.message).startsWith("The program failed.").doesNotContain("patient");
        assertThat(steps(job)).isZero();
    }

    @Test
    void a_refusal_is_told_in_its_own_words() {
        Job job = ended(start(step -> {
            throw new JobRefusal("Line 7 is no more NAACCR XML.");
        }));

        assertThat(job.state).isEqualTo(State.FAILED);
        assertThat(job.message).isEqualTo("Line 7 is no more NAACCR XML.");
    }

    @Test
    void a_cancelled_job_keeps_what_was_committed_and_can_go_on() {
        Job[] job = new Job[1];
        job[0] = start(step -> {
            if (step == 5) {
                QuarkusTransaction.requiringNew().run(() -> jobs.cancel(known(job)));
            }
        });

        assertThat(ended(job[0]).state).isEqualTo(State.CANCELLED);
        assertThat(steps(job[0])).isEqualTo(5);

        counting.troubles.remove(job[0].id);
        EVERYWHERE.run(() -> jobs.goOn(job[0]));

        assertThat(ended(job[0]).state).isEqualTo(State.DONE);
        assertThat(steps(job[0])).isEqualTo(CountingJob.END);
    }

    @Test
    void a_run_that_was_thought_dead_commits_nothing_more() {
        AtomicBoolean thoughtDead = new AtomicBoolean();
        Job[] job = new Job[1];
        job[0] = start(step -> {
            if (step == 9 && thoughtDead.compareAndSet(false, true)) {
                QuarkusTransaction.requiringNew().run(() -> Job.update("run = run + 1 where id = ?1", known(job).id));
            }
        });
        await().until(thoughtDead::get);
        await().during(Duration.ofSeconds(1)).until(() -> steps(job[0]) == 8);

        runner.run(job[0].id, () -> false);

        assertThat(ended(job[0]).state).isEqualTo(State.DONE);
        assertThat(steps(job[0])).isEqualTo(CountingJob.END);
    }

    @Test
    void a_job_is_seen_by_who_asked_and_by_who_sees_all_that_it_sees() {
        Facility[] at = QuarkusTransaction.requiringNew().call(() -> new Facility[]{facility(), facility()});
        Person[] asked = QuarkusTransaction.requiringNew().call(() -> new Person[]{person(), person()});
        Scope both = Scope.of(asked[0].id, Set.of(at[0].id, at[1].id));
        Job job = both.call(() -> QuarkusTransaction.requiringNew()
                .call(() -> jobs.start(CountingJob.NAME, "SMITH JANE.xml", both)));

        assertThat(seen(job, Scope.of(asked[0].id, Set.of()))).as("who asked").isTrue();
        assertThat(seen(job, Scope.of(asked[1].id, Set.of(at[0].id, at[1].id)))).as("who sees as much").isTrue();
        assertThat(seen(job, EVERYWHERE)).as("who sees everything").isTrue();
        assertThat(seen(job, Scope.of(asked[1].id, Set.of(at[0].id)))).as("who sees less").isFalse();
        assertThat(seen(job, Scope.NOTHING)).as("nobody").isFalse();
        assertThat(ended(job).state).isEqualTo(State.DONE);
    }

    private static boolean seen(Job job, Scope scope) {
        return scope.call(() -> QuarkusTransaction.requiringNew().call(() -> Job.count("id", job.id))) == 1;
    }

    private static Facility facility() {
        Facility facility = new Facility();
        facility.name = "Jobs " + UUID.randomUUID();
        facility.persist();
        return facility;
    }

    private static Person person() {
        Person person = Person.named("jobs-" + UUID.randomUUID(), "Jo B.");
        person.persist();
        return person;
    }

    private Job start(LongConsumer trouble) {
        return EVERYWHERE.call(() -> QuarkusTransaction.requiringNew().call(() -> {
            Job job = jobs.start(CountingJob.NAME, "Count", EVERYWHERE);
            counting.troubles.put(job.id, trouble);
            return job;
        }));
    }

    /** The job may be running before whoever started it knows it. */
    private static Job known(Job[] job) {
        await().until(() -> job[0] != null);
        return job[0];
    }

    private static LongConsumer once(long step, String sqlState) {
        AtomicBoolean happened = new AtomicBoolean();
        return reached -> {
            if (reached == step && happened.compareAndSet(false, true)) {
                throw new IllegalStateException(new SQLException("made to happen", sqlState));
            }
        };
    }

    private static Job ended(Job job) {
        await().atMost(Duration.ofSeconds(30)).until(() -> again(job).state.ended());
        return again(job);
    }

    private static Job again(Job job) {
        return EVERYWHERE.call(() -> QuarkusTransaction.requiringNew().call(() -> Job.findById(job.id)));
    }

    private static long steps(Job job) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Facility.count("name like ?1", "Job " + job.id + " step %"));
    }
}
