package org.accession.checking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.accession.dictionary.Item;
import org.accession.dictionary.Values;
import org.accession.keys.Keyring;
import org.accession.patient.CaseDraft;
import org.accession.patient.RecordDraft;
import org.accession.patient.TumorCase;

/** Tries codes of over-ride items on a case: each code once for all edits whose findings read the item. */
final class OverrideTrials {

    private record Trial(String metafile, Item item, String code) {}

    private final List<ActiveEdits> edits;
    private final List<StoredFinding> findings;
    private final Values patient;
    private final List<Values> tumors;
    private final int place;
    private final Map<Trial, Set<String>> failing = new HashMap<>();

    /** @param edits those that are run over the case, whose findings these are */
    OverrideTrials(TumorCase one, List<StoredFinding> findings, List<ActiveEdits> edits, Keyring keyring) {
        RecordDraft record = RecordDraft.of(one.facilityPatient, one.facilityPatient.cases(), keyring);
        List<CaseDraft> counting = record.cases().stream()
                .filter(each -> each.row().state.counts() || each.row().id.equals(one.id)).toList();
        this.edits = edits;
        this.findings = findings;
        patient = record.draft().values();
        tumors = counting.stream().map(each -> each.draft().values()).toList();
        place = counting.stream().map(each -> each.row().id).toList().indexOf(one.id);
    }

    /** Whether the edit of a finding would pass with the code. */
    boolean passes(StoredFinding finding, Item item, String code) {
        return edits.stream().filter(each -> each.name().equals(finding.metafile)).findFirst()
                .map(each -> !failing.computeIfAbsent(new Trial(each.name(), item, code), trial -> run(each, trial))
                        .contains(finding.edit))
                .orElse(false);
    }

    private Set<String> run(ActiveEdits active, Trial trial) {
        Set<String> reading = findings.stream().filter(finding -> finding.metafile.equals(trial.metafile()))
                .filter(finding -> finding.items.stream().anyMatch(read -> read.item().equals(trial.item().id())))
                .map(finding -> finding.edit).collect(Collectors.toSet());
        Values tumor = tumors.get(place);
        String former = tumor.get(trial.item());
        tumor.set(trial.item(), trial.code());
        Set<String> found = active.failing(reading, active.records(patient, tumors), place);
        tumor.set(trial.item(), former);
        return found;
    }
}
