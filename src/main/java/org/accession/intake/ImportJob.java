package org.accession.intake;

import java.io.IOException;

import jakarta.enterprise.context.ApplicationScoped;

import org.accession.jobs.JobKind;
import org.accession.jobs.JobRun;

/** The job that takes a file in. */
@ApplicationScoped
class ImportJob implements JobKind {

    static final String NAME = "import";

    private final RecordImport records;
    private final CaseListImport lists;

    ImportJob(RecordImport records, CaseListImport lists) {
        this.records = records;
        this.lists = lists;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String run(JobRun run) throws IOException {
        ImportPlan plan = run.read(() -> ImportPlan.of(FileImport.findByJob(run.jobId()).orElseThrow()));
        run.total(plan.length());
        if (plan.mapping() == null) {
            records.run(run, plan);
        } else {
            lists.run(run, plan);
        }
        return run.read(() -> FileImport.findByJob(run.jobId()).orElseThrow().summary());
    }
}
