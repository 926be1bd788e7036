package org.accession.staging;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.accession.rules.CollaborativeStage;
import org.accession.staging.Selection.One;

/**
 * Collaborative Stage by the numbers of its schemas and tables, as programs asked its own library and edits still do. Safe
 * for use by threads.
 */
public final class CollaborativeSchemas implements CollaborativeStage {

    private static final String DISCRIMINATOR = "ssf25";
    private static final int NONE = -1;
    private static final int FACTORS = 25;

    /** The keys of the tables, by their number less one. */
    private static final List<String> TABLES = tables();

    private final Algorithm algorithm;
    private Map<Integer, Schema> schemas;

    /** @param algorithm a version of Collaborative Stage */
    public CollaborativeSchemas(Algorithm algorithm) {
        this.algorithm = algorithm;
    }

    /** Those of the version that Accession stages with. */
    public static CollaborativeSchemas shipped(Clock clock) {
        return new CollaborativeSchemas(Algorithms.shipped(clock).get(Algorithms.CS));
    }

    private static List<String> tables() {
        List<String> tables = new ArrayList<>(List.of("size", "extension", "extension_eval", "nodes",
                "nodes_eval", "nodes_pos", "nodes_exam", "mets", "mets_eval"));
        for (int factor = 1; factor <= FACTORS; factor++) {
            tables.add("ssf" + factor);
        }
        return List.copyOf(tables);
    }

    /** By number; all are read when one is first asked for. */
    private synchronized Map<Integer, Schema> byNumber() {
        if (schemas == null) {
            Map<Integer, Schema> all = new HashMap<>();
            for (String id : algorithm.schemas()) {
                Schema schema = algorithm.schema(id).orElseThrow();
                all.put(schema.number(), schema);
            }
            schemas = all;
        }
        return schemas;
    }

    /** The version without its points. */
    @Override
    public String version() {
        return algorithm.version().version().replace(".", "");
    }

    @Override
    public int schemas() {
        return byNumber().size();
    }

    @Override
    public int schema(String site, String histology, String discriminator) {
        Selection selection = algorithm.select(Map.of(SchemaSelector.SITE, site.strip(), SchemaSelector.HISTOLOGY,
                histology.strip(), DISCRIMINATOR, discriminator.strip()));
        return selection instanceof One one ? algorithm.schema(one.schema()).orElseThrow().number() : NONE;
    }

    @Override
    public String schemaName(int number) {
        Schema schema = byNumber().get(number);
        return schema == null ? "" : schema.name();
    }

    @Override
    public int hasCode(int number, int table, String code) {
        Schema schema = byNumber().get(number);
        if (schema == null || table < 1 || table > TABLES.size()) {
            return NONE;
        }
        String key = TABLES.get(table - 1);
        return algorithm.allows(schema.id(), key, Map.of(key, code)) ? 1 : 0;
    }
}
