package org.accession.dictionary;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every NAACCR version that the registry knows. All versions share one index: an XML id has the same ordinal in each.
 * A snapshot: loading a dictionary makes a new one, with the ordinals that were there unchanged.
 */
public final class Dictionaries {

    private final NavigableMap<NaaccrVersion, Dictionary> byVersion;

    Dictionaries(NavigableMap<NaaccrVersion, Dictionary> byVersion) {
        this.byVersion = Collections.unmodifiableNavigableMap(new TreeMap<>(byVersion));
    }

    /** The versions that Accession ships, read from {@code registry-schemas/naaccr}. */
    public static Dictionaries standard() {
        return Standard.DICTIONARIES;
    }

    /** The versions, oldest first. */
    public NavigableSet<NaaccrVersion> versions() {
        return byVersion.navigableKeySet();
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

    /** Loaded when first asked for. */
    private static final class Standard {
        static final Dictionaries DICTIONARIES = new Dictionaries(ItemTable.read());
    }
}
