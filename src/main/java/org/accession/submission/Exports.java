package org.accession.submission;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.accession.checking.SubmissionCheck;
import org.accession.checking.SubmissionEdits;
import org.accession.dictionary.RecordType;
import org.accession.disclosure.Release;
import org.accession.identity.Scope;
import org.accession.jobs.Jobs;
import org.accession.keys.Keyring;
import org.accession.patient.SealedChunks;

/** Files that go out: taken on as jobs and kept, or built at once; each is a release. */
@ApplicationScoped
class Exports {

    private final Jobs jobs;
    private final ExportBuilder builder;
    private final SealedChunks chunks;
    private final SubmissionEdits edits;
    private final Clock clock;

    Exports(Jobs jobs, ExportBuilder builder, SubmissionEdits edits, DataSource database, Keyring keys, Clock clock) {
        this.edits = edits;
        this.jobs = jobs;
        this.builder = builder;
        this.clock = clock;
        chunks = new SealedChunks(database, keys, "file_export_chunk", "file_export_id");
    }

    /** Takes an order on. */
    @Transactional
    FileExport order(ExportOrder order, Scope scope) {
        FileExport export = new FileExport();
        export.order = order;
        export.personId = scope.personId();
        export.facilityIds = facilityIds(scope);
        export.fileName = order.fileName(LocalDate.now(clock));
        export.job = jobs.start(ExportJob.NAME, export.fileName, scope);
        export.persistAndFlush();
        return export;
    }

    /** What a built file weighs, what could not go out as it is held, and what the recipient's edits found in it. */
    record Built(Release release, long length, List<ExportNote> notes, Optional<SubmissionCheck.Result> checked) {}

    /** Builds a file into a stream, which is closed; within the caller's transaction. */
    Built build(ExportOrder order, String fileName, OutputStream out, Scope scope, LongConsumer progress)
            throws IOException {
        Release release = new Release();
        release.personId = scope.personId();
        release.facilityIds = facilityIds(scope);
        release.recipient = order.recipient();
        release.purpose = order.purpose();
        release.what = "NAACCR XML";
        release.fileName = fileName;
        release.naaccrVersion = order.version() + "0";
        release.recordType = order.recordType().name();
        release.identified = order.recordType() != RecordType.I;
        release.persistAndFlush();
        HashingStream hashing = new HashingStream(out);
        Optional<SubmissionCheck> check = order.submission().flatMap(edits::check);
        List<ExportNote> notes = builder.build(order, release, hashing, progress, check);
        release.sha256 = hashing.sha256();
        release.prove();
        return new Built(release, hashing.length(), notes, check.map(SubmissionCheck::result));
    }

    /** Builds the file of an export and keeps it; within the caller's transaction. */
    void build(FileExport export, Scope scope, LongConsumer progress) throws IOException {
        Built built = build(export.order, export.fileName, chunks.keep(export.id), scope, progress);
        export.release = built.release();
        export.length = built.length();
        export.patients = built.release().patients;
        export.cases = built.release().cases;
        export.notes = built.notes();
        export.checked = built.checked().orElse(null);
    }

    private static List<Long> facilityIds(Scope scope) {
        return scope.facilityIds() == null ? null : List.copyOf(scope.facilityIds());
    }

    /** The built file. */
    InputStream open(long exportId, long length, Scope scope) {
        return chunks.open(exportId, length, scope);
    }
}
