package org.accession.synthetic;

import java.util.Set;

/** On which side a tumor lies (NAACCR item 410). */
final class Laterality {

    private static final Set<String> PAIRED = Set.of("C079", "C080", "C081", "C090", "C091", "C098", "C099", "C300",
            "C301", "C310", "C312", "C340", "C341", "C342", "C343", "C348", "C349", "C384", "C400", "C401", "C402",
            "C403",
            "C413", "C414", "C441", "C442", "C443", "C445", "C446", "C447", "C471", "C472", "C491", "C492", "C500",
            "C501", "C502", "C503", "C504", "C505", "C506", "C508", "C509", "C569", "C570", "C620", "C621", "C629",
            "C630", "C631", "C649", "C659", "C669", "C690", "C691", "C692", "C693", "C694", "C695", "C696", "C698",
            "C699", "C740", "C741", "C749", "C754");
    /** Paired for diagnoses of the brain and its coverings, SEER Program Coding Manual, laterality. */
    private static final Set<String> PAIRED_BRAIN = Set.of("C700", "C710", "C711", "C712", "C713", "C714", "C722",
            "C723",
            "C724", "C725");
    private static final int SCALP_IS_PAIRED = 2021;
    private static final Set<String> MIDLINE_POSSIBLE = Set.of("C700", "C710", "C711", "C712", "C713", "C714", "C443",
            "C445");

    private Laterality() {}

    /** Right and left about equally often in paired organs; 0 elsewhere. */
    static String of(Diagnosis diagnosis, int year, Chance chance) {
        if (!isPaired(diagnosis.site(), year)) {
            return "0";
        }
        if (diagnosis.site().equals("C342")) {
            return "1"; // Only the right lung has a middle lobe.
        }
        if (MIDLINE_POSSIBLE.contains(diagnosis.site()) && chance.happens(8)) {
            return "5";
        }
        if (diagnosis.site().equals("C569") && chance.happens(22)) {
            return "4";
        }
        return chance.happens(98) ? chance.happens(50.6) ? "1" : "2" : diagnosis.isInvasive() ? "9" : "1";
    }

    private static boolean isPaired(String site, int year) {
        return PAIRED.contains(site) || PAIRED_BRAIN.contains(site) || year >= SCALP_IS_PAIRED && site.equals("C444");
    }
}
