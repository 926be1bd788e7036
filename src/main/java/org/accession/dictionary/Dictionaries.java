package org.accession.dictionary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every NAACCR version that the registry knows. All versions share one index: an XML id has the same ordinal in each.
 * A snapshot: loading a dictionary makes a new one, with the ordinals that were there unchanged.
 */
public final class Dictionaries {

    private static final Comparator<Item> BY_ORDINAL = Comparator.comparingInt(Item::ordinal);

    private final NavigableMap<NaaccrVersion, List<Item>> base;
    private final Map<String, DictionaryFile> userFiles;
    private final Map<String, Integer> ordinals = new HashMap<>();
    private final NavigableMap<NaaccrVersion, Dictionary> byVersion = new TreeMap<>();

    private Dictionaries(Map<String, Integer> ordinals, NavigableMap<NaaccrVersion, List<Item>> base,
            Map<String, DictionaryFile> userFiles) {
        this.ordinals.putAll(ordinals);
        this.base = base;
        this.userFiles = userFiles;
        base.forEach((version, items) -> byVersion.put(version, dictionary(version, items)));
    }

    /** The versions that Accession ships, read from {@code registry-schemas/naaccr}. */
    public static Dictionaries standard() {
        return Standard.DICTIONARIES;
    }

    /** The same dictionaries, with the places in {@link Values} that an earlier snapshot has given to items besides. */
    public Dictionaries withPlacesOf(Dictionaries earlier) {
        Map<String, Integer> all = new HashMap<>(earlier.ordinals);
        ordinals.keySet().forEach(id -> ordinal(all, id));
        return new Dictionaries(all, base, userFiles);
    }

    /**
     * The same dictionaries, with a place in {@link Values} for each item of the file, which none of them needs to know:
     * values that were stored are read, and stay.
     */
    public Dictionaries withPlacesFor(DictionaryFile file) {
        Map<String, Integer> all = new HashMap<>(ordinals);
        file.definitions().forEach(definition -> ordinal(all, definition.id()));
        return new Dictionaries(all, base, userFiles);
    }

    /** The place of each item in {@link Values}, by XML id; of some no dictionary here knows more. */
    public Map<String, Integer> places() {
        return Collections.unmodifiableMap(ordinals);
    }

    /**
     * This and the dictionaries of the files. The base dictionary of a version that is known already takes its place,
     * and so does a user dictionary with an address that is known.
     *
     * @throws IllegalArgumentException if {@link #check} finds a fault
     */
    public Dictionaries with(DictionaryFile... files) {
        List<DictionaryFault> faults = check(files);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(faults.get(0).toString());
        }
        return joined(files);
    }

    /**
     * What is wrong with the files, by themselves, together, or with what is known already; empty if nothing is. One that
     * takes the place of another has to have each item of that: there may be values of it.
     */
    public List<DictionaryFault> check(DictionaryFile... files) {
        List<DictionaryFault> faults = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        for (DictionaryFile file : files) {
            faults.addAll(file.faults());
            String same = file.uri().isEmpty() ? null : names.putIfAbsent(file.uri(), file.name());
            if (same != null) {
                faults.add(new DictionaryFault(file.name(), 0, "It has the dictionaryUri of " + same + "."));
            }
        }
        if (!faults.isEmpty()) {
            return faults;
        }
        Dictionaries after = joined(files);
        faults = new DictionaryClashes(after.base, after.userFiles.values()).faults();
        return faults.isEmpty() ? lost(after, names) : faults;
    }

    private List<DictionaryFault> lost(Dictionaries after, Map<String, String> names) {
        List<DictionaryFault> faults = new ArrayList<>();
        for (NaaccrVersion version : versions()) {
            for (Item item : version(version).items()) {
                Optional<Item> now = after.version(version).find(item.id());
                if (now.isEmpty() || now.get().number() != item.number() || now.get().level() != item.level()) {
                    faults.add(new DictionaryFault(names.getOrDefault(item.dictionaryUri(), "The files"), 0,
                            "%s of the dictionary that is known %s; there may be values of it.".formatted(item,
                                    now.isEmpty() ? "is missing" : "has another number or parent element")));
                }
            }
        }
        return faults.stream().distinct().toList();
    }

    private Dictionaries joined(DictionaryFile... files) {
        Map<String, Integer> allOrdinals = new HashMap<>(ordinals);
        NavigableMap<NaaccrVersion, List<Item>> allBase = new TreeMap<>(base);
        Map<String, DictionaryFile> allUserFiles = new LinkedHashMap<>(userFiles);
        for (DictionaryFile file : files) {
            if (file.isBase()) {
                allBase.put(file.version().orElseThrow(), baseItems(file, allOrdinals));
            } else {
                allUserFiles.put(file.uri(), file);
            }
        }
        return new Dictionaries(allOrdinals, allBase, allUserFiles);
    }

    /** The versions, oldest first. */
    public NavigableSet<NaaccrVersion> versions() {
        return byVersion.navigableKeySet();
    }

    /** The addresses of the user dictionaries. */
    public Set<String> userDictionaryUris() {
        return Collections.unmodifiableSet(userFiles.keySet());
    }

    /** The dictionary of the version, if it is known. */
    public Optional<Dictionary> find(NaaccrVersion version) {
        return Optional.ofNullable(byVersion.get(version));
    }

    /**
     * The dictionary of the version.
     *
     * @throws IllegalArgumentException if it is not known
     */
    public Dictionary version(NaaccrVersion version) {
        return find(version).orElseThrow(() -> new IllegalArgumentException(version + " is not known; known are "
                + List.copyOf(byVersion.keySet())));
    }

    /** The dictionary of the version in which the registry holds its cases. */
    public Dictionary working() {
        return version(NaaccrVersion.WORKING);
    }

    /** The item with the XML id as the newest version that has it defines it. */
    public Optional<Item> newest(String id) {
        return byVersion.descendingMap().values().stream().flatMap(dictionary -> dictionary.find(id).stream())
                .findFirst();
    }

    private Dictionary dictionary(NaaccrVersion version, List<Item> baseItems) {
        List<Item> items = new ArrayList<>(baseItems);
        for (DictionaryFile file : userFiles.values()) {
            if (file.version().isEmpty() || file.version().get().equals(version)) {
                for (DictionaryFile.Definition definition : file.definitions()) {
                    items.removeIf(item -> item.id().equals(definition.id()));
                    items.add(definition.item(ordinal(ordinals, definition.id()), "User-defined", file.uri(),
                            Identification.DIRECT));
                }
            }
        }
        items.sort(BY_ORDINAL);
        return new Dictionary(version, items);
    }

    private List<Item> baseItems(DictionaryFile file, Map<String, Integer> allOrdinals) {
        return file.definitions().stream().map(definition -> {
            Optional<Item> known = newest(definition.id());
            // A new item that the standard keeps out of record type I is confidential until our table says otherwise.
            Identification otherwise = definition.recordTypes().contains(RecordType.I)
                    ? Identification.NONE
                    : Identification.DIRECT;
            return definition.item(ordinal(allOrdinals, definition.id()), known.map(Item::section).orElse(""),
                    file.uri(), known.map(Item::identification).orElse(otherwise));
        }).toList();
    }

    private static int ordinal(Map<String, Integer> ordinals, String id) {
        return ordinals.computeIfAbsent(id, appended -> ordinals.size());
    }

    /** Loaded when first asked for. */
    private static final class Standard {
        static final Dictionaries DICTIONARIES = read();

        private static Dictionaries read() {
            ItemTable table = new ItemTable();
            Map<String, DictionaryFile> userFiles = new LinkedHashMap<>();
            for (DictionaryFile file : table.defaultUserDictionaries()) {
                userFiles.put(file.uri(), file);
            }
            return new Dictionaries(table.ordinals(), table.itemsByVersion(), userFiles);
        }
    }
}
