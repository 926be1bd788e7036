package org.accession.staging.derived;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Values;
import org.accession.staging.DerivedValue;

import de.siegmar.fastcsv.reader.NamedCsvRecord;

/**
 * Values of one algorithm of the library that stand or fall together, such as a county and the flag that says where it is
 * from.
 *
 * @param names of the items or recodes; the first decides
 * @param unknown the values of the first that say that it is not known
 */
record LibraryOutput(List<String> names, Set<String> unknown, Dictionary dictionary) {

    /** Those of a row of {@code registry-schemas/staging/derivations.csv}. */
    static List<LibraryOutput> of(NamedCsvRecord row, Dictionary dictionary) {
        return Stream.of(row.getField("outputs").split(" ")).map(group -> List.of(group.split("\\+")))
                .map(names -> new LibraryOutput(names, unknown(row.getField("unknown"), names.get(0)), dictionary))
                .toList();
    }

    private static Set<String> unknown(String all, String name) {
        return Stream.of(all.split(" ")).filter(one -> one.startsWith(name + "="))
                .flatMap(one -> Stream.of(one.substring(name.length() + 1).split("\\|")))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether one of them is a NAACCR item; recodes are not. */
    boolean givesItems() {
        return names.stream().anyMatch(name -> dictionary.find(name).isPresent());
    }

    /** Whether the algorithm has said nothing of the first of them. */
    boolean isUndecided(Map<?, ?> derived) {
        return derived.containsKey(names.get(0))
                && !(derived.get(names.get(0)) instanceof String value && !value.isBlank());
    }

    /** What was derived; nothing where it says "unknown" of what is known. */
    List<DerivedValue> values(Map<?, ?> derived, Values present, String source) {
        List<DerivedValue> values = new ArrayList<>();
        if (!isKnownBetter(derived, present)) {
            for (String name : names) {
                if (derived.get(name) instanceof String value && !value.isBlank()) {
                    values.add(new DerivedValue(name, dictionary.find(name).orElse(null), value, source, name));
                }
            }
        }
        return values;
    }

    private boolean isKnownBetter(Map<?, ?> derived, Values present) {
        return derived.get(names.get(0)) instanceof String value && unknown.contains(value)
                && dictionary.find(names.get(0)).map(present::get)
                        .filter(known -> !known.isEmpty() && !unknown.contains(known)).isPresent();
    }
}
