package org.accession.jobs;

import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import jakarta.persistence.LockModeType;

import org.accession.identity.Scope;
import org.accession.jobs.Job.State;
import org.accession.jobs.JobInterrupted.Reason;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** A run that holds its job by the number of the claim: where that has changed, it commits nothing more. */
final class ClaimedRun implements JobRun {

    private static final int STEP_SECONDS = 600;

    private final long jobId;
    private final String kind;
    private final int run;
    private final BooleanSupplier stopping;
    private final Scope scope;
    private long position;
    private long records;

    private ClaimedRun(Job job, BooleanSupplier stopping) {
        jobId = job.id;
        kind = job.kind;
        run = job.run;
        scope = job.scope();
        position = job.position;
        records = job.records;
        this.stopping = stopping;
    }

    /** Claims the job in a transaction of its own. */
    static ClaimedRun claim(long jobId, BooleanSupplier stopping) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Job job = Job.findById(jobId, LockModeType.PESSIMISTIC_WRITE);
            if (job == null || job.state.ended()) {
                throw new JobInterrupted(Reason.TAKEN_OVER);
            }
            job.run++;
            job.state = State.RUNNING;
            job.message = null;
            job.runStartedAt = Instant.now();
            job.reportedAt = job.runStartedAt;
            job.recordsBefore = job.records;
            return new ClaimedRun(job, stopping);
        });
    }

    String kind() {
        return kind;
    }

    @Override
    public long jobId() {
        return jobId;
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
        inTransaction(job -> job.total = total);
    }

    @Override
    public void commit(long position, long records, Runnable step) {
        if (stopping.getAsBoolean()) {
            throw new JobInterrupted(Reason.STOPPING);
        }
        inTransaction(job -> {
            if (job.cancelAsked) {
                throw new JobInterrupted(Reason.CANCELLED);
            }
            step.run();
            job.position = position;
            job.records += records;
            job.reportedAt = Instant.now();
        });
        this.position = position;
        this.records += records;
    }

    @Override
    public <T> T read(Callable<T> reading) {
        return inScope(reading);
    }

    void end(State state, String message) {
        inTransaction(job -> job.end(state, message));
    }

    /** Leaves the job to a later run, with the reason on view. */
    void handBack(String message) {
        inTransaction(job -> {
            job.state = State.WAITING;
            job.message = message;
        });
    }

    private interface Change {
        void to(Job job);
    }

    private void inTransaction(Change change) {
        inScope(() -> {
            Job job = Job.findById(jobId, LockModeType.PESSIMISTIC_WRITE);
            if (job.run != run || job.state != State.RUNNING) {
                throw new JobInterrupted(Reason.TAKEN_OVER);
            }
            change.to(job);
            return job;
        });
    }

    private <T> T inScope(Callable<T> work) {
        AtomicReference<T> result = new AtomicReference<>();
        scope.run(() -> result.set(QuarkusTransaction.requiringNew().timeout(STEP_SECONDS).call(work)));
        return result.get();
    }
}
