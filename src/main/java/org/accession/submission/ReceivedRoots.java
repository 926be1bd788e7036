package org.accession.submission;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.accession.dictionary.Conversion;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.dictionary.Level;
import org.accession.dictionary.RecordType;
import org.accession.dictionary.Values;
import org.accession.naaccrxml.Root;
import org.accession.patient.SourceRecord.Outcome;

/**
 * What files say before their first patient: who sent them. It goes out again with records as they came, where all the
 * files say the same. What else stands there, of no dictionary, may be about anybody in the file and stays with it.
 */
final class ReceivedRoots {

    private static final String TAKEN = "r.outcome <> " + Outcome.class.getCanonicalName() + ".REJECTED";

    private final ReceivedRecords received;
    private final Dictionary target;
    private final ExportNotes notes;

    ReceivedRoots(ReceivedRecords received, Dictionary target, ExportNotes notes) {
        this.received = received;
        this.target = target;
        this.notes = notes;
    }

    /** The values of the root for the selected records. */
    Values values(Selection selection, RecordType type) {
        Map<Item, Set<String>> said = new LinkedHashMap<>();
        for (long file : ReceivedRecords.files(selection, TAKEN)) {
            Root root = received.root(file);
            Values values = root.values().copy();
            notes.addConversions(Conversion.between(root.dictionary(), target).apply(values, Level.ROOT));
            target.items().stream().filter(item -> item.level() == Level.ROOT).forEach(
                    item -> said.computeIfAbsent(item, any -> new LinkedHashSet<>()).add(values.get(item)));
            if (!root.strayItems().isEmpty() || !root.extensions().isEmpty()) {
                notes.add("What stands before the first patient", "of no dictionary, stays with the file it came in");
            }
        }
        return agreed(said, type);
    }

    private Values agreed(Map<Item, Set<String>> said, RecordType type) {
        Values agreed = new Values();
        said.forEach((item, values) -> {
            if (values.size() == 1) {
                agreed.set(item, values.iterator().next());
            } else {
                notes.add(item.id(), "not the same in all files that it came in, left out");
            }
        });
        target.find("recordType").filter(item -> !agreed.isBlank(item))
                .ifPresent(item -> agreed.set(item, type.name()));
        return agreed;
    }
}
