package org.accession.synthetic;

import java.util.Set;

/** Causes of death in ICD-10. */
final class Causes {

    /** ICD-10 has three characters only where ICD-O puts 9 or 0 behind them. */
    private static final Set<String> THREE_CHARACTERS = Set.of("C01", "C07", "C12", "C19", "C20", "C23", "C33", "C37",
            "C52", "C55", "C56", "C58", "C61", "C64", "C65", "C66", "C73");

    private static final Weighted<String> OTHER = Weighted.parse("I251:14 I219:10 I64:6 I500:7 J449:9 G309:9 E119:6 "
            + "J189:5 N189:4 A419:4 I10:3 K746:3 W19:3 X59:2 F03:6 G20:2 I48:2 I709:2 J841:3");

    private Causes() {}

    /** Death by the cancer. */
    static String of(Diagnosis diagnosis) {
        String code = diagnosis.group().deathCode();
        if (!code.isEmpty()) {
            return code;
        }
        String site = diagnosis.site();
        return switch (site.substring(0, 3)) {
            case "C42", "C77", "C76", "C80" -> "C809";
            default -> THREE_CHARACTERS.contains(site.substring(0, 3)) ? site.substring(0, 3) : site;
        };
    }

    /** Death by something else, as often as in the population. */
    static String other(Chance chance) {
        return OTHER.pick(chance);
    }
}
