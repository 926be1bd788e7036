package org.accession.checking;

import java.util.List;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.accession.patient.ValuesChanging;

/** Checks values that are being stored, with what was derived from them, in all cases of the record that count. */
@ApplicationScoped
class Checker {

    private final EditSetups setups;
    private final FindingRows findings;

    Checker(EditSetups setups, FindingRows findings) {
        this.setups = setups;
        this.findings = findings;
    }

    void check(@Observes @Priority(ValuesChanging.CHECK) ValuesChanging change) {
        List<CaseCheck> checks = new CaseChecker(setups.current()::of).check(change.records());
        change.whenStored(() -> findings.keep(checks));
    }
}
