package org.accession.checking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.accession.patient.TumorCase;
import org.accession.staging.Algorithms;
import org.accession.staging.CaseStage;
import org.accession.staging.Explainer;
import org.accession.staging.StagingResult;
import org.accession.staging.StagingResult.NotStaged;
import org.accession.staging.StagingResult.Staged;
import org.accession.staging.StagingSchemas;
import org.hibernate.StatelessSession;

/** Keeps what the algorithms say of cases. A result that is as it was is not written. */
@ApplicationScoped
class StagingResults {

    private static final String STORED = "from StoredStaging s where s.tumorCase.id in :cases";
    private static final Map<String, List<String>> COLUMNS = StagingSchemas.rows("result-columns.csv").stream()
            .collect(Collectors.groupingBy(row -> row.getField("column"),
                    Collectors.mapping(row -> row.getField("key"), Collectors.toList())));

    /**
     * A case and what the algorithms say of it.
     *
     * @param isNew whether nothing is stored of the case yet
     */
    record Staging(TumorCase row, boolean isNew, List<StoredStaging> results) {

        static Staging of(TumorCase row, CaseStage stage, Algorithms algorithms) {
            List<StoredStaging> results = new ArrayList<>();
            if (stage.obstacle() != null) {
                StoredStaging none = result("", "", 0, stage.obstacle().reason().name());
                none.message = stage.obstacle().message();
                results.add(none);
            }
            for (StagingResult result : stage.results()) {
                results.add(result instanceof Staged staged
                        ? staged(staged, results.size(), algorithms)
                        : notStaged((NotStaged) result, results.size()));
            }
            return new Staging(row, row.id == null, results);
        }
    }

    private final StatelessSession database;

    StagingResults(StatelessSession database) {
        this.database = database;
    }

    /** Writes the results of cases whose rows are written; within the caller's transaction. */
    void keep(List<Staging> stages) {
        List<StoredStaging> added = new ArrayList<>();
        List<Long> known = stages.stream().filter(one -> !one.isNew()).map(one -> one.row().id).toList();
        Map<Long, List<StoredStaging>> stored = known.isEmpty()
                ? Map.of()
                : database.createSelectionQuery(STORED, StoredStaging.class).setParameter("cases", known)
                        .getResultList().stream().collect(Collectors.groupingBy(one -> one.tumorCase.id));
        for (Staging one : stages) {
            Map<String, StoredStaging> before = new HashMap<>();
            stored.getOrDefault(one.row().id, List.of()).forEach(result -> before.put(label(result), result));
            for (StoredStaging result : one.results()) {
                StoredStaging former = before.remove(label(result));
                if (former == null) {
                    result.tumorCase = one.row();
                    result.facility = one.row().facility;
                    added.add(result);
                } else if (!former.isSame(result)) {
                    former.take(result);
                    database.update(former);
                }
            }
            before.values().stream().filter(StoredStaging::isCurrent).forEach(this::retire);
        }
        if (!added.isEmpty()) {
            database.insertMultiple(added);
        }
    }

    /** The algorithm is not asked about the case any more: what it said stays, and is no longer what holds. */
    private void retire(StoredStaging former) {
        former.place = null;
        database.update(former);
    }

    private static String label(StoredStaging result) {
        return result.algorithm + " " + result.version;
    }

    private static StoredStaging staged(Staged staged, int place, Algorithms algorithms) {
        StoredStaging stored = of(staged, place, StoredStaging.STAGED);
        stored.schema = staged.schema();
        stored.inputs = staged.inputs();
        stored.outputs = staged.outputs().entrySet().stream().filter(output -> !output.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        stored.schemaId = column("schemaId", stored.outputs);
        stored.summaryStage = column("summaryStage", stored.outputs);
        stored.stageGroup = column("stageGroup", stored.outputs);
        stored.trace = new Explainer(algorithms.get(staged.algorithm()), staged).trace();
        return stored;
    }

    private static StoredStaging notStaged(NotStaged not, int place) {
        StoredStaging stored = of(not, place, not.reason().name());
        stored.schema = not.schema();
        stored.message = not.message();
        stored.missing = not.keys();
        return stored;
    }

    private static StoredStaging of(StagingResult result, int place, String outcome) {
        StoredStaging stored = result(result.algorithm().id(), result.algorithm().version(), place, outcome);
        stored.faults = result.causes().stream().map(fault -> new StoredStaging.Fault(fault.kind().name(), fault.key(),
                fault.table(), fault.message())).toList();
        return stored;
    }

    private static StoredStaging result(String algorithm, String version, int place, String outcome) {
        StoredStaging stored = new StoredStaging();
        stored.algorithm = algorithm;
        stored.version = version;
        stored.place = place;
        stored.result = outcome;
        return stored;
    }

    private static String column(String column, Map<String, String> outputs) {
        return COLUMNS.get(column).stream().map(outputs::get).filter(value -> value != null).findFirst().orElse(null);
    }
}
