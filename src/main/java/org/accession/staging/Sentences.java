package org.accession.staging;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.accession.staging.StagingResult.Reason;

/** What is said to the coder about a case without a schema. */
final class Sentences {

    private Sentences() {}

    static String notSelected(Reason reason, Collection<String> keys, List<String> schemas, Map<String, String> given) {
        String site = given.get(SchemaSelector.SITE);
        String histology = given.get(SchemaSelector.HISTOLOGY);
        return switch (reason) {
            case SITE_MISSING -> "The primary site is blank.";
            case HISTOLOGY_MISSING -> "The histology is blank.";
            case SITE_UNKNOWN -> "The primary site " + site + " is not in the algorithm.";
            case HISTOLOGY_UNKNOWN -> "The histology " + histology + " is not in the algorithm.";
            case NO_SCHEMA -> "No schema has the histology " + histology + " in the primary site " + site + ".";
            case YEAR_INVALID -> "No schema for the primary site " + site + " and the histology " + histology
                    + " holds for the year of diagnosis " + given.get(Procedure.YEAR) + ".";
            case DISCRIMINATOR_INVALID -> "No schema for the primary site " + site + " and the histology " + histology
                    + " goes with " + values(keys, given) + ".";
            case DISCRIMINATOR_MISSING -> "The primary site " + site + " and the histology " + histology + " fit "
                    + String.join(", ", schemas) + "; " + String.join(" or ", keys) + " tells which.";
            case SEVERAL_SCHEMAS -> "The primary site " + site + " and the histology " + histology + " fit "
                    + String.join(", ", schemas) + ", and nothing tells which.";
            default -> throw new IllegalArgumentException(reason + " is found after a schema is selected");
        };
    }

    private static String values(Collection<String> keys, Map<String, String> given) {
        return keys.isEmpty()
                ? "these discriminators"
                : String.join(" or ", keys.stream().map(key -> key + " " + given.get(key)).toList());
    }
}
