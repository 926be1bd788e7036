package org.accession.rules;

import java.util.List;
import java.util.Optional;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;

/** What a rule may name: items, lookup tables and messages. */
public interface Definitions {

    /**
     * The item, if there is one.
     *
     * @param name the XML id, or the standard name in any case
     * @param standard whether it is the standard name
     */
    Optional<Item> item(String name, boolean standard);

    /** The items that make up one that standards before NAACCR 23 defined as a group; none if it is no group. */
    List<Item> group(String name, boolean standard);

    /** The lookup table, whatever the case of its name. */
    Optional<LookupTable> table(String name);

    /** The text of a message. */
    Optional<String> message(int number);

    /** The items of a dictionary; no tables, no messages. */
    static Definitions of(Dictionary dictionary) {
        return new DictionaryDefinitions(dictionary);
    }
}
