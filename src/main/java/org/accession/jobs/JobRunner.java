package org.accession.jobs;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.accession.jobs.Job.State;
import org.jboss.logging.Logger;

import io.quarkus.arc.All;

/** Runs one claimed job and writes down how it ended. */
@ApplicationScoped
class JobRunner {

    private static final Logger LOG = Logger.getLogger(JobRunner.class);

    private final Map<String, JobKind> kinds;

    JobRunner(@All List<JobKind> kinds) {
        this.kinds = kinds.stream().collect(Collectors.toMap(JobKind::name, kind -> kind));
    }

    /**
     * Runs the job until it has ended or was interrupted.
     *
     * @return whether it is to be tried again
     */
    boolean run(long jobId, BooleanSupplier stopping) {
        ClaimedRun run = null;
        try {
            run = ClaimedRun.claim(jobId, stopping);
            run.end(State.DONE, kinds.get(run.kind()).run(run));
            return false;
        } catch (JobInterrupted interrupted) {
            return afterInterruption(run, interrupted);
        } catch (JobRefusal refusal) {
            run.refuse(refusal);
            return false;
        } catch (Exception failure) {
            return afterFailure(run, jobId, failure);
        }
    }

    private static boolean afterInterruption(ClaimedRun run, JobInterrupted interrupted) {
        switch (interrupted.reason()) {
            case CANCELLED -> run.end(State.CANCELLED, "Cancelled. What was stored before is kept.");
            case STOPPING -> run.handBack("The service was stopped. The job goes on when it runs again.");
            case TAKEN_OVER -> LOG.info(interrupted.getMessage());
        }
        return interrupted.reason() == JobInterrupted.Reason.STOPPING;
    }

    /** As far as the database can be told. */
    private static void tell(ClaimedRun run, StoppedBy why) {
        try {
            if (run != null) {
                run.handBack(why.sentence());
            }
        } catch (RuntimeException gone) {
            LOG.debug("The job's row cannot be written now", gone);
        }
    }

    private static boolean afterFailure(ClaimedRun run, long jobId, Exception failure) {
        StoppedBy why = StoppedBy.of(failure);
        LOG.errorf(why == StoppedBy.FAULT ? failure : null, "Job %d stopped: %s", jobId, why.sentence());
        if (why == StoppedBy.PASSING) {
            tell(run, why);
            return true;
        }
        if (run != null) {
            run.end(State.FAILED, why.sentence());
        }
        return false;
    }
}
