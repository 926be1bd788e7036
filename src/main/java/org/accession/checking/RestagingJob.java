package org.accession.checking;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;

import org.accession.audit.ChangeSource;
import org.accession.jobs.JobKind;
import org.accession.jobs.JobRefusal;
import org.accession.jobs.JobRun;
import org.accession.patient.ChangeOrigin;
import org.accession.patient.Changes;
import org.accession.patient.FacilityPatient;
import org.accession.patient.TumorCase;
import org.accession.staging.Algorithm;
import org.hibernate.StatelessSession;

/** The job that derives cases anew, or compares what two versions of an algorithm say of them. */
@ApplicationScoped
class RestagingJob implements JobKind {

    static final String NAME = "restaging";

    private static final int BATCH = 100;
    private static final String RECORDS = "select distinct c.facilityPatient.id from TumorCase c where "
            + "c.facilityPatient.id > :last and ";
    private static final String CASES = "from TumorCase c join fetch c.facilityPatient join fetch c.facility where "
            + "c.facilityPatient.id in :records and ";

    private final EntityManager database;
    private final StatelessSession rows;
    private final Changes changes;
    private final StagingSetups setups;

    RestagingJob(EntityManager database, StatelessSession rows, Changes changes, StagingSetups setups) {
        this.database = database;
        this.rows = rows;
        this.changes = changes;
        this.setups = setups;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String run(JobRun run) {
        run.total(run.read(() -> total(Restaging.ofJob(run.jobId()).selection)));
        for (List<Long> records = next(run); !records.isEmpty(); records = next(run)) {
            List<Long> batch = records;
            run.commit(run.position() + batch.size(), batch.size(), () -> take(run, batch));
        }
        return run.read(() -> Restaging.ofJob(run.jobId()).summary());
    }

    private void take(JobRun run, List<Long> records) {
        Restaging restaging = Restaging.ofJob(run.jobId());
        List<TumorCase> cases = query(CASES, restaging.selection, TumorCase.class).setParameter("records", records)
                .getResultList();
        int changed = restaging.isComparison() ? compare(restaging, cases) : derive(run, records);
        database.clear();
        Restaging counted = Restaging.ofJob(run.jobId());
        counted.cases += cases.size();
        counted.changed += changed;
        counted.notDerived = restaging.notDerived;
        counted.lastRecordId = records.get(records.size() - 1);
    }

    /** The session is emptied each time: it would compare all that it holds with itself. */
    private int derive(JobRun run, List<Long> records) {
        int changed = 0;
        for (Long id : records) {
            database.clear();
            changed += changes.derive(FacilityPatient.findById(id),
                    new ChangeOrigin(run.scope().personId(), ChangeSource.ALGORITHM,
                            "restaging " + run.jobId(), null, null));
        }
        return changed;
    }

    private int compare(Restaging restaging, List<TumorCase> cases) {
        StagingSetup setup = setups.current();
        VersionComparison comparison = new VersionComparison(setup.stager(),
                algorithm(setup, restaging.oldAlgorithm), algorithm(setup, restaging.newAlgorithm));
        int changed = 0;
        for (TumorCase one : cases) {
            VersionComparison.Outcome outcome = comparison.compare(one.facilityPatient.values(), one.values());
            outcome.notDerived().forEach(item -> restaging.notDerived.merge(item, 1, Integer::sum));
            outcome.changes().forEach(change -> rows.insert(difference(restaging, one, change)));
            changed += outcome.changes().isEmpty() ? 0 : 1;
        }
        return changed;
    }

    private static StagingDifference difference(Restaging restaging, TumorCase one, VersionComparison.Change change) {
        StagingDifference difference = new StagingDifference();
        difference.place = new StagingDifference.Place(restaging.id, change.item(), one.id);
        difference.tumorCase = one;
        difference.facility = one.facility;
        difference.schema = change.schema();
        difference.oldValue = change.oldValue();
        difference.newValue = change.newValue();
        difference.oldReason = change.oldReason();
        difference.newReason = change.newReason();
        return difference;
    }

    private static Algorithm algorithm(StagingSetup setup, String label) {
        return setup.algorithms().versions().stream().filter(version -> version.toString().equals(label)).findFirst()
                .map(setup.algorithms()::get).orElseThrow(() -> new JobRefusal(label + " is not installed."));
    }

    private long total(StagingSelection selection) {
        return query("select count(distinct c.facilityPatient.id) from TumorCase c where ", selection, Long.class)
                .getSingleResult();
    }

    private List<Long> next(JobRun run) {
        return run.read(() -> {
            Restaging restaging = Restaging.ofJob(run.jobId());
            return query(RECORDS, restaging.selection, Long.class, " order by 1").setParameter("last",
                    restaging.lastRecordId).setMaxResults(BATCH).getResultList();
        });
    }

    private <T> TypedQuery<T> query(String before, StagingSelection selection, Class<T> type) {
        return query(before, selection, type, "");
    }

    private <T> TypedQuery<T> query(String before, StagingSelection selection, Class<T> type, String after) {
        StagingSelection.Condition condition = selection.ofCases();
        TypedQuery<T> query = database.createQuery(before + condition.text() + after, type);
        for (Map.Entry<String, Object> parameter : condition.parameters().entrySet()) {
            query.setParameter(parameter.getKey(), parameter.getValue());
        }
        return query;
    }
}
