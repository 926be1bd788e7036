package org.accession.edits;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.edits.Finding.ItemValue;
import org.accession.rules.Batch;
import org.accession.rules.CollaborativeStage;
import org.accession.rules.Outcome;
import org.accession.rules.Run;
import org.accession.rules.RunFault;

/**
 * Runs edits over records that are in the version of the metafile. For one thread; to make one costs little.
 * Over many records an edit runs over some dozens before the next does: what it needs is then at hand.
 */
public final class EditRunner {

    private final String metafile;
    private final List<CompiledEdit> edits;
    private final Item[][] itemsOf;
    private final Messages messages;
    private final Batch batch;

    /**
     * @param edits those to run, of the metafile
     * @param dictionary of the metafile's version
     * @param staging answers calls of Collaborative Stage
     */
    public EditRunner(String metafile, List<CompiledEdit> edits, Dictionary dictionary, Clock clock,
            CollaborativeStage staging) {
        this.metafile = metafile;
        this.edits = edits;
        itemsOf = edits.stream().map(edit -> edit.edit().items().stream()
                .map(item -> dictionary.find(item).orElse(null)).toArray(Item[]::new)).toArray(Item[][]::new);
        messages = new Messages(dictionary);
        batch = new Batch(clock, staging);
    }

    /** The findings of each record, in the order of the metafile. */
    public List<List<Finding>> check(List<EditRecord> records) {
        List<List<Finding>> findings = new ArrayList<>(records.size());
        for (int from = 0; from < records.size(); from += Batch.MOST) {
            findings.addAll(some(records.subList(from, Math.min(from + Batch.MOST, records.size()))));
        }
        return findings;
    }

    private List<List<Finding>> some(List<EditRecord> records) {
        List<List<Finding>> findings = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            EditRecord record = records.get(i);
            batch.run(i).on(record.root(), record.patient(), record.tumor());
            findings.add(new ArrayList<>());
        }
        batch.begin(records.size());
        for (int edit = 0; edit < edits.size(); edit++) {
            for (long open = batch.open(edits.get(edit).rule()); open != 0; open &= open - 1) {
                int record = Long.numberOfTrailingZeros(open);
                check(edit, batch.run(record), records.get(record), findings.get(record));
            }
        }
        return findings;
    }

    private void check(int number, Run run, EditRecord record, List<Finding> findings) {
        Edit edit = edits.get(number).edit();
        try {
            Outcome outcome = edits.get(number).rule().apply(run);
            if (outcome != Outcome.PASS) {
                Severity severity = outcome == Outcome.FAIL ? Severity.ERROR : Severity.WARNING;
                findings.add(finding(edit, severity, words(edit, run, severity), values(number, record)));
            }
        } catch (RunFault fault) {
            findings.add(finding(edit, Severity.NOT_RUN, fault.getMessage(), values(number, record)));
        }
    }

    private List<ItemValue> values(int edit, EditRecord record) {
        ItemValue[] values = new ItemValue[itemsOf[edit].length];
        for (int i = 0; i < values.length; i++) {
            Item item = itemsOf[edit][i];
            // An item that no dictionary has keeps its place: placeholders count them.
            values[i] = item == null
                    ? new ItemValue(edits.get(edit).edit().items().get(i), "")
                    : new ItemValue(item.id(), record.value(item));
        }
        return List.of(values);
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

    private Finding finding(Edit edit, Severity severity, String message, List<ItemValue> items) {
        return new Finding(edit, severity, messages.filled(message, items), items, metafile);
    }
}
