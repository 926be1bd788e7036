package org.accession.checking;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.StatelessSession;

/** Keeps what the edits find in cases. A finding that is as it was is not written; one that holds no longer is deleted. */
@ApplicationScoped
class FindingRows {

    private static final String FINDINGS = "from StoredFinding f where f.tumorCase.id in :cases order by f.id";
    private static final String CHECKED = "from CheckedCase c where c.tumorCaseId in :cases";

    private final StatelessSession database;
    private final Clock clock;

    FindingRows(StatelessSession database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Writes the findings of cases whose rows are written; within the caller's transaction.
     *
     * @return in how many of the cases the findings are different now
     */
    int keep(List<CaseCheck> checks) {
        List<Long> known = checks.stream().filter(check -> !check.isNew()).map(check -> check.row().id).toList();
        Map<Long, List<StoredFinding>> stored = known.isEmpty()
                ? Map.of()
                : database.createSelectionQuery(FINDINGS, StoredFinding.class).setParameter("cases", known)
                        .getResultList().stream().collect(Collectors.groupingBy(one -> one.tumorCase.id));
        Map<Long, CheckedCase> checked = known.isEmpty()
                ? Map.of()
                : database.createSelectionQuery(CHECKED, CheckedCase.class).setParameter("cases", known)
                        .getResultList().stream().collect(Collectors.toMap(one -> one.tumorCaseId, one -> one));
        List<StoredFinding> added = new ArrayList<>();
        List<CheckedCase> first = new ArrayList<>();
        int different = 0;
        for (CaseCheck check : checks) {
            different += keep(check, stored.getOrDefault(check.row().id, List.of()), added) ? 1 : 0;
            keep(check, checked.get(check.row().id), first);
        }
        if (!added.isEmpty()) {
            database.insertMultiple(added);
        }
        if (!first.isEmpty()) {
            database.insertMultiple(first);
        }
        return different;
    }

    private boolean keep(CaseCheck check, List<StoredFinding> stored, List<StoredFinding> added) {
        Map<String, StoredFinding> before = new HashMap<>();
        stored.forEach(finding -> before.put(finding.label(), finding));
        boolean different = false;
        for (StoredFinding finding : check.findings()) {
            StoredFinding former = before.remove(finding.label());
            if (former == null) {
                finding.tumorCase = check.row();
                finding.facility = check.row().facility;
                added.add(finding);
                different = true;
            } else if (!former.isSame(finding)) {
                former.take(finding);
                database.update(former);
                different = true;
            }
        }
        before.values().forEach(database::delete);
        return different || !before.isEmpty();
    }

    private void keep(CaseCheck check, CheckedCase before, List<CheckedCase> first) {
        if (check.edits().isEmpty()) {
            if (before != null) {
                database.delete(before);
            }
            return;
        }
        CheckedCase now = CheckedCase.of(check, clock.instant());
        if (before == null) {
            first.add(now);
        } else {
            database.update(now);
        }
    }
}
