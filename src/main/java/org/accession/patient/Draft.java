package org.accession.patient;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.accession.dictionary.Values;

/** Values on their way into the database: as they were, as they are going to be, and which of them were derived by what. */
public final class Draft {

    private final Values before;
    private final Values values;
    private final Map<String, Map<String, String>> derivedBefore;
    private Map<String, Map<String, String>> derived;

    Draft(Values values, Map<String, Map<String, String>> derived) {
        before = values.copy();
        this.values = values;
        derivedBefore = derived;
        this.derived = derived;
    }

    /** The values, to read and to set. */
    public Values values() {
        return values;
    }

    /** What was derived: by what derived it, the values by XML id, or by the name of a recode that is no NAACCR item. */
    public Map<String, Map<String, String>> derived() {
        return derived;
    }

    /** Says what was derived. The values of items are to be set, too. */
    public void derived(Map<String, Map<String, String>> bySource) {
        Map<String, Map<String, String>> copy = new LinkedHashMap<>();
        bySource.forEach((source, named) -> copy.put(source, Map.copyOf(named)));
        derived = copy;
    }

    /** What derived the item, or the recode, with the name; nothing where it is coded. */
    Optional<String> derivedBy(String name) {
        return derived.entrySet().stream().filter(one -> one.getValue().containsKey(name)).map(Map.Entry::getKey)
                .findFirst();
    }

    Values before() {
        return before;
    }

    boolean isChanged() {
        return !values.equals(before) || !derived.equals(derivedBefore);
    }
}
