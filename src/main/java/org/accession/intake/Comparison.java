package org.accession.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.dictionary.Values;

/**
 * What is different between a record that arrives and the one that is held, item by item. A value that is present and
 * different is a change; an absent one is none, unless absent means cleared.
 *
 * @param changes the items that differ, in the order of their ordinals
 */
record Comparison(List<Change> changes) {

    /** An item of which the arriving value is another one. */
    record Change(int ordinal, String from, String to) {}

    /**
     * Compares two records.
     *
     * @param cleared whether the item at an ordinal loses its value when it is absent
     */
    static Comparison of(Values arriving, Values held, IntPredicate cleared) {
        List<Change> changes = new ArrayList<>();
        int limit = Math.max(arriving.limit(), held.limit());
        for (int ordinal = 0; ordinal < limit; ordinal++) {
            String to = arriving.get(ordinal);
            String from = held.get(ordinal);
            if (!to.equals(from) && (!to.isEmpty() || cleared.test(ordinal))) {
                changes.add(new Change(ordinal, from, to));
            }
        }
        return new Comparison(changes);
    }

    /** Without the items that follow from others: what another program derived is nothing new. */
    Comparison without(Map<String, Map<String, String>> derived) {
        Set<String> names = derived.values().stream().flatMap(named -> named.keySet().stream())
                .collect(Collectors.toSet());
        Dictionary working = Dictionaries.standard().working();
        return new Comparison(changes.stream().filter(change -> {
            Item item = working.at(change.ordinal());
            return item == null || !names.contains(item.id());
        }).toList());
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    /** The held values with the changes made. */
    Values applied(Values held) {
        Values changed = held.copy();
        changes.forEach(change -> changed.set(change.ordinal(), change.to()));
        return changed;
    }

    /** The ids of the items that differ, with commas between. */
    String items(List<Dictionary> dictionaries) {
        return changes.stream().map(change -> item(change.ordinal(), dictionaries).id())
                .collect(Collectors.joining(", "));
    }

    /** The item at the ordinal, as the first of the dictionaries that has it defines it. */
    static Item item(int ordinal, List<Dictionary> dictionaries) {
        return dictionaries.stream().map(dictionary -> dictionary.at(ordinal)).filter(Objects::nonNull).findFirst()
                .orElseThrow(() -> new IllegalStateException("No dictionary has ordinal " + ordinal));
    }
}
