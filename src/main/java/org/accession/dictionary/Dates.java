package org.accession.dictionary;

import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

import org.accession.dictionary.Item.Misfit;

/** What keeps a value from being a date, partial ones included (NAACCR XML specification, data types). */
final class Dates {

    /** Length of YYYYMMDDhhmmss: the collection dates of path reports before version 25 (NAACCR items 7320 to 7324). */
    static final int MOMENT = 14;

    private static final Pattern MOMENT_TIME = Pattern.compile("([01]\\d|2[0-3])[0-5]\\d[0-5]\\d");
    /** No place on earth is further from Greenwich than 14 hours (HL7 FHIR, dateTime). */
    private static final Pattern TIME = Pattern
            .compile("T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?(Z|[+-]((0\\d|1[0-3]):[0-5]\\d|14:00))?");

    private Dates() {}

    /** YYYY, YYYYMM or YYYYMMDD. */
    static Optional<Misfit> date(String value) {
        int length = value.length();
        if (length != 4 && length != 6 && length != 8 || !Characters.areDigits(value)) {
            return Misfit.BAD_TYPE.found;
        }
        return calendar(value, length > 4 ? value.substring(4, 6) : "", length > 6 ? value.substring(6) : "");
    }

    /** YYYYMMDDhhmmss. */
    static Optional<Misfit> moment(String value) {
        return date(value.substring(0, 8))
                .or(() -> DataType.badUnless(MOMENT_TIME.matcher(value.substring(8)).matches()));
    }

    /** YYYY[-MM[-DD[Thh:mm:ss[.s][Z|+hh:mm|-hh:mm]]]], the partial dates of HL7 FHIR. */
    static Optional<Misfit> dateTime(String value) {
        int length = value.length();
        boolean hasMonth = length >= 7;
        boolean hasDay = length >= 10;
        if (length != 4 && length != 7 && length < 10 || !Characters.areDigits(value, 0, 4)
                || hasMonth && !(value.charAt(4) == '-' && Characters.areDigits(value, 5, 7))
                || hasDay && !(value.charAt(7) == '-' && Characters.areDigits(value, 8, 10))
                || length > 10 && !TIME.matcher(value.substring(10)).matches()) {
            return Misfit.BAD_TYPE.found;
        }
        return calendar(value, hasMonth ? value.substring(5, 7) : "", hasDay ? value.substring(8, 10) : "");
    }

    private static Optional<Misfit> calendar(String year, String month, String day) {
        int century = Integer.parseInt(year.substring(0, 2));
        if (century < 18 || century > 20) {
            return Misfit.BAD_TYPE.found;
        }
        if (month.isEmpty()) {
            return Optional.empty();
        }
        int months = Integer.parseInt(month);
        int days = day.isEmpty() ? 1 : Integer.parseInt(day);
        return months >= 1 && months <= 12 && days >= 1
                && days <= YearMonth.of(Integer.parseInt(year.substring(0, 4)), months).lengthOfMonth()
                        ? Optional.empty()
                        : Misfit.IMPOSSIBLE_DATE.found;
    }
}
