package org.accession.checking;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.dictionary.Level;
import org.accession.dictionary.NaaccrVersion;
import org.accession.dictionary.Values;
import org.accession.edits.CompiledEdit;
import org.accession.edits.CompiledMetafile;
import org.accession.edits.CompiledPatientEdit;
import org.accession.edits.EditFault;
import org.accession.edits.EditRecord;
import org.accession.edits.EditRunner;
import org.accession.edits.Finding;
import org.accession.edits.PatientEditRunner;
import org.accession.edits.ReadyEdit;
import org.accession.edits.RecordsOf;
import org.accession.rules.CollaborativeStage;

/**
 * Edits that are run over records of the working version. Safe for use by threads: a thread takes a runner, or makes one.
 */
final class ActiveEdits {

    private final CompiledMetafile metafile;
    private final List<CompiledEdit> edits;
    private final List<CompiledPatientEdit> patientEdits;
    private final List<EditFault> notRunnable;
    private final Map<String, Integer> readers = new HashMap<>();
    private final Dictionary dictionary;
    private final RecordsOf records;
    private final Values root;
    private final Clock clock;
    private final CollaborativeStage staging;
    private final int size;
    private final PatientEditRunner overPatients;
    private final Queue<EditRunner> idle = new ConcurrentLinkedQueue<>();

    /** @param chosen edits of the metafile; those that cannot run on records of the working version are left out */
    ActiveEdits(CompiledMetafile metafile, List<? extends ReadyEdit> chosen, Dictionaries dictionaries, Clock clock,
            CollaborativeStage staging) {
        this.metafile = metafile;
        this.clock = clock;
        this.staging = staging;
        dictionary = dictionaries.version(metafile.metafile().version());
        records = new RecordsOf(dictionaries.working(), dictionary);
        notRunnable = records.notRunnable(chosen);
        Set<String> not = notRunnable.stream().map(EditFault::edit).collect(Collectors.toCollection(HashSet::new));
        List<? extends ReadyEdit> runnable = chosen.stream().filter(edit -> !not.contains(edit.edit().tag())).toList();
        size = runnable.size();
        edits = runnable.stream().filter(CompiledEdit.class::isInstance).map(CompiledEdit.class::cast).toList();
        patientEdits = runnable.stream().filter(CompiledPatientEdit.class::isInstance)
                .map(CompiledPatientEdit.class::cast).toList();
        overPatients = new PatientEditRunner(name(), patientEdits, dictionary, clock);
        runnable.forEach(edit -> Set.copyOf(edit.edit().items()).forEach(item -> readers.merge(item, 1, Integer::sum)));
        root = root(dictionaries.working());
    }

    /** A file would say these in its attributes: the registry holds full abstracts of its working version. */
    private static Values root(Dictionary working) {
        NaaccrVersion version = working.version();
        Values root = new Values();
        working.find("recordType").ifPresent(item -> root.set(item, "A"));
        working.find("naaccrRecordVersion").ifPresent(item -> root.set(item, version.code()));
        return root;
    }

    /** The name of the metafile. */
    String name() {
        return metafile.metafile().name();
    }

    CompiledMetafile metafile() {
        return metafile;
    }

    /** How many run. */
    int size() {
        return size;
    }

    /** Those of the chosen that cannot run: they find nothing, and nothing has passed them. */
    List<EditFault> notRunnable() {
        return notRunnable;
    }

    /** How many of the edits name the item. */
    int readersOf(String item) {
        return readers.getOrDefault(item, 0);
    }

    /** The level of the item with the XML id, in the version of the metafile. */
    Level levelOf(String item) {
        return dictionary.find(item).map(Item::level).orElse(Level.TUMOR);
    }

    /** A patient's tumors as the edits look at them; the values that are given stay as they are. */
    List<EditRecord> records(Values patient, List<Values> tumors) {
        return records.of(root, patient, tumors);
    }

    /** What the edits find in the records of patients, tumor by tumor; those over all tumors of a patient come last. */
    List<List<Finding>> check(List<List<EditRecord>> patients) {
        EditRunner runner = idle.poll();
        if (runner == null) {
            runner = new EditRunner(name(), edits, dictionary, clock, staging);
        }
        List<List<Finding>> findings = runner.check(patients.stream().flatMap(List::stream).toList());
        idle.add(runner);
        int next = 0;
        for (List<EditRecord> patient : patients) {
            for (List<Finding> together : overPatients.check(patient)) {
                findings.get(next++).addAll(together);
            }
        }
        return findings;
    }

    /** Those of the named edits that find something in one of a patient's tumors, by its place. */
    Set<String> failing(Set<String> named, List<EditRecord> patient, int tumor) {
        EditRunner alone = new EditRunner(name(),
                edits.stream().filter(edit -> named.contains(edit.edit().tag())).toList(), dictionary, clock, staging);
        PatientEditRunner together = new PatientEditRunner(name(),
                patientEdits.stream().filter(edit -> named.contains(edit.edit().tag())).toList(), dictionary, clock);
        return Stream.concat(alone.check(List.of(patient.get(tumor))).get(0).stream(),
                together.check(patient).get(tumor).stream()).map(finding -> finding.edit().tag())
                .collect(Collectors.toSet());
    }
}
