package org.accession.edits;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.accession.dictionary.Dictionary;
import org.accession.edits.Finding.ItemValue;
import org.accession.rules.CollaborativeStage;
import org.accession.rules.Outcome;
import org.accession.rules.Run;
import org.accession.rules.RunFault;

/**
 * Runs edits over records that are in the version of the metafile. For one thread; to make one costs little.
 * Over many records an edit runs over some dozens before the next does: what it needs is then at hand.
 */
public final class EditRunner {

    private static final int SIDE_BY_SIDE = 48;

    private final String metafile;
    private final List<CompiledEdit> edits;
    private final Dictionary dictionary;
    private final Messages messages;
    private final Run[] runs = new Run[SIDE_BY_SIDE];

    /**
     * @param edits those to run, of the metafile
     * @param dictionary of the metafile's version
     * @param staging answers calls of Collaborative Stage
     */
    public EditRunner(String metafile, List<CompiledEdit> edits, Dictionary dictionary, Clock clock,
            CollaborativeStage staging) {
        this.metafile = metafile;
        this.edits = edits;
        this.dictionary = dictionary;
        messages = new Messages(dictionary);
        for (int i = 0; i < runs.length; i++) {
            runs[i] = new Run(clock, staging);
        }
    }

    /** The findings of each record, in the order of the metafile. */
    public List<List<Finding>> check(List<EditRecord> records) {
        List<List<Finding>> findings = new ArrayList<>(records.size());
        for (int from = 0; from < records.size(); from += SIDE_BY_SIDE) {
            findings.addAll(some(records.subList(from, Math.min(from + SIDE_BY_SIDE, records.size()))));
        }
        return findings;
    }

    private List<List<Finding>> some(List<EditRecord> records) {
        List<List<Finding>> findings = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            EditRecord record = records.get(i);
            runs[i].on(record.root(), record.patient(), record.tumor());
            findings.add(new ArrayList<>());
        }
        for (CompiledEdit edit : edits) {
            for (int i = 0; i < records.size(); i++) {
                check(edit, runs[i], records.get(i), findings.get(i));
            }
        }
        return findings;
    }

    private void check(CompiledEdit edit, Run run, EditRecord record, List<Finding> findings) {
        try {
            Outcome outcome = edit.rule().apply(run);
            if (outcome != Outcome.PASS) {
                Severity severity = outcome == Outcome.FAIL ? Severity.ERROR : Severity.WARNING;
                findings.add(finding(edit.edit(), severity, words(edit.edit(), run, severity), record));
            }
        } catch (RunFault fault) {
            findings.add(finding(edit.edit(), Severity.NOT_RUN, fault.getMessage(), record));
        }
    }

    /** The edit's own message, or the one that it chose; and what it added. A warning says only what it added. */
    private static String words(Edit edit, Run run, Severity severity) {
        String usual = run.message() != null ? run.message() : edit.message();
        if (run.more().isEmpty()) {
            return usual;
        }
        String more = String.join("; ", run.more());
        return severity == Severity.WARNING ? more : usual + "; " + more;
    }

    private Finding finding(Edit edit, Severity severity, String message, EditRecord record) {
        List<ItemValue> items = edit.items().stream()
                .map(item -> new ItemValue(item, record.value(item, dictionary))).toList();
        return new Finding(edit, severity, messages.filled(message, items), items, metafile);
    }
}
