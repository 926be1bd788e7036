package org.accession.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;

import org.accession.identity.Scope;
import org.accession.jobs.Job.State;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Takes jobs on, cancels them, lets them go on; claims those that are due for this instance. */
@ApplicationScoped
public class Jobs {

    /** Between a job and the run behind which it is put: the task of that run may still be on its way out. */
    private static final String RUN = "-";
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final JobRunner runner;
    private final OneTimeTask<Void> task;
    private final Scheduler scheduler;
    private final TransactionSynchronizationRegistry transaction;

    Jobs(DataSource database, JobRunner runner, JobsConfig config, TransactionSynchronizationRegistry transaction) {
        this.runner = runner;
        this.transaction = transaction;
        task = Tasks.oneTime("job").onFailure(this::tryLater).onDeadExecutionRevive().execute(this::execute);
        scheduler = Scheduler.create(database, task)
                .tableName("scheduled_task")
                .threads(config.threads())
                .pollingInterval(config.poll())
                .heartbeatInterval(config.heartbeat())
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(config.shutdownWait())
                .build();
    }

    /** Takes a job on; it begins once the surrounding transaction has been committed. */
    @Transactional
    public Job start(String kind, String title, Scope scope) {
        Job job = new Job();
        job.kind = kind;
        job.title = title;
        job.personId = scope.personId();
        job.facilityIds = scope.facilityIds() == null ? null : List.copyOf(scope.facilityIds());
        job.persistAndFlush();
        schedule(job);
        return job;
    }

    /** Asks a job to stop behind its running step. */
    @Transactional
    public void cancel(Job asked) {
        Job job = Job.findById(asked.id, LockModeType.PESSIMISTIC_WRITE);
        if (job.state == State.WAITING) {
            job.end(State.CANCELLED, "Cancelled.");
        } else if (job.state == State.RUNNING) {
            job.cancelAsked = true;
        }
    }

    /** Lets a job that failed or was cancelled go on where it stopped. */
    @Transactional
    public void goOn(Job asked) {
        Job job = Job.findById(asked.id, LockModeType.PESSIMISTIC_WRITE);
        if (job.mayGoOn()) {
            job.state = State.WAITING;
            job.cancelAsked = false;
            job.message = null;
            job.endedAt = null;
            schedule(job);
        }
    }

    void open(@Observes StartupEvent event) {
        scheduler.start();
    }

    void close(@Observes ShutdownEvent event) {
        scheduler.stop();
    }

    private void schedule(Job job) {
        scheduler.scheduleIfNotExists(task.instance(job.id + RUN + job.run), Instant.now());
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nobody sees the job yet.
            }

            @Override
            public void afterCompletion(int status) {
                scheduler.triggerCheckForDueExecutions();
            }
        });
    }

    private void execute(TaskInstance<Void> instance, ExecutionContext context) {
        long jobId = Long.parseLong(instance.getId().split(RUN)[0]);
        if (runner.run(jobId, context.getSchedulerState()::isShuttingDown)) {
            throw new TryLater();
        }
    }

    private void tryLater(ExecutionComplete failed, ExecutionOperations<Void> operations) {
        long pause = Math.min(LONGEST_PAUSE.toSeconds(), 1L << Math.min(10, failed.getExecution().consecutiveFailures));
        operations.reschedule(failed, Instant.now().plusSeconds(pause));
    }

    /** Tells db-scheduler to try the execution again. */
    private static final class TryLater extends RuntimeException {
        TryLater() {
            super("The job is tried again", null, false, false);
        }
    }
}
