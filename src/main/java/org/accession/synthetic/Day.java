package org.accession.synthetic;

import java.time.LocalDate;

/**
 * A day as a registrar knows it: sometimes only its month or year.
 *
 * @param date the true day
 * @param digits how much of it is known: 8, 6 (year and month) or 4 (year)
 */
record Day(LocalDate date, int digits) {

    static Day known(LocalDate date) {
        return new Day(date, 8);
    }

    /** A day of which, one time in {@code rarity}, only the month or the year is known. */
    static Day remembered(LocalDate date, Chance chance, int rarity) {
        if (chance.below(rarity) != 0) {
            return known(date);
        }
        return new Day(date, chance.below(5) == 0 ? 4 : 6);
    }

    /** The same day plus a number of days, fully known. */
    Day plus(int days) {
        return known(date.plusDays(days));
    }

    boolean isAfter(LocalDate other) {
        return date.isAfter(other);
    }

    /** As NAACCR writes it: YYYYMMDD, YYYYMM or YYYY. */
    String text() {
        return text(date).substring(0, digits);
    }

    static String text(LocalDate date) {
        int number = date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
        return Integer.toString(number);
    }

    /** For sentences: 2024-03-05, 2024-03 or 2024. */
    String spoken() {
        String iso = date.toString();
        return digits == 8 ? iso : digits == 6 ? iso.substring(0, 7) : iso.substring(0, 4);
    }
}
