package org.accession.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the dates that people and spreadsheets write in lists, as NAACCR writes them. */
final class ListedDate {

    private static final Pattern YEAR_FIRST = Pattern
            .compile("(\\d{4})(?:[-/.]?(\\d{2})(?:[-/.]?(\\d{2})(?:[T ].*)?)?)?");
    private static final Pattern MONTH_FIRST = Pattern.compile("(\\d{1,2})[-/](\\d{1,2})[-/](\\d{4})(?:[T ].*)?");
    private static final int FIRST_YEAR = 1800;

    private ListedDate() {}

    /**
     * The date as YYYY, YYYYMM or YYYYMMDD, from 2026-03-02, 20260302, 3/2/2026 and the like; a time behind it is left
     * out. Nothing if it is no date of the calendar. Two-digit years are not guessed, nor whether 02.01.1950 is of January, as
     * it is where people write points.
     */
    static Optional<String> read(String written) {
        Matcher yearFirst = YEAR_FIRST.matcher(written.strip());
        if (yearFirst.matches()) {
            return calendar(yearFirst.group(1), yearFirst.group(2), yearFirst.group(3));
        }
        Matcher monthFirst = MONTH_FIRST.matcher(written.strip());
        if (monthFirst.matches()) {
            return calendar(monthFirst.group(3), monthFirst.group(1), monthFirst.group(2));
        }
        return Optional.empty();
    }

    private static Optional<String> calendar(String year, String month, String day) {
        int y = Integer.parseInt(year);
        int m = month == null ? 1 : Integer.parseInt(month);
        int d = day == null ? 1 : Integer.parseInt(day);
        if (y < FIRST_YEAR || y > Year.now().getValue() + 1) {
            return Optional.empty();
        }
        try {
            LocalDate.of(y, m, d);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        return Optional
                .of(year + (month == null ? "" : "%02d".formatted(m)) + (day == null ? "" : "%02d".formatted(d)));
    }
}
