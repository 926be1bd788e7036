package org.accession.intake;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.enterprise.context.ApplicationScoped;

import org.accession.intake.Batch.End;
import org.accession.jobs.JobRefusal;
import org.accession.jobs.JobRun;
import org.accession.naaccrxml.NaaccrXmlReader;
import org.accession.naaccrxml.ReaderOptions;
import org.accession.naaccrxml.Root;
import org.accession.naaccrxml.StructuralFault;
import org.accession.patient.SourceContent;

/** Takes in a NAACCR XML file: while one batch is stored, the next one is read and converted. */
@ApplicationScoped
class RecordImport {

    /** By these the database tells what its plans for the rest must be like. */
    private static final int ENOUGH_TO_COUNT = 1000;

    private final SourceContent bytes;
    private final Registry registry;

    RecordImport(SourceContent bytes, Registry registry) {
        this.bytes = bytes;
        this.registry = registry;
    }

    void run(JobRun run, ImportPlan plan) throws IOException {
        ExecutorService ahead = Executors.newSingleThreadExecutor(work -> new Thread(work, "import-reader"));
        try (NaaccrXmlReader reader = NaaccrXmlReader.open(bytes.open(plan.sourceFileId(), plan.length(), run.scope()),
                registry.dictionaries(), ReaderOptions.standard())) {
            Root root = reader.root();
            Preparation preparation = new Preparation(root.dictionary(), registry.dictionaries().working(),
                    registry.keys(),
                    new KnownFacilities(plan.facilityId(), plan.addFacilities(), run.scope()));
            Origin origin = new Origin(plan.importId(), plan.sourceFileId(), run.jobId(), run.scope().personId(),
                    root.generatedAt().map(OffsetDateTime::toInstant).orElse(null), root.dictionary(),
                    root.recordType(), plan.absentMeansCleared());
            storeAll(run, new RecordReader(reader, preparation, new End(run.position(), plan.line(), plan.patients())),
                    origin, ahead);
        } catch (StructuralFault fault) {
            throw JobRefusal.forGood(fault.getMessage() + " " + run.read(() -> rest(run, plan)), fault);
        } finally {
            ahead.shutdownNow();
        }
    }

    /** What of the file was not read. */
    private static String rest(JobRun run, ImportPlan plan) {
        FileImport taken = FileImport.findById(plan.importId());
        if (taken.read == 0) {
            return "Nothing of it is stored.";
        }
        return "What stands before line %,d is stored; the %,d bytes from there on were not read."
                .formatted(taken.line, plan.length() - run.position());
    }

    private void storeAll(JobRun run, RecordReader reader, Origin origin, ExecutorService ahead) throws IOException {
        boolean counted = false;
        Storing storing = new Storing(run, End::offset, batch -> store(batch, origin));
        Batch batch = wait(ahead.submit(reader::next));
        while (batch != null) {
            Future<Batch> next = ahead.submit(reader::next);
            storing.store(batch);
            if (run.records() > ENOUGH_TO_COUNT && !counted) {
                counted = true;
                run.read(RecordImport::countNewTables);
            }
            batch = wait(next);
        }
    }

    private static Object countNewTables() {
        return FileImport.getEntityManager().createNativeQuery("SELECT 1 FROM count_new_tables()").getSingleResult();
    }

    private void store(Batch batch, Origin origin) {
        FileImport counts = FileImport.findById(origin.importId());
        RecordStore store = new RecordStore(batch, origin, counts, registry, Instant.now());
        batch.arrivals().forEach(store::take);
        batch.rejections().forEach(store::reject);
        ImportNotes notes = new ImportNotes(counts, origin.dictionary());
        notes.write(batch.faults());
        notes.write(batch.conversions());
        counts.reach(batch.end());
        store.finish();
        notes.write(store.overruled());
    }

    private static Batch wait(Future<Batch> reading) throws IOException {
        try {
            return reading.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException fault) {
                throw fault;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading ahead", e);
        }
    }
}
