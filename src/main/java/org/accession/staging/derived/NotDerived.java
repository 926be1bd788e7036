package org.accession.staging.derived;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.accession.dictionary.Item;

/**
 * What could not be derived.
 *
 * @param names XML ids, or names of recodes
 * @param reason why, in a sentence
 */
public record NotDerived(List<String> names, String reason) {

    static final String UNDECIDED = "The rule says nothing of these values.";

    static NotDerived of(Item item, String reason) {
        return new NotDerived(List.of(item.id()), reason);
    }

    /** That items are blank which are needed; of each list one would do. */
    static String blank(Stream<List<Item>> needed) {
        List<String> names = needed
                .map(either -> either.stream().map(Item::name).collect(Collectors.joining(" or "))).toList();
        return String.join(", ", names) + (names.size() == 1 ? " is blank." : " are blank.");
    }
}
