package org.accession.staging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.accession.staging.Selection.One;

/**
 * Collaborative Stage by the numbers of its schemas and tables, as programs asked its own library. Safe for use by threads.
 */
public final class CollaborativeSchemas {

    private static final String DISCRIMINATOR = "ssf25";
    private static final int NONE = -1;
    private static final int FACTORS = 25;

    /** The keys of the tables, by their number less one. */
    private static final List<String> TABLES = tables();

    private final Algorithm algorithm;
    private final Map<Integer, Schema> schemas = new HashMap<>();

    /** @param algorithm a version of Collaborative Stage */
    public CollaborativeSchemas(Algorithm algorithm) {
        this.algorithm = algorithm;
        for (String id : algorithm.schemas()) {
            Schema schema = algorithm.schema(id).orElseThrow();
            schemas.put(schema.number(), schema);
        }
    }

    private static List<String> tables() {
        List<String> tables = new ArrayList<>(List.of("size", "extension", "extension_eval", "nodes",
                "nodes_eval", "nodes_pos", "nodes_exam", "mets", "mets_eval"));
        for (int factor = 1; factor <= FACTORS; factor++) {
            tables.add("ssf" + factor);
        }
        return List.copyOf(tables);
    }

    /** The version without its points, for example {@code 020550}. */
    public String version() {
        return algorithm.version().version().replace(".", "");
    }

    /** How many schemas there are; they are numbered from 1. */
    public int count() {
        return schemas.size();
    }

    /** The number of the schema of a case, or -1 if there is none or more than one. */
    public int number(String site, String histology, String discriminator) {
        Selection selection = algorithm.select(Map.of(SchemaSelector.SITE, site.strip(), SchemaSelector.HISTOLOGY,
                histology.strip(), DISCRIMINATOR, discriminator.strip()));
        return selection instanceof One one ? algorithm.schema(one.schema()).orElseThrow().number() : NONE;
    }

    /** The name of the schema with the number; empty if there is none. */
    public String name(int number) {
        Schema schema = schemas.get(number);
        return schema == null ? "" : schema.name();
    }

    /** Whether a table of the schema has the code: 1, or 0; -1 if there is no such schema or table. */
    public int has(int number, int table, String code) {
        Schema schema = schemas.get(number);
        if (schema == null || table < 1 || table > TABLES.size()) {
            return NONE;
        }
        String key = TABLES.get(table - 1);
        return algorithm.allows(schema.id(), key, Map.of(key, code)) ? 1 : 0;
    }
}
