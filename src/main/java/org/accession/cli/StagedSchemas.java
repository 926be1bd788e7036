package org.accession.cli;

import java.time.Clock;

import org.accession.rules.CollaborativeStage;
import org.accession.staging.Algorithms;
import org.accession.staging.CollaborativeSchemas;

/** What edits ask of Collaborative Stage, answered by the tables that Accession stages with. */
public record StagedSchemas(CollaborativeSchemas tables) implements CollaborativeStage {

    public static StagedSchemas shipped(Clock clock) {
        return new StagedSchemas(new CollaborativeSchemas(Algorithms.shipped(clock).get(Algorithms.CS)));
    }

    @Override
    public String version() {
        return tables.version();
    }

    @Override
    public int schemas() {
        return tables.count();
    }

    @Override
    public int schema(String site, String histology, String discriminator) {
        return tables.number(site, histology, discriminator);
    }

    @Override
    public String schemaName(int schema) {
        return tables.name(schema);
    }

    @Override
    public int hasCode(int schema, int table, String code) {
        return tables.has(schema, table, code);
    }
}
