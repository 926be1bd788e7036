package org.accession.synthetic;

import java.util.List;

/** How a diagnosis was confirmed (NAACCR item 490): only few are made without a microscope. */
final class Confirmation {

    /** How many of a kind nobody looked at through a microscope: a row of {@code unconfirmed.csv}. */
    private record Unconfirmed(Codes sites, Codes histologies, int percent) {

        boolean holds(Diagnosis diagnosis) {
            return sites.has(diagnosis.site()) && histologies.has(diagnosis.histology());
        }
    }

    private static final List<Unconfirmed> UNCONFIRMED = Table.read("unconfirmed.csv", row -> new Unconfirmed(
            new Codes(row.text("sites")), new Codes(row.text("histologies")), row.number("percent")));
    private static final Weighted<String> WITHOUT_MICROSCOPE = Weighted.parse("5:6 6:6 7:70 8:14 9:4");

    /** SEER Hematopoietic Database: diseases that are defined by genetics or immunophenotype, and those that have none. */
    private static final Codes BY_GENETICS = new Codes(
            "9806-9807 9812-9819 9865-9866 9869 9871 9875 9877-9879 9896-9897 9911-9912 9965-9968 9986");
    private static final Codes NOT_BY_GENETICS = new Codes("9590 9655 9800 9820 9860 9863 9980 9982 9989");

    private Confirmation() {}

    static boolean isMicroscopic(String confirmation) {
        return "1234".contains(confirmation);
    }

    static String of(Diagnosis diagnosis, Course.Surgery surgery, Chance chance) {
        boolean specimen = surgery.isDone() && surgery.operation().hasSpecimen();
        int unconfirmed = UNCONFIRMED.stream().filter(row -> row.holds(diagnosis)).mapToInt(Unconfirmed::percent)
                .findFirst().orElse(0);
        if (!specimen && chance.happens(unconfirmed)) {
            return WITHOUT_MICROSCOPE.pick(chance);
        }
        if (diagnosis.histology().compareTo("9590") >= 0) {
            return BY_GENETICS.has(diagnosis.histology())
                    ? "3"
                    : NOT_BY_GENETICS.has(diagnosis.histology()) || chance.happens(45) ? "1" : "3";
        }
        return chance.happens(95) ? "1" : chance.oneOf("2", "4");
    }
}
