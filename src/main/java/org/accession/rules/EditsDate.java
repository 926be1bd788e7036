package org.accession.rules;

import java.time.LocalDate;

/**
 * Dates as EDITS takes them: eight characters, year, month and day, of which the day or month and day may be blank. A date is
 * held as a number: 20230704, 20230700 without a day, 20230000 without a month; {@link #EMPTY}, or {@link #INVALID}.
 */
final class EditsDate {

    static final int EMPTY = 0;
    static final int INVALID = -1;

    static final int DT_MIN = 1;
    static final int DT_MAX = 2;
    static final int DT_EXACT = 3;

    static final int DT_MONTH_EMPTY = 536870911;
    static final int DT_DAY_EMPTY = 805306367;
    static final int DT_EMPTY = 1073741823;
    static final int DT_VALID = 1342177279;
    static final int DT_MISSING = 1610612735;
    static final int DT_ERROR = 1879048191;
    static final int DT_UNKNOWN = Integer.MAX_VALUE;

    private static final int FIRST_YEAR = 1850;
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private EditsDate() {}

    /** What is wrong with a date that is not valid: the words of %DC. */
    enum Flaw {
        NONE(""), INVALID("invalid"), YEAR("invalid as to year"), MONTH("invalid as to month"), DAY(
                "invalid as to day"),
        FUTURE("future date");

        private final String words;

        Flaw(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** The date, or INVALID where it lies in the future, or further ahead than so many years. */
    static int until(int date, int today, int yearsAhead) {
        return date > today && date > latestAllowed(date, today, yearsAhead) ? INVALID : date;
    }

    /** The date in the text; INVALID where it is none in the calendar. */
    static int parse(String text) {
        int length = trimmed(text);
        if (length == 0) {
            return EMPTY;
        }
        if (length != 4 && length != 6 && length != 8) {
            return INVALID;
        }
        int date = 0;
        for (int i = 0; i < length; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return INVALID;
            }
            date = date * 10 + digit;
        }
        for (int i = length; i < 8; i++) {
            date *= 10;
        }
        int year = date / 10000;
        int month = date / 100 % 100;
        int day = date % 100;
        boolean inCalendar = year >= FIRST_YEAR && (length < 6 || month >= 1 && month <= 12)
                && (length < 8 || day >= 1 && day <= daysIn(year, month));
        return inCalendar ? date : INVALID;
    }

    /** What is wrong with the date in the text, if dates may lie in the future up to the end of a year. */
    static Flaw flaw(String text, int today, int yearsAhead) {
        int date = parse(text);
        if (date > 0) {
            return date > latestAllowed(date, today, yearsAhead) ? Flaw.FUTURE : Flaw.NONE;
        }
        int length = trimmed(text);
        if (length != 4 && length != 6 && length != 8) {
            return Flaw.INVALID;
        }
        int year = number(text, 0, 4);
        if (year < FIRST_YEAR) {
            return Flaw.YEAR;
        }
        int month = length < 6 ? 1 : number(text, 4, 6);
        return month < 1 || month > 12 ? Flaw.MONTH : Flaw.DAY;
    }

    private static int latestAllowed(int date, int today, int yearsAhead) {
        int latest = today + yearsAhead * 10000;
        if (date % 10000 == 0) {
            return latest / 10000 * 10000;
        }
        return date % 100 == 0 ? latest / 100 * 100 : latest;
    }

    /** Days from the first to the second date, or a sentinel. */
    static int days(int first, int second, int flag) {
        if (first == EMPTY || second == EMPTY) {
            return DT_EMPTY;
        }
        if (first == INVALID || second == INVALID) {
            return DT_ERROR;
        }
        if (flag == DT_EXACT) {
            return first % 100 == 0 || second % 100 == 0 ? DT_UNKNOWN : earliest(second) - earliest(first);
        }
        if (flag == DT_MAX) {
            return latest(second) - earliest(first);
        }
        int forward = earliest(second) - latest(first);
        int backward = latest(second) - earliest(first);
        return forward > 0 ? forward : Math.min(backward, 0);
    }

    /** Whether what {@link #days} answers is no number of days. */
    static boolean isSentinel(int value) {
        return value >= DT_MONTH_EMPTY;
    }

    /** The first day that the date may stand for, counted from 1970. */
    private static int earliest(int date) {
        return day(date / 10000, Math.max(date / 100 % 100, 1), Math.max(date % 100, 1));
    }

    private static int latest(int date) {
        int year = date / 10000;
        int month = date / 100 % 100 == 0 ? 12 : date / 100 % 100;
        return day(year, month, date % 100 == 0 ? daysIn(year, month) : date % 100);
    }

    private static int day(int year, int month, int day) {
        return (int) LocalDate.of(year, month, day).toEpochDay();
    }

    private static int daysIn(int year, int month) {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 && leap ? 29 : DAYS[month - 1];
    }

    /** The number that the digits there are, or -1. */
    static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    static int trimmed(String text) {
        int length = text.length();
        while (length > 0 && text.charAt(length - 1) <= ' ') {
            length--;
        }
        return length;
    }
}
