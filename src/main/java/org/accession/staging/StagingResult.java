package org.accession.staging;

import java.util.List;
import java.util.Map;

/** What an algorithm says of a case. */
public sealed interface StagingResult {

    /** The algorithm that said it. */
    AlgorithmVersion algorithm();

    /** What could not be accepted or calculated. */
    List<StagingFault> faults();

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
        DATE_MISSING,
        /** The date of diagnosis has no year in which a case can be diagnosed. */
        DATE_INVALID,
        /** No algorithm that is installed stages cases of the year of diagnosis. */
        NO_ALGORITHM,
        SITE_MISSING,
        HISTOLOGY_MISSING,
        SITE_UNKNOWN,
        HISTOLOGY_UNKNOWN,
        /** No schema has the histology in the site. */
        NO_SCHEMA,
        /** A schema has the site and histology, but none with the discriminator's value. */
        DISCRIMINATOR_INVALID,
        /** Several schemas match until a discriminator is given. */
        DISCRIMINATOR_MISSING,
        /** Several schemas match and nothing tells them apart: a fault of the algorithm. */
        SEVERAL_SCHEMAS,
        YEAR_INVALID,
        INPUT_UNKNOWN,
        INPUT_INVALID
    }
}
