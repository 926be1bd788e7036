package org.accession.edits;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.rules.Place;
import org.accession.rules.RuleFault;

/** What a source in SEER's notation may name: its variables, items and their parts, and what edits share. */
final class SeerScope {

    private static final Map<String, int[]> PARTS = Map.of("Year", new int[]{0, 4}, "Month", new int[]{4, 6}, "Day",
            new int[]{6, 8});

    private final SeerTables tables;
    private final Dictionary dictionary;
    private final Map<String, Integer> variables = new HashMap<>();
    private final Set<Item> items = new LinkedHashSet<>();

    SeerScope(SeerTables tables, Dictionary dictionary) {
        this.tables = tables;
        this.dictionary = dictionary;
    }

    /** What a property of a tumor reads. */
    interface Property {
        Object of(SeerTumor tumor);
    }

    int declare(String name) {
        return variables.computeIfAbsent(name, added -> variables.size());
    }

    Optional<Integer> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    int variables() {
        return variables.size();
    }

    Set<Item> items() {
        return items;
    }

    Property property(String name, Place at) throws RuleFault {
        Optional<Item> item = dictionary.find(name);
        if (item.isPresent()) {
            items.add(item.get());
            return tumor -> tumor.value(item.get());
        }
        for (Map.Entry<String, int[]> part : PARTS.entrySet()) {
            String date = name.endsWith(part.getKey())
                    ? name.substring(0, name.length() - part.getKey().length())
                    : "";
            Optional<Item> whole = dictionary.find(date);
            if (whole.isPresent()) {
                items.add(whole.get());
                return tumor -> tumor.part(whole.get(), part.getValue()[0], part.getValue()[1]);
            }
        }
        throw new RuleFault(at, "There is no item " + name + " in " + dictionary.version() + ".");
    }

    SeerCode shared(String name, Place at) throws RuleFault {
        if (!tables.has(name)) {
            throw new RuleFault(at, name + " is neither a variable nor a table.");
        }
        return tables.code(name, dictionary);
    }
}
