package org.accession.intake;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

import org.accession.intake.Batch.End;
import org.accession.jobs.JobRun;

/**
 * Stores batches, each in a transaction. Where one cannot be stored its halves are tried, and their halves, down to the
 * patient at fault: one record that does not fit stops no import.
 */
final class Storing {

    private final JobRun run;
    private final ToLongFunction<End> position;
    private final Consumer<Batch> step;

    /**
     * @param position how far the job has come at the end of a batch
     * @param step stores a batch within the surrounding transaction
     */
    Storing(JobRun run, ToLongFunction<End> position, Consumer<Batch> step) {
        this.run = run;
        this.position = position;
        this.step = step;
    }

    void store(Batch batch) {
        Optional<Misfit> misfit = tryIt(batch);
        if (misfit.isPresent() && misfit.get().mayPass()) {
            misfit = tryIt(batch);
        }
        if (misfit.isEmpty()) {
            return;
        }
        if (batch.patients().size() > 1) {
            batch.halves().forEach(this::store);
        } else {
            commit(batch.rejected(misfit.get().sentence()));
        }
    }

    private Optional<Misfit> tryIt(Batch batch) {
        try {
            commit(batch);
            return Optional.empty();
        } catch (RuntimeException failure) {
            Optional<Misfit> misfit = Misfit.of(failure);
            if (misfit.isEmpty() || batch.patients().isEmpty()) {
                throw failure;
            }
            return misfit;
        }
    }

    private void commit(Batch batch) {
        run.commit(position.applyAsLong(batch.end()), batch.records(), () -> step.accept(batch));
    }
}
