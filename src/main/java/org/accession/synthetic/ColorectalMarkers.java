package org.accession.synthetic;

/** Items of the specimen of a colon or rectum, which say nothing where there is none. */
final class ColorectalMarkers {

    private static final int MESORECTUM_SINCE = 2022;

    private ColorectalMarkers() {}

    static void write(Form form, Primary primary, Chance chance) {
        if (primary.diagnosis().isInSitu()) {
            form.replace("circumferentialResectionMargin", "XX.9").replace("perineuralInvasion", "0");
        } else if (!hasSpecimen(primary)) {
            form.replace("circumferentialResectionMargin", "XX.7").replace("perineuralInvasion", "9");
        } else if (!primary.isResected()) {
            form.replace("circumferentialResectionMargin", "XX.9");
        } else if (form.get("circumferentialResectionMargin").equals("0.0")
                && primary.course().surgery.margins().equals("0")) {
            form.replace("circumferentialResectionMargin", "XX.1");
        }
        if (primary.diagnosis().site().equals("C209") && primary.year() >= MESORECTUM_SINCE) {
            form.set("macroscopicEvalOfTheMesorectum", !primary.isResected()
                    ? "00"
                    : chance.oneOf("10", "20", "30", "30", "30", "40"));
        }
    }

    /** STORE: of the rectum a local excision (27) has a circumferential margin, too. */
    private static boolean hasSpecimen(Primary primary) {
        Course.Surgery surgery = primary.course().surgery;
        return primary.isResected() || surgery.isDone() && primary.diagnosis().site().equals("C209")
                && surgery.operation().code().equals("27");
    }
}
