package org.accession.naaccrxml;

import java.time.YearMonth;

import org.accession.dictionary.DataType;
import org.accession.dictionary.Item;

/** Whether a value is one that its item may have (NAACCR XML specification, data types). */
public final class ValueRules {

    /** Length of YYYYMMDDhhmmss: the collection dates of path reports before version 25 (NAACCR items 7320 to 7324). */
    private static final int MOMENT = 14;

    private ValueRules() {}

    /**
     * The first thing that is wrong with the value, or null. Spaces at either end are looked for first, then the length,
     * then the type.
     */
    public static FaultCode check(Item item, String value) {
        if (value.isEmpty()) {
            return null;
        }
        if (value.charAt(0) == ' ') {
            return FaultCode.LEADING_SPACE;
        }
        if (value.charAt(value.length() - 1) == ' ') {
            return FaultCode.TRAILING_SPACE;
        }
        if (value.length() > item.length() && !item.unlimited() && length(value) > item.length()) {
            return FaultCode.TOO_LONG;
        }
        if (item.type().fillsLength() && length(value) < item.length()) {
            return FaultCode.TOO_SHORT;
        }
        if (item.type() == DataType.DATE && item.length() == MOMENT && value.length() == MOMENT) {
            return moment(value);
        }
        return check(item.type(), value);
    }

    /** The length in characters. */
    static int length(String value) {
        return value.codePointCount(0, value.length());
    }

    /** What is wrong with the form of the value, whatever its length; null if nothing is. */
    static FaultCode check(DataType type, String value) {
        return switch (type) {
            case TEXT -> null;
            case ALPHA -> when(all(value, 0, value.length(), false, true));
            case DIGITS -> when(digits(value, 0, value.length()));
            case MIXED -> when(all(value, 0, value.length(), true, true));
            case NUMERIC -> when(isNumber(value));
            case DATE -> date(value);
            case DATE_TIME -> dateTime(value);
        };
    }

    private static FaultCode when(boolean right) {
        return right ? null : FaultCode.BAD_TYPE;
    }

    private static boolean digits(String value, int from, int to) {
        return all(value, from, to, true, false);
    }

    private static boolean all(String value, int from, int to, boolean digits, boolean letters) {
        for (int i = from; i < to; i++) {
            char c = value.charAt(i);
            if (!(digits && c >= '0' && c <= '9') && !(letters && c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return to > from && to <= value.length();
    }

    private static boolean isNumber(String value) {
        int point = value.indexOf('.');
        return point < 0
                ? digits(value, 0, value.length())
                : digits(value, 0, point) && digits(value, point + 1, value.length());
    }

    private static FaultCode date(String value) {
        int length = value.length();
        if (length != 4 && length != 6 && length != 8 || !digits(value, 0, length)) {
            return FaultCode.BAD_TYPE;
        }
        return calendar(value, length > 4 ? value.substring(4, 6) : "", length > 6 ? value.substring(6) : "");
    }

    private static FaultCode moment(String value) {
        FaultCode day = date(value.substring(0, 8));
        return day != null ? day : when(value.substring(8).matches("([01]\\d|2[0-3])[0-5]\\d[0-5]\\d"));
    }

    private static FaultCode calendar(String year, String month, String day) {
        int century = Integer.parseInt(year.substring(0, 2));
        if (century < 18 || century > 20) {
            return FaultCode.BAD_TYPE;
        }
        if (month.isEmpty()) {
            return null;
        }
        int months = Integer.parseInt(month);
        if (months < 1 || months > 12) {
            return FaultCode.IMPOSSIBLE_DATE;
        }
        int days = day.isEmpty() ? 1 : Integer.parseInt(day);
        return days >= 1 && days <= YearMonth.of(Integer.parseInt(year.substring(0, 4)), months).lengthOfMonth()
                ? null
                : FaultCode.IMPOSSIBLE_DATE;
    }

    /** YYYY[-MM[-DD[Thh:mm:ss[.s][Z|+hh:mm|-hh:mm]]]], the partial dates of HL7 FHIR. */
    private static FaultCode dateTime(String value) {
        int length = value.length();
        boolean hasMonth = length >= 7;
        boolean hasDay = length >= 10;
        if (length != 4 && length != 7 && length < 10 || !digits(value, 0, 4)
                || hasMonth && !(value.charAt(4) == '-' && digits(value, 5, 7))
                || hasDay && !(value.charAt(7) == '-' && digits(value, 8, 10))
                || length > 10 && !time(value.substring(10))) {
            return FaultCode.BAD_TYPE;
        }
        return calendar(value, hasMonth ? value.substring(5, 7) : "", hasDay ? value.substring(8, 10) : "");
    }

    private static boolean time(String time) {
        return time.matches("T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)?");
    }
}
