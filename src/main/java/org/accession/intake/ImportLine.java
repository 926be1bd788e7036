package org.accession.intake;

import java.time.Instant;
import java.util.UUID;

import org.accession.jobs.Job;

/** An import in the list of the newest. */
record ImportLine(UUID publicId, String file, String kind, Instant received, Job.State state, int percent, int read,
        int created, int updated, int rejected) {

    static ImportLine of(FileImport taken) {
        return new ImportLine(taken.publicId, taken.sourceFile.name, ImportView.kind(taken),
                taken.sourceFile.receivedAt, taken.job.state, taken.job.percent(), taken.read, taken.created,
                taken.updated, taken.rejected);
    }
}
