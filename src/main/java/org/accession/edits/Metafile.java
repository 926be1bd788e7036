package org.accession.edits;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.accession.dictionary.NaaccrVersion;
import org.accession.rules.LookupTable;

/**
 * A metafile: edits, edit sets, lookup tables and messages of one release.
 *
 * @param name for example {@code NAACCR_v23_20220905}
 * @param version the NAACCR version of the records that it is for
 * @param edits in the order of the metafile
 * @param sets in the order of the metafile
 * @param tables by name in capitals
 * @param messages by number
 * @param itemNames the numbers of the items by standard name in small letters; empty where edits name items by XML id
 */
public record Metafile(String name, NaaccrVersion version, List<Edit> edits, List<EditSet> sets,
        Map<String, LookupTable> tables, Map<Integer, String> messages, Map<String, Integer> itemNames) {

    /** The edit with the tag, if there is one. */
    public Optional<Edit> edit(String tag) {
        return edits.stream().filter(edit -> edit.tag().equals(tag)).findFirst();
    }

    /** The set with the tag or the name, if there is one. */
    public Optional<EditSet> set(String tagOrName) {
        return sets.stream().filter(set -> set.tag().equalsIgnoreCase(tagOrName)
                || set.name().equalsIgnoreCase(tagOrName)).findFirst();
    }

    /** The same metafile, but for the edits of these tags. */
    Metafile without(Set<String> tags) {
        List<Edit> others = edits.stream().filter(edit -> !tags.contains(edit.tag())).toList();
        return new Metafile(name, version, others, sets, tables, messages, itemNames);
    }

    static Map<String, LookupTable> byName(List<LookupTable> tables) {
        Map<String, LookupTable> byName = new HashMap<>();
        tables.forEach(table -> byName.put(table.name().toUpperCase(Locale.ROOT), table));
        return byName;
    }
}
