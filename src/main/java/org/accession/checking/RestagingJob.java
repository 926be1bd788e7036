package org.accession.checking;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

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

    private final EntityManager database;
    private final StatelessSession rows;
    private final Changes changes;
    private final StagingSetups setups;
    private final CaseBatches batches;
    private final RegistryRuns runs;

    RestagingJob(EntityManager database, StatelessSession rows, Changes changes, StagingSetups setups,
            CaseBatches batches, RegistryRuns runs) {
        this.batches = batches;
        this.runs = runs;
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
        return runs.walk(run, Restaging.class, (restaging, records) -> take(run, restaging, records));
    }

    private void take(JobRun run, Restaging restaging, List<Long> records) {
        List<TumorCase> cases = batches.cases(restaging.selection, records);
        restaging.cases += cases.size();
        restaging.changed += restaging.isComparison() ? compare(restaging, cases) : derive(run, records);
        database.clear();
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
        Algorithm newOne = algorithm(setup, restaging.newAlgorithm);
        VersionComparison comparison = new VersionComparison(setup.stager(),
                algorithm(setup, restaging.oldAlgorithm), newOne);
        int changed = 0;
        for (TumorCase one : cases) {
            if (one.dateOfDiagnosis == null
                    || !setup.years().stages(newOne.version().id(), one.dateOfDiagnosis.year())) {
                continue; // neither version is asked about the case
            }
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
}
