package org.accession.synthetic;

/** Molecular markers of the brain: a benign or borderline tumor has none. */
final class BrainMarkers {

    private BrainMarkers() {}

    static void write(Form form, Primary primary) {
        if (primary.diagnosis().isBenign()) {
            form.replace("chromosome1pLossHeterozygosity", "6").replace("chromosome19qLossHeterozygosity", "6")
                    .replace("methylationOfO6MGMT", "6").replace("brainMolecularMarkers", "86");
        }
    }
}
