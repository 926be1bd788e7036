package org.accession.staging;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A schema as its algorithm publishes it: what is collected for a kind of cancer, and how the stage comes from it.
 *
 * @param id the id within the algorithm, for example {@code prostate}
 * @param algorithm the algorithm, for example {@code eod_public}
 * @param version the version of the algorithm, for example {@code 3.0}
 * @param number the number of the schema, in Collaborative Stage; else 0
 * @param notes the notes to the coder, in Markdown
 * @param selectionTable the table that says which cases belong here
 * @param discriminators the keys that tell this schema from others with the same sites and histologies
 * @param onInvalidInput what a code that its table does not have means for the case
 */
public record Schema(String id, String algorithm, String version, @JsonProperty("schema_num") int number, String name,
        String title, String subtitle, String description, String notes,
        @JsonProperty("schema_selection_table") String selectionTable,
        @JsonProperty("schema_discriminators") Set<String> discriminators, OnInvalidInput onInvalidInput,
        List<KeyValue> initialContext, List<SchemaInput> inputs, List<SchemaOutput> outputs, List<Mapping> mappings) {

    /** What a code that its table does not have means for the case. */
    public enum OnInvalidInput {
        CONTINUE,
        FAIL,
        FAIL_WHEN_USED_FOR_STAGING
    }

    public Schema {
        discriminators = discriminators == null ? Set.of() : discriminators;
        onInvalidInput = onInvalidInput == null ? OnInvalidInput.CONTINUE : onInvalidInput;
        initialContext = orNone(initialContext);
        inputs = orNone(inputs);
        outputs = orNone(outputs);
        mappings = orNone(mappings);
    }

    /** The input with the key, if the schema has it. */
    public Optional<SchemaInput> input(String key) {
        return inputs.stream().filter(input -> input.key().equals(key)).findFirst();
    }

    /**
     * The list, or an empty one for null.
     *
     * @throws IllegalArgumentException if null is in it
     */
    static <T> List<T> orNone(List<T> list) {
        if (list != null && list.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("A list has null in it");
        }
        return list == null ? List.of() : list;
    }

    /** @throws IllegalArgumentException if the value is null, with the sentence */
    static void needed(Object value, String sentence) {
        if (value == null) {
            throw new IllegalArgumentException(sentence);
        }
    }

    /**
     * One calculation within a schema.
     *
     * @param inclusionTables the case must match each of these
     * @param exclusionTables the case may match none of these
     * @param tables what is looked up, in order
     */
    record Mapping(String id, String name, List<TablePath> inclusionTables, List<TablePath> exclusionTables,
            List<KeyValue> initialContext, List<TablePath> tables) {

        Mapping {
            inclusionTables = orNone(inclusionTables);
            exclusionTables = orNone(exclusionTables);
            initialContext = orNone(initialContext);
            tables = orNone(tables);
            needed(id, "A calculation has no id");
        }
    }

    /** A table to look in, with keys that go by another name in it. */
    record TablePath(String id, List<KeyMapping> inputMapping, List<KeyMapping> outputMapping) {

        TablePath {
            needed(id, "A calculation names a table without an id");
            inputMapping = orNone(inputMapping);
            outputMapping = orNone(outputMapping);
        }
    }

    /** The value of one key is that of another. */
    record KeyMapping(String from, String to) {

        KeyMapping {
            needed(from, "A key that goes by another name is missing");
            needed(to, "The other name of " + from + " is missing");
        }
    }
}
