package org.accession.synthetic;

import java.time.LocalDate;

import org.accession.synthetic.Treatments.Agent;
import org.accession.synthetic.Treatments.Beam;
import org.accession.synthetic.Treatments.Operation;

/** The first course of treatment: each part given, with its date, or not given, with the reason. */
final class Course {

    /**
     * A systemic treatment.
     *
     * @param code what NAACCR items 1390 to 1410 hold
     * @param date null unless it was given
     * @param agent null unless it was given
     */
    record Drug(String code, Day date, Agent agent) {

        static final Drug NOT_PLANNED = new Drug("00", null, null);

        boolean isGiven() {
            return date != null;
        }
    }

    /**
     * Surgery of the primary site.
     *
     * @param reason NAACCR item 1340: 0 done, else why not
     * @param nodesExamined the number of regional nodes in the specimen
     */
    record Surgery(String reason, Day date, Operation operation, int nodesExamined, int nodesPositive,
            boolean sentinel, int approach, String margins) {

        boolean isDone() {
            return date != null;
        }
    }

    /**
     * Radiation.
     *
     * @param reason NAACCR item 1430: 0 given, else why not
     */
    record Radiation(String reason, Day date, Day ended, Beam beam, boolean completed) {

        boolean isGiven() {
            return date != null;
        }
    }

    Surgery surgery;
    Radiation radiation;
    Drug chemo = Drug.NOT_PLANNED;
    Drug hormone = Drug.NOT_PLANNED;
    Drug immune = Drug.NOT_PLANNED;
    /** Whether drugs or radiation were given first to shrink the tumor for surgery. */
    boolean neoadjuvant;
    /** Whether waiting was the choice: nothing given, by plan. */
    boolean watched;

    boolean isSystemicGiven() {
        return chemo.isGiven() || hormone.isGiven() || immune.isGiven();
    }

    boolean isAnythingGiven() {
        return surgery.isDone() || radiation.isGiven() || isSystemicGiven();
    }

    /** The first day of systemic treatment, or null. */
    Day systemicDate() {
        return earliest(chemo.date(), hormone.date(), immune.date());
    }

    /** The first day of any treatment, or null. */
    Day firstDate() {
        return earliest(surgery.date(), radiation.date(), systemicDate());
    }

    /** The first day of treatment, or of the decision against any: a week after the diagnosis (NAACCR item 1270). */
    Day begun(Day diagnosed, LocalDate end) {
        Day first = firstDate();
        if (first != null) {
            return first;
        }
        Day decided = diagnosed.plus(7);
        return decided.isAfter(end) || diagnosed.digits() < 8 ? diagnosed : decided;
    }

    private static Day earliest(Day... days) {
        Day earliest = null;
        for (Day day : days) {
            if (day != null && (earliest == null || day.date().isBefore(earliest.date()))) {
                earliest = day;
            }
        }
        return earliest;
    }

    /** NAACCR item 1639: how systemic treatment and surgery followed each other. */
    String systemicSequence() {
        return sequence(surgery.date(), systemicDate(), latestSystemic());
    }

    /** NAACCR item 1380: how radiation and surgery followed each other. */
    String radiationSequence() {
        return sequence(surgery.date(), radiation.date(), radiation.date());
    }

    private Day latestSystemic() {
        Day latest = null;
        for (Drug drug : new Drug[]{chemo, hormone, immune}) {
            if (drug.isGiven() && (latest == null || drug.date().isAfter(latest.date()))) {
                latest = drug.date();
            }
        }
        return latest;
    }

    private static String sequence(Day surgery, Day first, Day last) {
        if (surgery == null || first == null) {
            return "0";
        }
        boolean before = first.date().isBefore(surgery.date());
        boolean after = !last.date().isBefore(surgery.date());
        return before && after ? "4" : before ? "2" : "3";
    }
}
