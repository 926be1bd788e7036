package org.accession.rules;

/** What the EXTERNALDLL calls of edits ask of Collaborative Stage, versions 01 and 02. */
public interface CollaborativeStage {

    /** The version of its tables, for example {@code 020550}. */
    String version();

    /** How many schemas there are. */
    int schemas();

    /** The number of the schema of a case, from 1; negative if there is none or more than one. */
    int schema(String site, String histology, String discriminator);

    /** The name of the schema; empty if there is no such number. */
    String schemaName(int schema);

    /**
     * Whether a table of a schema has the code.
     *
     * @param table the number of the table, for example 2 for extension
     * @return 1 if it has, 0 if it has not, negative if there is no such table
     */
    int hasCode(int schema, int table, String code);
}
