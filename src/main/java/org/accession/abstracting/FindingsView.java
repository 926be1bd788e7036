package org.accession.abstracting;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.accession.checking.CheckedCase;
import org.accession.checking.EditOverride;
import org.accession.checking.Overrides;
import org.accession.checking.StoredFinding;
import org.accession.dictionary.DataType;
import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Item;
import org.accession.edits.Finding.ItemValue;
import org.accession.identity.Person;

/**
 * What the edits find in a case.
 *
 * @param checked by what and when the case was checked; null if it never was
 * @param overrides what was over-ridden, the newest first
 */
record FindingsView(CheckedCase checked, List<Line> lines, List<Given> overrides) {

    /**
     * A finding.
     *
     * @param kind error, warning or not run
     * @param fix the name of the item to look at first, or null
     * @param ways the codes of over-ride items with which the edit passes
     */
    record Line(String edit, String metafile, String name, String kind, String message, List<Value> items, String fix,
            int clears,
            Instant since, List<Overrides.Way> ways) {

        static Line of(StoredFinding finding, List<Overrides.Way> ways) {
            return new Line(finding.edit, finding.metafile, finding.name,
                    finding.severity.name().toLowerCase(Locale.ROOT).replace('_', ' '), finding.message,
                    finding.items.stream().map(Value::of).toList(),
                    finding.fix == null ? null : itemName(finding.fix), finding.clears, finding.foundAt, ways);
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

    /** A finding that somebody has over-ridden. */
    record Given(EditOverride override, String item, String who, String withdrawnBy) {}

    static FindingsView of(Optional<CheckedCase> checked, List<StoredFinding> findings,
            Map<String, List<Overrides.Way>> ways, List<EditOverride> overrides) {
        Set<Long> people = overrides.stream().flatMap(one -> Stream.of(one.givenBy, one.withdrawnBy))
                .filter(Objects::nonNull).collect(Collectors.toSet());
        Map<Long, String> names = Person.<Person>list("id in ?1", people).stream()
                .collect(Collectors.toMap(person -> person.id, person -> person.name));
        return new FindingsView(checked.orElse(null),
                findings.stream().map(one -> Line.of(one, ways.getOrDefault(one.edit, List.of()))).toList(),
                overrides.stream().map(one -> new Given(one, itemName(one.item), names.get(one.givenBy),
                        names.get(one.withdrawnBy))).toList());
    }

    private static String itemName(String id) {
        return item(id).map(Item::name).orElse(id);
    }

    private static Optional<Item> item(String id) {
        return Dictionaries.standard().newest(id);
    }
}
