package org.accession.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

import org.accession.edits.Finding;
import org.accession.edits.Severity;
import org.accession.naaccrxml.ValueFault;

/** Prints what edits find, and at the end how often each found something. */
final class EditsReport {

    /** Value faults that are named; of more than these there is but the number. */
    private static final int MOST_FAULTS = 1000;

    private final FindingFormat format;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Map<String, Integer> byEdit = new TreeMap<>();
    private long patients;
    private long tumors;
    private long findings;
    private long notRun;
    private long faults;

    EditsReport(FindingFormat format, PrintWriter out, PrintWriter err) {
        this.format = format;
        this.out = out;
        this.err = err;
        if (!format.head().isEmpty()) {
            out.println(format.head());
        }
    }

    void add(String file, CheckedPatient patient) {
        patients++;
        patient.record().faults().forEach(fault -> add(file, fault));
        for (int tumor = 0; tumor < patient.findings().size(); tumor++) {
            tumors++;
            for (Finding finding : patient.findings().get(tumor)) {
                out.println(format.line(file, patient.record().ordinal(), tumor + 1, finding));
                count(finding);
            }
        }
    }

    /** What is wrong with a value as such: edits run over it all the same. */
    void add(String file, ValueFault fault) {
        if (++faults <= MOST_FAULTS) {
            err.println(FaultFormat.TEXT.line(file, fault));
        }
    }

    private void count(Finding finding) {
        if (finding.severity() == Severity.NOT_RUN) {
            notRun++;
        } else {
            findings++;
        }
        byEdit.merge(finding.edit().toString(), 1, Integer::sum);
    }

    /** A line about the run as a whole. */
    void note(Object sentence) {
        err.println(sentence);
    }

    void end() {
        out.flush();
        if (faults > MOST_FAULTS) {
            err.println(FileCommands.count(faults, "value fault") + " in all. See accession validate.");
        }
        byEdit.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
                .forEach(edit -> err.println(edit.getValue() + " x " + edit.getKey()));
        err.println(FileCommands.count(patients, "patient") + ", " + FileCommands.count(tumors, "tumor") + ", "
                + FileCommands.count(findings, "finding") + "."
                + (notRun == 0 ? "" : " " + FileCommands.count(notRun, "edit") + " came to no verdict."));
    }

    boolean found() {
        return findings > 0 || notRun > 0;
    }
}
