package org.accession.jobs;

import java.time.Instant;

import org.accession.jobs.Job.State;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JobTest {

    private final Job job = new Job();

    @Test
    void a_run_of_which_nothing_is_heard_is_called_silent() {
        job.state = State.RUNNING;
        job.reportedAt = Instant.now().minusSeconds(20);
        assertThat(job.isSilent()).isTrue();

        job.reportedAt = Instant.now();
        assertThat(job.isSilent()).isFalse();

        job.reportedAt = null;
        job.runStartedAt = Instant.now().minusSeconds(20);
        assertThat(job.isSilent()).as("it has not reported at all").isTrue();
    }

    @Test
    void what_was_refused_for_good_may_not_go_on() {
        job.state = State.FAILED;
        assertThat(job.mayGoOn()).isTrue();

        job.forGood = true;
        assertThat(job.mayGoOn()).isFalse();
    }
}
