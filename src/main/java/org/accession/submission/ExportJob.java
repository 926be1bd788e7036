package org.accession.submission;

import java.io.IOException;
import java.io.UncheckedIOException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.TypedQuery;

import org.accession.jobs.Counted;
import org.accession.jobs.JobKind;
import org.accession.jobs.JobRun;
import org.accession.patient.TumorCase;

/** The job that builds a file. It is one step: a file is whole or not there, so that a crash begins it anew. */
@ApplicationScoped
class ExportJob implements JobKind {

    static final String NAME = "export";

    private final Exports exports;

    ExportJob(Exports exports) {
        this.exports = exports;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String run(JobRun run) {
        long cases = run.read(() -> count(FileExport.findByJob(run.jobId()).orElseThrow().order.selection()));
        run.total(cases);
        run.tell(0, 0);
        run.commit(cases, 0, () -> build(run));
        FileExport built = run.read(() -> FileExport.findByJob(run.jobId()).orElseThrow());
        run.tell(cases, built.cases);
        return Counted.of(built.patients, "patient") + " with " + Counted.of(built.cases, "case")
                + (built.patients == 1 ? " is" : " are")
                + " in the file.";
    }

    private void build(JobRun run) {
        try {
            exports.build(FileExport.findByJob(run.jobId()).orElseThrow(), run.scope(), done -> run.tell(done, done));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long count(Selection selection) {
        Selection.Condition selected = selection.condition();
        TypedQuery<Long> query = TumorCase.getEntityManager()
                .createQuery("select count(*) from TumorCase c where " + selected.text(), Long.class);
        selected.parameters().forEach(query::setParameter);
        return query.getSingleResult();
    }
}
