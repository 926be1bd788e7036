package org.accession.synthetic;

/** Markers in the blood: the value says what its interpretation says, and so does the sentence of the laboratory. */
final class TumorMarkers {

    /** A marker with its items. */
    private enum Marker {
        CEA("CEA", "NG/ML", "ceaPretreatmentInterpretation", "ceaPretreatmentLabValue", 5, 80),
        AFP("AFP", "NG/ML", "afpPretreatmentInterpretation", "afpPretreatmentLabValue", 9, 900),
        CA_125("CA-125", "U/ML", "ca125PretreatmentInterpretation", null, 35, 2_400);

        private final String term;
        private final String unit;
        private final String interpretation;
        private final String value;
        private final int upperLimit;
        private final int most;

        Marker(String term, String unit, String interpretation, String value, int upperLimit, int most) {
            this.term = term;
            this.unit = unit;
            this.interpretation = interpretation;
            this.value = value;
            this.upperLimit = upperLimit;
            this.most = most;
        }
    }

    private TumorMarkers() {}

    /** Gives a marker the value that its interpretation says, where the schema has such an item. */
    static void write(Form form, Chance chance) {
        for (Marker marker : Marker.values()) {
            String found = form.get(marker.interpretation);
            if (marker.value != null && (found.equals("0") || found.equals("1"))) {
                form.replace(marker.value, value(marker, found.equals("1"), chance));
            }
        }
    }

    private static String value(Marker marker, boolean elevated, Chance chance) {
        int whole = elevated
                ? chance.between(marker.upperLimit + 2, marker.most)
                : chance.between(1, marker.upperLimit - 2);
        return whole + "." + chance.below(10);
    }

    /** What the laboratory found, for cancers with a marker; null for others. */
    static String laboratory(Form form, Primary primary) {
        return switch (primary.diagnosis().group().treatedLike()) {
            case "colon", "rectum" -> sentence(form, Marker.CEA);
            case "liver" -> sentence(form, Marker.AFP);
            case "ovary", "peritoneum" -> sentence(form, Marker.CA_125);
            case "pancreas" -> value("CA 19-9", form.get("ca199PretxLabValue"), "U/ML");
            case "testis" -> form.get("sCategoryClinical").matches("[0-3]")
                    ? "SERUM TUMOR MARKERS S" + form.get("sCategoryClinical") + "."
                    : "SERUM TUMOR MARKERS NOT DOCUMENTED.";
            default -> null;
        };
    }

    private static String sentence(Form form, Marker marker) {
        String found = form.get(marker.interpretation);
        String measured = marker.value == null ? "" : form.get(marker.value);
        return measured.matches("[0-9.]+")
                ? value(marker.term, measured, marker.unit)
                : switch (found) {
                    case "0" -> marker.term + " WITHIN NORMAL LIMITS.";
                    case "1" -> marker.term + " ELEVATED.";
                    default -> marker.term + " NOT DOCUMENTED.";
                };
    }

    private static String value(String term, String measured, String unit) {
        return measured.matches("[0-9.]+") ? term + " " + measured + " " + unit + "." : term + " NOT DOCUMENTED.";
    }
}
