package org.accession.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;

/** The items of a dictionary by id and by name. */
final class DictionaryDefinitions implements Definitions {

    private final Dictionary dictionary;
    private final Map<String, Item> byName = new HashMap<>();

    DictionaryDefinitions(Dictionary dictionary) {
        this.dictionary = dictionary;
        dictionary.items().forEach(item -> byName.put(item.name().toLowerCase(Locale.ROOT), item));
    }

    @Override
    public Optional<Item> item(String name, boolean standard) {
        return standard ? Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT))) : dictionary.find(name);
    }

    @Override
    public List<Item> group(String name, boolean standard) {
        return List.of();
    }

    @Override
    public Optional<LookupTable> table(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<String> message(int number) {
        return Optional.empty();
    }
}
