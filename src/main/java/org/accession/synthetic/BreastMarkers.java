package org.accession.synthetic;

/** Receptors and gene tests of breast cancer, which go together: positive ones have a percentage, negative ones none. */
final class BreastMarkers {

    private static final Weighted<String> RECEPTORS = Weighted.parse("110:64 111:9 100:8 101:3 001:4 000:10 999:2");
    private static final Weighted<String> HER2_BY_STAIN = Weighted.parse("0:34 1:46 2:20");

    private BreastMarkers() {}

    static void write(Form form, Primary primary, Chance chance) {
        // Estrogen, progesterone, HER2.
        String receptors = RECEPTORS.pick(chance);
        char estrogen = receptors.charAt(0);
        char progesterone = receptors.charAt(1);
        char her2 = receptors.charAt(2);
        form.replace("estrogenReceptorSummary", Character.toString(estrogen))
                .replace("estrogenReceptorPercntPosOrRange", percent(estrogen, chance))
                .replace("estrogenReceptorTotalAllredScore", allred(estrogen, chance))
                .replace("progesteroneRecepSummary", Character.toString(progesterone))
                .replace("progesteroneRecepPrcntPosOrRange", percent(progesterone, chance))
                .replace("progesteroneRecepTotalAllredScor", allred(progesterone, chance));
        boolean invasive = primary.diagnosis().isInvasive();
        form.replace("oncotypeDxRecurrenceScoreDcis", invasive ? "XX6" : "XX9")
                .replace("oncotypeDxRiskLevelDcis", invasive ? "6" : "9")
                .replace("responseToNeoadjuvantTherapy", response(primary, chance));
        if (primary.extent().isInSitu()) {
            form.replace("her2OverallSummary", "7").replace("oncotypeDxRecurrenceScoreInvasiv", "XX6")
                    .replace("oncotypeDxRiskLevelInvasive", "6");
            return;
        }
        form.replace("her2OverallSummary", Character.toString(her2)).replace("her2IhcSummary",
                her2 == '1' ? "3" : her2 == '0' ? HER2_BY_STAIN.pick(chance) : "9");
        form.replace("ki67", chance.happens(55) ? chance.between(2, 70) + ".0" : "XXX.9");
        geneTest(form, primary, estrogen == '1' && her2 == '0', chance);
        nodes(form, primary);
    }

    /** From 2023 on 0 is for tumors that are not invasive alone. */
    private static String response(Primary primary, Chance chance) {
        if (primary.course().neoadjuvant) {
            return chance.oneOf("1", "2", "2", "3");
        }
        return primary.year() < 2023 || !primary.diagnosis().isInvasive() ? "0" : "9";
    }

    private static String percent(char receptor, Chance chance) {
        return switch (receptor) {
            case '1' -> Numbers.padded(chance.happens(70) ? chance.between(80, 100) : chance.between(1, 79), 3);
            case '0' -> "000";
            default -> "XX9";
        };
    }

    /** The score runs from 3 for a positive receptor; 0 and 2 are negative. */
    private static String allred(char receptor, Chance chance) {
        return switch (receptor) {
            case '1' -> Numbers.padded(chance.between(5, 8), 2);
            case '0' -> "00";
            default -> "X9";
        };
    }

    /** Tests of recurrence are made for hormone positive, HER2 negative tumors that have not gone far. */
    private static void geneTest(Form form, Primary primary, boolean eligible, Chance chance) {
        boolean early = "123".indexOf(primary.extent().stage()) >= 0;
        if (!eligible || !early || !chance.happens(52)) {
            form.replace("oncotypeDxRecurrenceScoreInvasiv", "XX7").replace("oncotypeDxRiskLevelInvasive", "7");
            return;
        }
        int score = (int) Math.min(100, chance.aroundMedian(16, 0.5));
        form.replace("oncotypeDxRecurrenceScoreInvasiv", Numbers.padded(score, 3))
                .replace("oncotypeDxRiskLevelInvasive", score < 18 ? "0" : score < 31 ? "1" : "2");
    }

    private static void nodes(Form form, Primary primary) {
        Course.Surgery surgery = primary.course().surgery;
        form.replace("lnPositiveAxillaryLevel1To2",
                surgery.nodesExamined() == 0 ? "X9" : Numbers.padded(surgery.nodesPositive(), 2));
    }
}
