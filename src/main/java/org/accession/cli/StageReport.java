package org.accession.cli;

import java.io.PrintWriter;
import java.util.List;

import org.accession.dictionary.ConversionNote;
import org.accession.naaccrxml.FaultCode;
import org.accession.naaccrxml.TumorRecord;
import org.accession.naaccrxml.ValueFault;
import org.accession.staging.CaseStage;
import org.accession.staging.Explainer;
import org.accession.staging.StagingResult;
import org.accession.staging.StagingResult.Staged;
import org.accession.staging.derived.NotDerived;

/** Tells case by case what could not be staged and why, and at the end how many were. */
final class StageReport {

    private final String file;
    private final PrintWriter out;
    private final boolean faults;
    private final boolean notDerived;
    private final String why;
    private final Tally stagedBy = new Tally();
    private final Tally notStagedBy = new Tally();
    private final Tally missing = new Tally();
    private final Tally unwritten = new Tally();
    private final Tally toReview = new Tally();
    private final Tally valueFaults = new Tally();
    private long tumors;
    private long notStaged;
    private long explained;

    /**
     * @param faults whether codes that are not in their tables are told, too
     * @param notDerived whether each case's items that were not derived are told, too; they are counted in any case
     * @param why the XML id of an item to be explained, or null
     */
    StageReport(String file, PrintWriter out, boolean faults, boolean notDerived, String why) {
        this.file = file;
        this.out = out;
        this.faults = faults;
        this.notDerived = notDerived;
        this.why = why;
    }

    /** What is wrong with the values of the file. */
    void addFaults(List<ValueFault> found) {
        // A derived item that the version does not have was told by its name.
        found.stream().filter(fault -> fault.code() != FaultCode.NOT_IN_VERSION)
                .forEach(fault -> valueFaults.add(fault.code().code()));
    }

    void add(StagedPatient patient) {
        patient.unwritten().forEach(value -> unwritten.add(value.name()));
        patient.notes().stream().filter(ConversionNote::needsReview)
                .forEach(note -> toReview.add(note.item() + ": " + note.kind().text()));
        for (int tumor = 0; tumor < patient.record().tumors().size(); tumor++) {
            TumorRecord record = patient.record().tumors().get(tumor);
            String place = file + ":" + record.line() + ": patient " + patient.record().ordinal() + ", tumor "
                    + record.ordinal() + ": ";
            add(place, patient.derived().stage(tumor), patient);
            patient.derived().notDerived(tumor).forEach(not -> add(place, not));
        }
    }

    private void add(String place, NotDerived not) {
        String line = String.join(", ", not.names()) + " not derived: " + not.reason();
        missing.add(line);
        if (notDerived) {
            out.println(place + line);
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
                stagedBy.add(staged.algorithm().toString());
                explain(place, stage, staged, patient);
            } else if (stage.isStaged()) {
                notStagedBy.add(result.algorithm().toString());
            }
            if (faults) {
                result.causes().forEach(fault -> out.println(place + result.algorithm() + ": " + fault.message()));
            }
        }
    }

    private void explain(String place, CaseStage stage, Staged staged, StagedPatient patient) {
        stage.derived().stream()
                .filter(value -> value.name().equals(why) && value.source().equals(staged.algorithm().toString()))
                .flatMap(value -> new Explainer(patient.algorithms().get(staged.algorithm()), staged)
                        .explain(value.key()).lines().stream())
                .forEach(line -> {
                    explained++;
                    out.println(place + line);
                });
    }

    void end() {
        out.println(FileCommands.count(tumors, "tumor") + ", " + notStaged + " not staged.");
        stagedBy.each(" staged by ").forEach(out::println);
        notStagedBy.each(" staged by another, but not by ").forEach(out::println);
        missing.each(" x ").forEach(out::println);
        unwritten.each(" x ").forEach(line -> out.println(line + ": not for this version of the file, left out"));
        toReview.each(" x ").forEach(line -> out.println(line + "; read so for staging, not changed in the file"));
        if (!valueFaults.isEmpty()) {
            out.println(FileCommands.count(valueFaults.sum(), "value fault") + " in the file: "
                    + String.join(", ", valueFaults.each(" ")) + ". See accession validate.");
        }
        if (why != null && explained == 0) {
            out.println("Staging gave no case the item " + why + ": there is nothing to explain.");
        }
    }

    boolean allStaged() {
        return notStaged == 0;
    }
}
