package org.accession.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;

import org.accession.naaccrxml.TumorRecord;
import org.accession.staging.CaseStage;
import org.accession.staging.Explainer;
import org.accession.staging.StagingResult;
import org.accession.staging.StagingResult.Staged;

/** Tells case by case what could not be staged and why, and at the end how many were. */
final class StageReport {

    private final String file;
    private final PrintWriter out;
    private final boolean faults;
    private final String why;
    private final Map<String, Long> stagedBy = new TreeMap<>();
    private long tumors;
    private long notStaged;

    /**
     * @param faults whether codes that are not in their tables are told, too
     * @param why the XML id of an item to be explained, or null
     */
    StageReport(String file, PrintWriter out, boolean faults, String why) {
        this.file = file;
        this.out = out;
        this.faults = faults;
        this.why = why;
    }

    void add(StagedPatient patient) {
        for (int tumor = 0; tumor < patient.record().tumors().size(); tumor++) {
            TumorRecord record = patient.record().tumors().get(tumor);
            String place = file + ":" + record.line() + ": patient " + patient.record().ordinal() + ", tumor "
                    + record.ordinal() + ": ";
            add(place, patient.derived().stage(tumor), patient);
        }
    }

    private void add(String place, CaseStage stage, StagedPatient patient) {
        tumors++;
        if (!stage.isStaged()) {
            notStaged++;
        }
        stage.obstacles().forEach(obstacle -> out.println(place + obstacle));
        for (StagingResult result : stage.results()) {
            if (result instanceof Staged staged) {
                stagedBy.merge(staged.algorithm().toString(), 1L, Long::sum);
                explain(place, stage, staged, patient);
            }
            if (faults) {
                result.faults().forEach(fault -> out.println(place + result.algorithm() + ": " + fault.message()));
            }
        }
    }

    private void explain(String place, CaseStage stage, Staged staged, StagedPatient patient) {
        stage.derived().stream()
                .filter(value -> value.name().equals(why) && value.source().equals(staged.algorithm().toString()))
                .flatMap(value -> new Explainer(patient.algorithms().get(staged.algorithm()), staged)
                        .explain(value.key()).lines().stream())
                .forEach(line -> out.println(place + line));
    }

    void end() {
        out.println(FileCommands.count(tumors, "tumor") + ", " + notStaged + " not staged.");
        stagedBy.forEach((algorithm, times) -> out.println(times + " staged by " + algorithm));
    }

    boolean allStaged() {
        return notStaged == 0;
    }
}
