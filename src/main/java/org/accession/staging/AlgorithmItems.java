package org.accession.staging;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Item;
import org.accession.dictionary.Level;
import org.accession.dictionary.Values;

/**
 * The NAACCR items behind the keys of an algorithm: those that the algorithm names, but for what
 * {@code registry-schemas/staging/items.csv} says otherwise.
 */
final class AlgorithmItems {

    private final Algorithm algorithm;
    private final Dictionaries dictionaries;
    private final Map<String, String> named = new HashMap<>();
    private final Map<String, Item> selection = new LinkedHashMap<>();
    private final Map<String, Map<String, Item>> inputs = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Item>> outputs = new ConcurrentHashMap<>();

    AlgorithmItems(Algorithm algorithm, Dictionaries dictionaries) {
        this.algorithm = algorithm;
        this.dictionaries = dictionaries;
        for (var row : StagingSchemas.rows("items.csv")) {
            if (row.getField("algorithm").equals("*")
                    || row.getField("algorithm").equals(algorithm.version().id())) {
                named.put(row.getField("key"), row.getField("item"));
            }
        }
        algorithm.selectionItems().forEach((key, xmlId) -> put(selection, key, xmlId));
    }

    /** The values of a case that tell its schema; blanks are left out. */
    Map<String, String> selection(Values patient, Values tumor) {
        return values(selection, patient, tumor);
    }

    /** The values of a case that its schema uses; blanks are left out. */
    Map<String, String> inputs(String schema, Values patient, Values tumor) {
        return values(inputs(schema), patient, tumor);
    }

    Map<String, Item> inputs(String schema) {
        return inputs.computeIfAbsent(schema, id -> {
            Map<String, Item> items = new LinkedHashMap<>();
            algorithm.schema(id).orElseThrow().inputs().forEach(input -> put(items, input.key(), input.xmlId()));
            return items;
        });
    }

    /** The items of the derived values that are NAACCR items; the working version may have retired them. */
    Map<String, Item> outputs(String schema) {
        return outputs.computeIfAbsent(schema, id -> {
            Map<String, Item> items = new LinkedHashMap<>();
            algorithm.schema(id).orElseThrow().outputs().forEach(output -> put(items, output.key(), output.xmlId()));
            return items;
        });
    }

    private void put(Map<String, Item> items, String key, String xmlId) {
        String id = named.getOrDefault(key, xmlId);
        if (id != null) {
            dictionaries.versions().descendingSet().stream().map(version -> dictionaries.version(version).find(id))
                    .flatMap(Optional::stream).findFirst().ifPresent(item -> items.put(key, item));
        }
    }

    private static Map<String, String> values(Map<String, Item> items, Values patient, Values tumor) {
        Map<String, String> values = new HashMap<>();
        items.forEach((key, item) -> {
            String value = (item.level() == Level.PATIENT ? patient : tumor).get(item.ordinal());
            if (!value.isEmpty()) {
                // Of the date of diagnosis only the year is wanted
                values.put(key, key.equals(Procedure.YEAR) && value.length() > 4 ? value.substring(0, 4) : value);
            }
        });
        return values;
    }
}
