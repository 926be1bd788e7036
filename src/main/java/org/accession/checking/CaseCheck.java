package org.accession.checking;

import java.util.ArrayList;
import java.util.List;

import org.accession.edits.Severity;
import org.accession.patient.TumorCase;

/**
 * A case with what the edits say of it.
 *
 * @param isNew whether nothing is stored of the case yet
 * @param edits those that are run; none on a case that does not count
 * @param findings what they find
 */
record CaseCheck(TumorCase row, boolean isNew, List<ActiveEdits> edits, List<StoredFinding> findings) {

    static CaseCheck of(TumorCase row, List<ActiveEdits> edits) {
        return new CaseCheck(row, row.id == null, row.state.counts() ? edits : List.of(), new ArrayList<>());
    }

    int count(Severity severity) {
        return (int) findings.stream().filter(finding -> finding.severity == severity).count();
    }
}
