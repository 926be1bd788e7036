package org.accession.edits;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.accession.dictionary.Dictionary;
import org.accession.edits.Finding.ItemValue;
import org.accession.rules.RunFault;

/** Runs edits over all tumors of a patient, in the version of the metafile. Safe for use by threads. */
public final class PatientEditRunner {

    private final String metafile;
    private final List<CompiledPatientEdit> edits;
    private final Dictionary dictionary;
    private final Messages messages;
    private final int today;

    /**
     * @param edits those to run, of the metafile
     * @param dictionary of the metafile's version
     */
    public PatientEditRunner(String metafile, List<CompiledPatientEdit> edits, Dictionary dictionary, Clock clock) {
        this.metafile = metafile;
        this.edits = edits;
        this.dictionary = dictionary;
        messages = new Messages(dictionary);
        LocalDate day = LocalDate.now(clock);
        today = day.getYear() * 10000 + day.getMonthValue() * 100 + day.getDayOfMonth();
    }

    /** The findings of each tumor of a patient, in the order of the metafile: an edit that fails is one for each that it blames. */
    public List<List<Finding>> check(List<EditRecord> tumors) {
        List<List<Finding>> findings = new ArrayList<>(tumors.size());
        tumors.forEach(tumor -> findings.add(new ArrayList<>()));
        for (CompiledPatientEdit edit : edits) {
            try {
                Map<Integer, Set<String>> failing = edit.rule().failing(tumors, today);
                failing.forEach((tumor, items) -> findings.get(tumor)
                        .add(finding(edit.edit(), Severity.ERROR, edit.edit().message(), items, tumors.get(tumor))));
            } catch (RunFault fault) {
                for (int tumor = 0; tumor < tumors.size(); tumor++) {
                    findings.get(tumor).add(finding(edit.edit(), Severity.NOT_RUN, fault.getMessage(), Set.of(),
                            tumors.get(tumor)));
                }
            }
        }
        return findings;
    }

    private Finding finding(Edit edit, Severity severity, String message, Set<String> named, EditRecord record) {
        List<String> ids = named.isEmpty() ? edit.items() : named.stream().map(SeerMetafile::item).distinct().toList();
        List<ItemValue> items = ids.stream().map(id -> new ItemValue(id,
                dictionary.find(id).map(record::value).orElse(""))).toList();
        return new Finding(edit, severity, messages.filled(message, items), items, metafile);
    }
}
