package org.accession.cli;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Values;
import org.accession.edits.EditRecord;
import org.accession.edits.EditRunner;
import org.accession.edits.Finding;
import org.accession.edits.PatientEditRunner;
import org.accession.edits.RecordsOf;
import org.accession.naaccrxml.PatientRecord;
import org.accession.naaccrxml.Root;
import org.accession.naaccrxml.TumorRecord;
import org.accession.rules.CollaborativeStage;
import org.accession.staging.CollaborativeSchemas;

/** Runs edits over patients as they were read; several threads may share it. */
final class PatientChecker {

    private final RecordsOf records;
    private final Values root;
    private final ThreadLocal<EditRunner> runners;
    private final PatientEditRunner overPatients;

    PatientChecker(Root root, EditsToRun edits, Dictionary dictionary, RecordsOf records, Clock clock) {
        this.records = records;
        this.root = root(root, dictionary);
        String metafile = edits.metafile().metafile().name();
        CollaborativeStage staging = CollaborativeSchemas.shipped(clock);
        runners = ThreadLocal
                .withInitial(() -> new EditRunner(metafile, edits.edits(), dictionary, clock, staging));
        overPatients = new PatientEditRunner(metafile, edits.patientEdits(), dictionary, clock);
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
            int end = next + patient.tumors().size();
            List<List<Finding>> together = overPatients.check(all.subList(next, end));
            for (int tumor = next; tumor < end; tumor++) {
                findings.get(tumor).addAll(together.get(tumor - next));
            }
            checked.add(new CheckedPatient(patient, findings.subList(next, end)));
            next = end;
        }
        return checked;
    }
}
