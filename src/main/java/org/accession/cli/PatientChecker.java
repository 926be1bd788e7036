package org.accession.cli;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Values;
import org.accession.edits.CompiledEdit;
import org.accession.edits.EditRecord;
import org.accession.edits.EditRunner;
import org.accession.edits.Finding;
import org.accession.edits.RecordsOf;
import org.accession.naaccrxml.PatientRecord;
import org.accession.naaccrxml.Root;
import org.accession.naaccrxml.TumorRecord;
import org.accession.rules.CollaborativeStage;

/** Runs edits over patients as they were read; several threads may share it. */
final class PatientChecker {

    private final RecordsOf records;
    private final Values root;
    private final ThreadLocal<EditRunner> runners;

    PatientChecker(Root root, String metafile, List<CompiledEdit> edits, Dictionary dictionary, RecordsOf records,
            Clock clock, CollaborativeStage staging) {
        this.records = records;
        this.root = root(root, dictionary);
        runners = ThreadLocal.withInitial(() -> new EditRunner(metafile, edits, dictionary, clock, staging));
    }

    /** A file says its version and record type in attributes; edits ask for them as items. */
    private static Values root(Root root, Dictionary dictionary) {
        Values values = root.values().copy();
        dictionary.find("recordType").filter(values::isBlank)
                .ifPresent(item -> values.set(item, root.recordType().name()));
        root.dictionary().find("naaccrRecordVersion").filter(values::isBlank)
                .ifPresent(item -> values.set(item, root.version().code()));
        return values;
    }

    List<CheckedPatient> check(List<PatientRecord> patients) {
        List<EditRecord> all = new ArrayList<>();
        for (PatientRecord patient : patients) {
            all.addAll(records.of(root, patient.values(),
                    patient.tumors().stream().map(TumorRecord::values).toList()));
        }
        List<List<Finding>> findings = runners.get().check(all);
        List<CheckedPatient> checked = new ArrayList<>(patients.size());
        int next = 0;
        for (PatientRecord patient : patients) {
            int tumors = patient.tumors().size();
            checked.add(new CheckedPatient(patient, findings.subList(next, next + tumors)));
            next += tumors;
        }
        return checked;
    }
}
