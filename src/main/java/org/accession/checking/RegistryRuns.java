package org.accession.checking;

import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.NotFoundException;

import org.accession.identity.Scope;
import org.accession.jobs.JobRun;
import org.accession.jobs.Jobs;

/** Starts work over the registry, finds it again, and goes through the cases batch by batch. */
@ApplicationScoped
class RegistryRuns {

    private static final int NEWEST = 30;

    private final EntityManager database;
    private final CaseBatches batches;
    private final Jobs jobs;

    RegistryRuns(EntityManager database, CaseBatches batches, Jobs jobs) {
        this.database = database;
        this.batches = batches;
        this.jobs = jobs;
    }

    /** Takes the work on; within the caller's transaction. */
    <R extends RegistryRun> R start(R run, String kind, String title, Scope scope) {
        run.personId = scope.personId();
        run.facilityIds = scope.facilityIds() == null ? null : List.copyOf(scope.facilityIds());
        run.job = jobs.start(kind, title, scope);
        database.persist(run);
        database.flush();
        return run;
    }

    /** The one with that address, if the caller sees all that it is about. */
    <R extends RegistryRun> R find(Class<R> type, UUID publicId) {
        return query("from " + type.getName() + " r where r.publicId = ?1", type, publicId).stream().findFirst()
                .orElseThrow(NotFoundException::new);
    }

    /** The newest first. */
    <R extends RegistryRun> List<R> newest(Class<R> type) {
        return database.createQuery("from " + type.getName() + " r join fetch r.job order by r.id desc", type)
                .setMaxResults(NEWEST).getResultList();
    }

    /**
     * Does the work of a job: each batch of records in a transaction of its own, so that it goes on behind the last one.
     *
     * @param step takes the work and the ids of some records; it may empty the session
     * @return how it ended, in one sentence
     */
    <R extends RegistryRun> String walk(JobRun job, Class<R> type, BiConsumer<R, List<Long>> step) {
        job.total(job.read(() -> batches.total(of(job, type).selection)));
        for (List<Long> records = next(job, type); !records.isEmpty(); records = next(job, type)) {
            List<Long> batch = records;
            job.commit(job.position() + batch.size(), batch.size(), () -> {
                R run = of(job, type);
                step.accept(run, batch);
                run.lastRecordId = batch.get(batch.size() - 1);
                database.merge(run);
            });
        }
        return job.read(() -> of(job, type).summary());
    }

    private <R extends RegistryRun> List<Long> next(JobRun job, Class<R> type) {
        return job.read(() -> {
            R run = of(job, type);
            return batches.next(run.selection, run.lastRecordId);
        });
    }

    private <R extends RegistryRun> R of(JobRun job, Class<R> type) {
        return query("from " + type.getName() + " r where r.job.id = ?1", type, job.jobId()).get(0);
    }

    private <R extends RegistryRun> List<R> query(String text, Class<R> type, Object key) {
        return database.createQuery(text, type).setParameter(1, key).getResultList();
    }
}
