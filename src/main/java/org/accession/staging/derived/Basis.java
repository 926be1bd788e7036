package org.accession.staging.derived;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import org.accession.dictionary.Item;
import org.accession.dictionary.Level;
import org.accession.dictionary.Values;

/**
 * What a derived value rests on, for who checks it. It is derived in the row that has its inputs, whenever one of them
 * changes, so that they are read from the row.
 *
 * @param rule the rule in a sentence
 * @param inputs the items that it reads, with their values; those that are blank are left out
 */
public record Basis(String rule, Map<Item, String> inputs) {

    static Basis of(String rule, Collection<Item> items, Values patient, Values tumor) {
        Map<Item, String> inputs = new LinkedHashMap<>();
        for (Item item : items) {
            String value = (item.level() == Level.TUMOR ? tumor : patient).get(item);
            if (!value.isEmpty()) {
                inputs.put(item, value);
            }
        }
        return new Basis(rule, inputs);
    }
}
