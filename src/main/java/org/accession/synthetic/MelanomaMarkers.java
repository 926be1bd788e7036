package org.accession.synthetic;

/** Thickness, ulceration and mitoses of melanoma of the skin: the thicker, the more often the others are found. */
final class MelanomaMarkers {

    private MelanomaMarkers() {}

    static void write(Form form, Primary primary, Chance chance) {
        if (primary.extent().isInSitu()) {
            form.replace("breslowTumorThickness", "0.0").replace("ulceration", "0");
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
        boolean distant = primary.extent().isDistant();
        form.replace("ldhPretreatmentLevel", distant ? chance.oneOf("0", "0", "1", "9") : "9");
        if (primary.isResected()) {
            form.replace("clinicalMarginWidth", tenths > 20 ? "2.0" : "1.0");
        }
    }
}
