package org.accession.abstracting;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.accession.checking.CheckedCase;
import org.accession.checking.StoredFinding;
import org.accession.dictionary.DataType;
import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Item;
import org.accession.edits.Finding.ItemValue;

/**
 * What the edits find in a case.
 *
 * @param checked by what and when the case was checked; null if it never was
 */
record FindingsView(CheckedCase checked, List<Line> lines) {

    /**
     * A finding.
     *
     * @param kind error, warning or not run
     * @param fix the name of the item to look at first, or null
     */
    record Line(String edit, String name, String kind, String message, List<Value> items, String fix, int clears,
            Instant since) {

        static Line of(StoredFinding finding) {
            return new Line(finding.edit, finding.name,
                    finding.severity.name().toLowerCase(Locale.ROOT).replace('_', ' '), finding.message,
                    finding.items.stream().map(Value::of).toList(),
                    finding.fix == null ? null : itemName(finding.fix), finding.clears, finding.foundAt);
        }
    }

    /** An item with its value as the edit saw it, and what that means. */
    record Value(String id, String name, String value, String term) {

        static Value of(ItemValue item) {
            boolean date = item(item.item()).filter(one -> one.type() == DataType.DATE).isPresent();
            return new Value(item.item(), itemName(item.item()), date ? Written.date(item.value()) : item.value(),
                    item.value().isEmpty() ? "" : Terms.of(item.item(), item.value()).orElse(""));
        }
    }

    static FindingsView of(Optional<CheckedCase> checked, List<StoredFinding> findings) {
        return new FindingsView(checked.orElse(null), findings.stream().map(Line::of).toList());
    }

    private static String itemName(String id) {
        return item(id).map(Item::name).orElse(id);
    }

    private static Optional<Item> item(String id) {
        return Dictionaries.standard().newest(id);
    }
}
