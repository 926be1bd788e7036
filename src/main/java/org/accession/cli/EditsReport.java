package org.accession.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

import org.accession.edits.Finding;
import org.accession.edits.Severity;

/** Prints what edits find, and at the end how often each found something. */
final class EditsReport {

    private final FindingFormat format;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Map<String, Integer> byEdit = new TreeMap<>();
    private long patients;
    private long tumors;
    private long findings;
    private long notRun;

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
        for (int tumor = 0; tumor < patient.findings().size(); tumor++) {
            tumors++;
            for (Finding finding : patient.findings().get(tumor)) {
                out.println(format.line(file, patient.record().ordinal(), tumor + 1, finding));
                count(finding);
            }
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
