package org.accession.home;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Item;
import org.accession.dictionary.NaaccrVersion;

/**
 * An item through the versions of the standard.
 *
 * @param latest as the last version that has it defines it
 * @param definitions the different definitions, the newest first
 * @param retired whether the working version no longer has it
 */
record ItemHistory(Item latest, List<Definition> definitions, boolean retired) {

    /** What consecutive versions say alike. */
    record Definition(NaaccrVersion from, NaaccrVersion to, Item item) {

        public String versions() {
            return from.equals(to) ? String.valueOf(from.number()) : from.number() + " to " + to.number();
        }
    }

    /** The items of all versions, by number. */
    static List<ItemHistory> all(Dictionaries dictionaries) {
        Map<String, List<Definition>> byId = new LinkedHashMap<>();
        for (NaaccrVersion version : dictionaries.versions()) {
            for (Item item : dictionaries.version(version).items()) {
                List<Definition> definitions = byId.computeIfAbsent(item.id(), id -> new ArrayList<>());
                Definition last = definitions.isEmpty() ? null : definitions.get(0);
                if (last != null && alike(last.item(), item)) {
                    definitions.set(0, new Definition(last.from(), version, item));
                } else {
                    definitions.add(0, new Definition(version, version, item));
                }
            }
        }
        return byId.values().stream()
                .map(definitions -> new ItemHistory(definitions.get(0).item(), List.copyOf(definitions),
                        definitions.get(0).to().compareTo(NaaccrVersion.WORKING) < 0))
                .sorted(Comparator.comparingInt(history -> history.latest().number())).toList();
    }

    /** The first version that has it, of those that the registry knows. */
    public NaaccrVersion since() {
        return definitions.get(definitions.size() - 1).from();
    }

    /** The last version that has it. */
    public NaaccrVersion until() {
        return definitions.get(0).to();
    }

    /** The address of the user dictionary that defines it, or null if the standard does. */
    public String userDictionary() {
        return NaaccrVersion.ofUri(latest.dictionaryUri()).isPresent() ? null : latest.dictionaryUri();
    }

    /** Where the items of its section are listed. */
    public String sectionAddress() {
        return "/dictionary?section=" + URLEncoder.encode(latest.section(), StandardCharsets.UTF_8);
    }

    /** Whether each word of the text is in the item's number, id or name. */
    boolean matches(String text) {
        String hay = (latest.number() + " " + latest.id() + " " + latest.name()).toLowerCase(Locale.ROOT);
        for (String word : text.strip().toLowerCase(Locale.ROOT).split("\\s+")) {
            if (!hay.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private static boolean alike(Item one, Item other) {
        return one.name().equals(other.name()) && one.number() == other.number() && one.type() == other.type()
                && one.length() == other.length() && one.unlimited() == other.unlimited()
                && one.padding() == other.padding() && one.level() == other.level()
                && one.recordTypes().equals(other.recordTypes());
    }
}
