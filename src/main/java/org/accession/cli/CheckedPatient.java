package org.accession.cli;

import java.util.List;

import org.accession.edits.Finding;
import org.accession.edits.Severity;
import org.accession.naaccrxml.PatientRecord;

/** A patient with what the edits found in each tumor. */
record CheckedPatient(PatientRecord record, List<List<Finding>> findings) {

    /** Whether any tumor fails; a warning is no failure. */
    boolean fails() {
        return findings.stream().flatMap(List::stream).anyMatch(finding -> finding.severity() == Severity.ERROR);
    }
}
