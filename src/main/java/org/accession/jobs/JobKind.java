package org.accession.jobs;

/** Does one kind of long work. A bean; it keeps no state of a job in memory that a later run would need. */
public interface JobKind {

    /** The name that {@link Job#kind} holds. */
    String name();

    /**
     * Does the work from where it stands, in steps that are committed with {@link JobRun#commit}.
     *
     * @return how it ended, in one sentence
     * @throws JobRefusal if it cannot go on, with the reason for people
     */
    String run(JobRun run) throws Exception;
}
