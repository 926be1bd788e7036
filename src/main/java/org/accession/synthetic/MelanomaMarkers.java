package org.accession.synthetic;

/** Thickness, ulceration and mitoses of melanoma of the skin: the thicker, the more often the others are found. */
final class MelanomaMarkers {

    private static final int UPPER_LIMIT = 250;

    private MelanomaMarkers() {}

    static void write(Form form, Primary primary, Chance chance) {
        if (primary.extent().isInSitu()) {
            form.replace("breslowTumorThickness", "XX.9").replace("ulceration", "0");
            return;
        }
        double median = primary.extent().stage() == '1' ? 0.7 : 2.4;
        int tenths = (int) Math.max(1, Math.min(220, chance.aroundMedian(median, 0.7) * 10));
        boolean measured = primary.course().surgery.isDone() || chance.happens(60);
        form.replace("breslowTumorThickness", measured ? tenths / 10 + "." + tenths % 10 : "XX.9");
        form.replace("ulceration",
                !measured ? "9" : chance.happens(tenths < 10 ? 6 : tenths < 40 ? 28 : 54) ? "1" : "0");
        form.replace("mitoticRateMelanoma",
                measured ? Numbers.padded(chance.below(1 + Math.min(20, tenths / 3)), 2) : "X9");
        if (primary.extent().isDistant()) {
            lactateDehydrogenase(form, chance);
        }
        if (primary.isResected()) {
            form.replace("clinicalMarginWidth", tenths > 20 ? "2.0" : "1.0");
        }
    }

    private static void lactateDehydrogenase(Form form, Chance chance) {
        if (chance.happens(25)) {
            return;
        }
        boolean elevated = chance.happens(35);
        int measured = elevated ? chance.between(UPPER_LIMIT + 10, 900) : chance.between(110, UPPER_LIMIT - 5);
        form.replace("ldhPretreatmentLevel", elevated ? "1" : "0").replace("ldhPretreatmentLabValue", measured + ".0")
                .replace("ldhUpperLimitsOfNormal", Integer.toString(UPPER_LIMIT));
    }
}
