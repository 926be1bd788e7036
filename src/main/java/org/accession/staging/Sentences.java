package org.accession.staging;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What is said to the coder about a case without a schema. */
final class Sentences {

    private final Map<String, String> given;
    private final UnaryOperator<String> name;
    private final String fit;

    /**
     * @param given the values by key
     * @param name what a coder calls a key
     */
    Sentences(Map<String, String> given, UnaryOperator<String> name) {
        this.given = given;
        this.name = name;
        fit = "the primary site " + given.get(SchemaSelector.SITE) + " and the histology "
                + given.get(SchemaSelector.HISTOLOGY);
    }

    /** @param schemas the names of those that take the case */
    String several(List<String> schemas, Collection<String> ask) {
        return capital(fit) + " fit " + String.join(", ", schemas) + (ask.isEmpty()
                ? ", and nothing tells which."
                : "; " + String.join(" or ", ask.stream().map(name).toList()) + " tells which.");
    }

    String none(Selection.None none, int currentYear) {
        return switch (none.reason()) {
            case SITE_MISSING -> "The primary site is blank.";
            case HISTOLOGY_MISSING -> "The histology is blank.";
            case SITE_UNKNOWN -> "The primary site " + given.get(SchemaSelector.SITE) + " is not in the algorithm.";
            case HISTOLOGY_UNKNOWN -> "The histology " + given.get(SchemaSelector.HISTOLOGY)
                    + " is not in the algorithm.";
            case NO_SCHEMA -> "No schema has the histology " + given.get(SchemaSelector.HISTOLOGY)
                    + " in the primary site " + given.get(SchemaSelector.SITE) + ".";
            case YEAR_INVALID -> "No schema for " + fit + " holds for the year of diagnosis "
                    + given.get(Procedure.YEAR) + ", but for " + Years.accepted(none.years(), currentYear) + ".";
            case DISCRIMINATOR_INVALID -> "No schema for " + fit + " goes with " + values(none.keys()) + ".";
            default -> throw new IllegalArgumentException(none.reason() + " is no reason to select nothing");
        };
    }

    /** @param years for which another algorithm takes the case */
    static String otherYears(String site, String histology, int year, String years) {
        return "The histology " + histology + " in the primary site " + site
                + " is not for the year of diagnosis " + year + ", but for " + years + ".";
    }

    private String values(Collection<String> keys) {
        return keys.isEmpty()
                ? "these discriminators"
                : String.join(" or ", keys.stream().map(key -> name.apply(key) + " " + given.get(key)).toList());
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
