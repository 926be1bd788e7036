package org.accession.synthetic;

/**
 * What a facility had to do with a primary.
 *
 * @param classOfCase NAACCR item 610
 * @param surgery whether it did the surgery that was done
 * @param radiation whether it gave the radiation that was given
 * @param drugs whether it gave the drugs that were given
 */
record Relation(String classOfCase, boolean surgery, boolean radiation, boolean drugs) {

    /** Intraepithelial neoplasia of cervix, prostate, vulva, vagina and anus. */
    private static final Codes NEOPLASIA_SITES = new Codes("C530-C539 C619 C510-C519 C529 C210-C218");
    private static final Codes NEOPLASIA = new Codes("8077 8148");
    private static final Codes CENTRAL_NERVOUS = new Codes("C700-C729 C751-C753");
    private static final Weighted<String> CLASSES = Weighted
            .parse("00:10 10:3 11:6 12:4 13:14 14:34 20:2 21:8 22:7 30:8 31:2 32:8 33:3");
    private static final Weighted<String> CLASSES_OF_FIRST = Weighted.parse("00:42 13:42 14:16");

    /** Whether the CoC asks for such cases; others a registry keeps for its state or of its own will (class 34). */
    private static boolean isRequired(Diagnosis diagnosis) {
        boolean neoplasia = NEOPLASIA_SITES.has(diagnosis.site()) && NEOPLASIA.has(diagnosis.histology());
        return !neoplasia && (!diagnosis.isBenign() || CENTRAL_NERVOUS.has(diagnosis.site()));
    }

    /** The relation of the only facility that has the case. */
    static Relation only(Primary primary, Chance chance) {
        if (!isRequired(primary.diagnosis())) {
            return all("34");
        }
        String classOfCase = CLASSES.pick(chance);
        if (!primary.course().isAnythingGiven() && classOfCase.matches("1[0-3]|2.")) {
            // Diagnosed here, with the decision not to treat.
            return all("14");
        }
        return switch (classOfCase) {
            case "12", "14", "22" -> all(classOfCase);
            case "10", "11", "13", "20", "21" -> switch (chance.below(4)) {
                case 0 -> new Relation(classOfCase, true, false, false);
                case 1 -> new Relation(classOfCase, true, true, false);
                case 2 -> new Relation(classOfCase, false, true, true);
                default -> new Relation(classOfCase, true, false, true);
            };
            default -> none(classOfCase);
        };
    }

    /** The relation of the first of two facilities: it made the diagnosis and gave none, some or all of the treatment. */
    static Relation first(Primary primary, Chance chance) {
        if (!isRequired(primary.diagnosis())) {
            return all("34");
        }
        Course course = primary.course();
        String classOfCase = CLASSES_OF_FIRST.pick(chance);
        boolean divisible = course.surgery.isDone() && (course.radiation.isGiven() || course.isSystemicGiven());
        if (classOfCase.equals("13") && divisible) {
            return new Relation("13", true, false, false);
        }
        return classOfCase.equals("14") || !course.isAnythingGiven() ? all("14") : none("00");
    }

    /** The relation of the second facility: it did what the first did not, or saw the patient later. */
    static Relation second(Primary primary, Relation first) {
        return switch (first.classOfCase()) {
            case "00" -> all("22");
            case "13" -> new Relation("21", false, true, true);
            default -> none(primary.recurred() == null ? "30" : "32");
        };
    }

    private static Relation all(String classOfCase) {
        return new Relation(classOfCase, true, true, true);
    }

    private static Relation none(String classOfCase) {
        return new Relation(classOfCase, false, false, false);
    }
}
