package org.accession.synthetic;

/**
 * How far a tumor has spread, in the codes of all systems at once.
 *
 * @param stage Summary Stage 2018
 * @param tumor EOD primary tumor
 * @param nodes EOD regional nodes
 * @param mets EOD mets
 * @param hasNodes whether regional nodes are involved
 * @param size in mm; 0 where a size does not apply, 999 where it is not known
 * @param metsSite the organ that is named, a place in {@link #METS_SITES}; -1 without distant metastasis
 */
record Extent(char stage, String tumor, String nodes, String mets, boolean hasNodes, int size, int metsSite) {

    /** NAACCR items 1112 to 1117 in order: bone, brain, distant nodes, liver, lung, other. */
    static final String[] METS_SITES = {"bone", "brain", "distant lymph nodes", "liver", "lung", "other distant sites"};

    boolean isInSitu() {
        return stage == '0';
    }

    boolean isDistant() {
        return stage == '7';
    }

    /** What the stage is called. */
    String term() {
        return switch (stage) {
            case '0' -> "in situ";
            case '1' -> "localized";
            case '2' -> "regional by direct extension";
            case '3' -> "regional to lymph nodes";
            case '4' -> "regional by direct extension and to lymph nodes";
            case '7' -> "distant";
            case '8' -> "benign or borderline";
            default -> "unknown";
        };
    }
}
