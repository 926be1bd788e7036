package org.accession.synthetic;

import java.time.LocalDate;

/**
 * Whether the disease came back or never went.
 *
 * @param recurred the day it came back; null if it did not
 * @param recurrence NAACCR item 1880
 * @param cancerStatus NAACCR item 1770
 */
record Outcome(Day recurred, String recurrence, String cancerStatus) {

    private static final Weighted<String> RECURRENCES = Weighted
            .parse("13:26 21:8 22:10 25:6 52:12 54:12 55:12 56:6 58:6 62:12");
    private static final int SHORTEST_REMISSION = 120;

    /** What became of a tumor of the stage until the last contact; {@code fatal} if it was the cause of death. */
    static Outcome of(char stage, LocalDate diagnosed, LocalDate end, Course course, boolean fatal, Chance chance) {
        boolean cleared = stage != '7' && stage != '9' && course.surgery.isDone()
                || stage != '7' && stage != '9' && course.isAnythingGiven() && chance.happens(70);
        long days = end.toEpochDay() - diagnosed.toEpochDay();
        if (!cleared) {
            return chance.happens(94) ? new Outcome(null, "70", "2") : new Outcome(null, "99", "9");
        }
        if (stage == '0') {
            return new Outcome(null, "00", "1");
        }
        if (!fatal && !chance.happens(stage == '1' ? 4 : 12)) {
            return chance.happens(96) ? new Outcome(null, "00", "1") : new Outcome(null, "99", "9");
        }
        Day treated = course.firstDate();
        LocalDate earliest = (treated == null ? diagnosed : treated.date()).plusDays(SHORTEST_REMISSION);
        long room = end.toEpochDay() - earliest.toEpochDay();
        if (days < 2 * SHORTEST_REMISSION || room < 1) {
            return fatal ? new Outcome(null, "70", "2") : new Outcome(null, "00", "1");
        }
        return new Outcome(Day.remembered(earliest.plusDays((long) (chance.real() * room)), chance, 40),
                RECURRENCES.pick(chance), fatal || chance.happens(70) ? "2" : "1");
    }
}
