package org.accession.staging;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.dictionary.Level;
import org.accession.dictionary.NaaccrVersion;
import org.accession.dictionary.Values;

/**
 * The NAACCR items behind the keys of an algorithm: those that the algorithm names, but for what
 * {@code registry-schemas/staging/items.csv} says otherwise.
 */
final class AlgorithmItems {

    private final Dictionaries dictionaries;
    private final Map<String, String> named = new HashMap<>();
    private final Map<String, Optional<Item>> items = new ConcurrentHashMap<>();

    AlgorithmItems(AlgorithmVersion algorithm, Dictionaries dictionaries) {
        this.dictionaries = dictionaries;
        for (var row : StagingSchemas.rows("items.csv")) {
            if (row.getField("algorithm").equals("*") || row.getField("algorithm").equals(algorithm.id())) {
                named.put(row.getField("key"), row.getField("item"));
            }
        }
    }

    /** The item of the key, if it has one; also an item that the working version no longer has. */
    Optional<Item> item(String key, String xmlId) {
        return items.computeIfAbsent(key, unused -> newest(named.getOrDefault(key, xmlId)));
    }

    private Optional<Item> newest(String id) {
        if (id == null) {
            return Optional.empty();
        }
        for (NaaccrVersion version : dictionaries.versions().descendingSet()) {
            Dictionary dictionary = dictionaries.version(version);
            if (dictionary.find(id).isPresent()) {
                return dictionary.find(id);
            }
        }
        return Optional.empty();
    }

    /** The value of the key in a case; blank if it has none. Of the date of diagnosis only the year is wanted. */
    String value(String key, String xmlId, Values patient, Values tumor) {
        Optional<Item> item = item(key, xmlId);
        if (item.isEmpty()) {
            return "";
        }
        String value = (item.get().level() == Level.PATIENT ? patient : tumor).get(item.get().ordinal());
        return key.equals(Procedure.YEAR) && value.length() > 4 ? value.substring(0, 4) : value;
    }
}
