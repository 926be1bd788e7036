package org.accession.jobs;

import java.util.concurrent.Callable;

import org.accession.identity.Scope;

/** One run of a job, from its claim to its end. */
public interface JobRun {

    long jobId();

    /** On whose behalf the job works. */
    Scope scope();

    /** The position that the last committed step reached. */
    long position();

    /** The records of all committed steps. */
    long records();

    /** States how much there is to do, in the unit of {@link #position()}. */
    void total(long total);

    /**
     * Does a step in one transaction together with the note of how far the job has come: after a crash the job goes on
     * exactly behind the last committed step. Must be called from one thread at a time.
     *
     * @param position how far this step reaches
     * @param records how many records this step handled
     */
    void commit(long position, long records, Runnable step);

    /**
     * Tells how far a long step has come, for people to see; a run that is claimed anew begins that step again.
     *
     * @throws RuntimeException if the job was cancelled or has another run now
     */
    void tell(long position, long records);

    /** Reads in a transaction of its own, with the job's scope. */
    <T> T read(Callable<T> reading);
}
