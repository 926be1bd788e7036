package org.accession.dictionary;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A NAACCR date as it is written: YYYY, YYYYMM or YYYYMMDD, of days that the calendar has. Ordered by the first day that
 * it may mean, the less exact one first.
 */
public record PartialDate(String written) implements Comparable<PartialDate> {

    private static final Pattern YEAR = Pattern.compile("(18|19|20)\\d\\d\\d{0,4}");

    /** How much of the date is known. */
    public enum Precision {
        YEAR, MONTH, DAY
    }

    /** @throws IllegalArgumentException if it is no such date */
    public PartialDate {
        if (!isDate(written)) {
            throw new IllegalArgumentException("Not a NAACCR date");
        }
    }

    /** The date, if it is one. */
    public static Optional<PartialDate> of(String written) {
        return isDate(written) ? Optional.of(new PartialDate(written)) : Optional.empty();
    }

    /** The year with which the digits of a date begin, 1800 to 2099, though the rest may be no month or day. */
    public static OptionalInt yearOf(String written) {
        return YEAR.matcher(written).matches() ? OptionalInt.of(number(written, 0, 4)) : OptionalInt.empty();
    }

    /** The whole date. */
    public static PartialDate of(LocalDate day) {
        return new PartialDate("%04d%02d%02d".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth()));
    }

    public Precision precision() {
        return written.length() == 4 ? Precision.YEAR : written.length() == 6 ? Precision.MONTH : Precision.DAY;
    }

    public int year() {
        return number(written, 0, 4);
    }

    /** The first day that it may mean. */
    public LocalDate firstDay() {
        return firstDay(written);
    }

    /** The last day that it may mean. */
    public LocalDate lastDay() {
        LocalDate first = firstDay();
        return switch (precision()) {
            case YEAR -> first.plusYears(1).minusDays(1);
            case MONTH -> first.plusMonths(1).minusDays(1);
            case DAY -> first;
        };
    }

    @Override
    public int compareTo(PartialDate other) {
        return written.compareTo(other.written);
    }

    @Override
    public String toString() {
        return written;
    }

    private static boolean isDate(String written) {
        if (written == null || written.length() != 4 && written.length() != 6 && written.length() != 8) {
            return false;
        }
        for (int i = 0; i < written.length(); i++) {
            if (written.charAt(i) < '0' || written.charAt(i) > '9') {
                return false;
            }
        }
        int year = number(written, 0, 4);
        int month = written.length() < 6 ? 1 : number(written, 4, 6);
        return year > 0 && month >= 1 && month <= 12
                && (written.length() < 8 || isDay(number(written, 6, 8), YearMonth.of(year, month)));
    }

    private static boolean isDay(int day, YearMonth month) {
        return day >= 1 && day <= month.lengthOfMonth();
    }

    private static int number(String written, int from, int to) {
        return Integer.parseInt(written, from, to, 10);
    }

    private static LocalDate firstDay(String written) {
        return LocalDate.of(number(written, 0, 4), written.length() < 6 ? 1 : number(written, 4, 6),
                written.length() < 8 ? 1 : number(written, 6, 8));
    }
}
