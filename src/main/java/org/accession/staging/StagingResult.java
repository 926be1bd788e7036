package org.accession.staging;

import java.util.List;
import java.util.Map;

/** What an algorithm says of a case. */
public sealed interface StagingResult {

    /** The algorithm that said it. */
    AlgorithmVersion algorithm();

    /** What could not be accepted or calculated. */
    List<StagingFault> faults();

    /** The faults without those that follow from another one. */
    default List<StagingFault> causes() {
        return faults().stream().filter(fault -> !fault.follows()).toList();
    }

    /**
     * The case was staged.
     *
     * @param schema the id of its schema
     * @param inputs the values used, with those that stand for a blank
     * @param outputs what was derived, by key; blank where the algorithm derives nothing
     * @param steps the look-ups that decided, in order
     */
    record Staged(AlgorithmVersion algorithm, String schema, Map<String, String> inputs, Map<String, String> outputs,
            List<StagingFault> faults, List<Step> steps) implements StagingResult {}

    /**
     * The case could not be staged.
     *
     * @param schema the id of its schema, or null if none was found
     * @param keys the keys whose values stand in the way or are missing
     * @param message a sentence for the coder
     */
    record NotStaged(AlgorithmVersion algorithm, Reason reason, String schema, List<String> keys,
            List<StagingFault> faults, String message) implements StagingResult {}

    /** Why a case could not be staged. */
    enum Reason {
        /** The date of diagnosis is blank: its year tells which algorithm is asked. */
        DATE_MISSING("no date of diagnosis"),
        /** The date of diagnosis has no year in which a case can be diagnosed. */
        DATE_INVALID("date of diagnosis impossible"),
        /** No algorithm that is installed stages cases of the year of diagnosis. */
        NO_ALGORITHM("no algorithm for the year"),
        SITE_MISSING("no primary site"),
        HISTOLOGY_MISSING("no histology"),
        SITE_UNKNOWN("primary site unknown"),
        HISTOLOGY_UNKNOWN("histology unknown"),
        /** The site and histology have a schema in an algorithm of other years. */
        HISTOLOGY_OF_OTHER_YEARS("histology of other years"),
        /** No schema has the histology in the site. */
        NO_SCHEMA("histology not in the primary site"),
        /** A schema has the site and histology, but none with the discriminator's value. */
        DISCRIMINATOR_INVALID("discriminator does not fit"),
        /** Several schemas match until a discriminator is given. */
        DISCRIMINATOR_MISSING("discriminator to be asked"),
        /** Several schemas match and nothing tells them apart: a fault of the algorithm. */
        SEVERAL_SCHEMAS("several schemas"),
        /** Schemas take the case, but not in the year of its diagnosis. */
        YEAR_INVALID("year of diagnosis does not fit"),
        INPUT_UNKNOWN("input unknown"),
        INPUT_INVALID("code not in its table");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** The reason as it stands in a list. */
        public String words() {
            return words;
        }
    }
}
