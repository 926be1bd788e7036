package org.accession.edits;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.rules.Definitions;
import org.accession.rules.LookupTable;

/** What the edits of a metafile may name. */
final class MetafileDefinitions implements Definitions {

    private final Metafile metafile;
    private final Dictionary dictionary;

    MetafileDefinitions(Metafile metafile, Dictionary dictionary) {
        this.metafile = metafile;
        this.dictionary = dictionary;
    }

    /** The items of the metafile's version. */
    Dictionary dictionary() {
        return dictionary;
    }

    @Override
    public Optional<Item> item(String name, boolean standard) {
        return standard
                ? Optional.ofNullable(metafile.itemNames().get(name.toLowerCase(Locale.ROOT)))
                        .flatMap(dictionary::find)
                : dictionary.find(name);
    }

    @Override
    public List<Item> group(String name, boolean standard) {
        List<String> parts = standard
                ? GroupedItems.parts(metafile.itemNames().getOrDefault(name.toLowerCase(Locale.ROOT), 0))
                : GroupedItems.parts(name);
        return parts.stream().flatMap(id -> dictionary.find(id).stream()).toList();
    }

    @Override
    public Optional<LookupTable> table(String name) {
        return Optional.ofNullable(metafile.tables().get(name.toUpperCase(Locale.ROOT)));
    }

    @Override
    public Optional<String> message(int number) {
        return Optional.ofNullable(metafile.messages().get(number));
    }
}
