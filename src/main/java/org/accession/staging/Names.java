package org.accession.staging;

import java.util.HashMap;
import java.util.Map;

/** What a coder calls the keys of a schema. */
final class Names {

    private final Map<String, String> names = new HashMap<>();

    Names(Schema schema) {
        schema.inputs().forEach(input -> put(input.key(), input.name()));
        schema.outputs().forEach(output -> put(output.key(), output.name()));
    }

    private void put(String key, String name) {
        if (name != null && !name.isBlank()) {
            names.putIfAbsent(key, name);
        }
    }

    /**
     * The name of the key.
     *
     * @param column what a table calls it, for a key that is no item of the schema; or null
     */
    String of(String key, String column) {
        String name = names.get(key);
        return name != null ? name : column != null ? column : key;
    }
}
