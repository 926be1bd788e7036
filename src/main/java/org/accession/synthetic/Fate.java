package org.accession.synthetic;

import java.time.LocalDate;
import java.util.List;

/** How long people live: with their cancer (Weibull, so that most risk lies early) and by the life table otherwise. */
final class Fate {

    /** A shape below 1: the hazard falls with the years since diagnosis. */
    private static final double SHAPE = 0.8;
    private static final double NEVER = 200;

    private record Mortality(double male, double female) {}

    private static final List<Mortality> LIFE_TABLE = Table.read("mortality.csv",
            row -> new Mortality(row.real("male"), row.real("female")));

    private Fate() {}

    /** The years until somebody dies of a cancer of which the share survives five years, if of nothing else. */
    static double yearsWithCancer(double fiveYearSurvival, Chance chance) {
        double at = chance.real();
        if (fiveYearSurvival >= 1) {
            return NEVER;
        }
        return 5 * StrictMath.pow(StrictMath.log(1 - at) / StrictMath.log(fiveYearSurvival), 1 / SHAPE);
    }

    /** The years until somebody of the age dies of something else. */
    static double yearsOtherwise(boolean male, int age, Chance chance) {
        for (int years = 0; age + years < LIFE_TABLE.size(); years++) {
            Mortality mortality = LIFE_TABLE.get(age + years);
            if (chance.real() < (male ? mortality.male() : mortality.female())) {
                return years + chance.real();
            }
        }
        return LIFE_TABLE.size() - age;
    }

    static LocalDate after(LocalDate day, double years) {
        return day.plusDays((long) (Math.min(years, NEVER) * 365.25));
    }
}
