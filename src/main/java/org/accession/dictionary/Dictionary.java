package org.accession.dictionary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The items of one NAACCR version together with those of the user dictionaries in use. A snapshot: it never changes.
 * Made by {@link Dictionaries}.
 */
public final class Dictionary {

    private final NaaccrVersion version;
    private final List<Item> items;
    private final Item[] byOrdinal;
    private final Map<String, Item> byId;
    private final Map<Integer, Item> byNumber;
    private final Set<String> userDictionaryUris = new TreeSet<>();

    Dictionary(NaaccrVersion version, List<Item> items) {
        this.version = version;
        this.items = Collections.unmodifiableList(new ArrayList<>(items));
        int limit = 0;
        for (Item item : items) {
            limit = Math.max(limit, item.ordinal() + 1);
        }
        byOrdinal = new Item[limit];
        byId = new HashMap<>(2 * items.size());
        byNumber = new HashMap<>(2 * items.size());
        String own = version.uri();
        for (Item item : items) {
            byOrdinal[item.ordinal()] = item;
            byId.put(item.id(), item);
            byNumber.put(item.number(), item);
            if (!item.dictionaryUri().equals(own)) {
                userDictionaryUris.add(item.dictionaryUri());
            }
        }
    }

    /** The version of the standard. */
    public NaaccrVersion version() {
        return version;
    }

    /** All items, in the order of their ordinals. */
    public List<Item> items() {
        return items;
    }

    /** The addresses of the user dictionaries that have items here. */
    public Set<String> userDictionaryUris() {
        return Collections.unmodifiableSet(userDictionaryUris);
    }

    /**
     * The item with the XML id.
     *
     * @throws IllegalArgumentException if this version has none
     */
    public Item item(String id) {
        Item item = byId.get(id);
        if (item == null) {
            throw new IllegalArgumentException(version + " has no item " + id);
        }
        return item;
    }

    /** The item with the XML id, if this version has it. */
    public Optional<Item> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The item with the NAACCR number, if this version has it. */
    public Optional<Item> find(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** The item at the ordinal, or null if this version has none there. For hot paths. */
    public Item at(int ordinal) {
        return ordinal < byOrdinal.length ? byOrdinal[ordinal] : null;
    }

    /** The highest ordinal plus one: the room that {@link Values} of this dictionary need. */
    public int limit() {
        return byOrdinal.length;
    }
}
