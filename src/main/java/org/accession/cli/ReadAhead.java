package org.accession.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.accession.naaccrxml.NaaccrXmlReader;
import org.accession.naaccrxml.PatientRecord;

/** Reads patients in batches, one batch ahead: while one is worked on, another core reads the next. */
final class ReadAhead implements AutoCloseable {

    private final NaaccrXmlReader reader;
    private final int size;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread ahead = new Thread(work, "reader");
        ahead.setDaemon(true);
        return ahead;
    });
    private Future<List<PatientRecord>> coming;

    ReadAhead(NaaccrXmlReader reader, int size) {
        this.reader = reader;
        this.size = size;
        coming = thread.submit(this::read);
    }

    /** The next batch; an empty one at the end. */
    List<PatientRecord> next() throws IOException {
        try {
            List<PatientRecord> batch = coming.get();
            coming = batch.isEmpty() ? coming : thread.submit(this::read);
            return batch;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException fault) {
                throw fault;
            }
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading ahead", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private List<PatientRecord> read() throws IOException {
        List<PatientRecord> batch = new ArrayList<>(size);
        while (batch.size() < size) {
            PatientRecord patient = reader.next();
            if (patient == null) {
                break;
            }
            batch.add(patient);
        }
        return batch;
    }
}
