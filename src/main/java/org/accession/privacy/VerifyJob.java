package org.accession.privacy;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.accession.audit.ChangeLog;
import org.accession.audit.LogKeeper;
import org.accession.jobs.JobKind;
import org.accession.jobs.JobRun;

/** The job that verifies the logs: all of them, whatever whoever asked for it may see. */
@ApplicationScoped
class VerifyJob implements JobKind {

    static final String NAME = "verify";

    private final LogKeeper keeper;

    VerifyJob(LogKeeper keeper) {
        this.keeper = keeper;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String run(JobRun run) {
        run.total(run.read(() -> ChangeLog.count()));
        return keeper.verify(run.scope().personId(), Set.of(), done -> run.tell(done, done)).summary();
    }
}
