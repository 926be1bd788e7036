package org.accession.backup;

import java.util.List;
import java.util.Map;

/**
 * What a backup begins with: where it comes from and what is in it, in the order in which it is restored.
 *
 * @param schemaVersion the last migration of the database that it was made of
 * @param made when, in ISO 8601
 * @param sequences the last number that each has given
 */
record Contents(String schemaVersion, String made, List<Table> tables, Map<String, Long> sequences) {

    /** @param columns those that are stored, in the order of their values */
    record Table(String name, List<String> columns) {}
}
