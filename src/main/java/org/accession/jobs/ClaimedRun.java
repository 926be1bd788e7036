package org.accession.jobs;

import java.time.Instant;
import java.util.Arrays;
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

    private static final int STEP_SECONDS = 6 * 3600;

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
        return Scope.everywhere(null).call(() -> QuarkusTransaction.requiringNew().call(() -> {
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
        }));
    }

    String kind() {
        return kind;
    }

    @Override
    public long jobId() {
        return jobId;
    }

    @Override
    public Scope scope() {
        return scope;
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
        inScope(() -> write("total = ?1", total));
    }

    @Override
    public void commit(long position, long records, Runnable step) {
        inScope(() -> {
            mindCancelling();
            step.run();
            return write("position = ?1, records = records + ?2, reportedAt = ?3", position, records, Instant.now());
        });
        this.position = position;
        this.records += records;
    }

    @Override
    public void tell(long position, long records) {
        inScope(() -> {
            mindCancelling();
            return write("position = ?1, records = ?2, recordsBefore = 0, reportedAt = ?3", position, records,
                    Instant.now());
        });
    }

    @Override
    public <T> T read(Callable<T> reading) {
        return inScope(reading);
    }

    void end(State state, String message) {
        inScope(() -> write("state = ?1, message = ?2, endedAt = ?3", state, message, Instant.now()));
    }

    /** Ends the job for a reason that may stand for ever. */
    void refuse(JobRefusal refusal) {
        inScope(() -> write("state = ?1, message = ?2, endedAt = ?3, forGood = ?4", State.FAILED, refusal.getMessage(),
                Instant.now(), refusal.isForGood()));
    }

    /** Leaves the job to a later run, with the reason on view. */
    void handBack(String message) {
        inScope(() -> write("state = ?1, message = ?2", State.WAITING, message));
    }

    private void mindCancelling() {
        if (stopping.getAsBoolean()) {
            throw new JobInterrupted(Reason.STOPPING);
        }
        if (Job.count("id = ?1 and cancelAsked", jobId) > 0) {
            throw new JobInterrupted(Reason.CANCELLED);
        }
    }

    /** The row is not locked while a step works, so that a cancel need not wait; the claim is proven when it ends. */
    private Void write(String assignments, Object... values) {
        Object[] all = Arrays.copyOf(values, values.length + 3);
        all[values.length] = jobId;
        all[values.length + 1] = run;
        all[values.length + 2] = State.RUNNING;
        int place = values.length + 1;
        if (Job.update(assignments + " where id = ?" + place + " and run = ?" + (place + 1) + " and state = ?"
                + (place + 2), all) != 1) {
            throw new JobInterrupted(Reason.TAKEN_OVER);
        }
        return null;
    }

    private <T> T inScope(Callable<T> work) {
        AtomicReference<T> result = new AtomicReference<>();
        scope.run(() -> result.set(QuarkusTransaction.requiringNew().timeout(STEP_SECONDS).call(work)));
        return result.get();
    }
}
