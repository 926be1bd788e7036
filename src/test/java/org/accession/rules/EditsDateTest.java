package org.accession.rules;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.accession.rules.Given.nothing;
import static org.assertj.core.api.Assertions.assertThat;

/** Dates with every kind of unknown part. Today is 30 June 2026. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EditsDateTest {

    @ParameterizedTest
    @CsvSource({"20110201,1", "18500101,1", "18491231,0", "'        ',0", "185001,1", "1850,1", "20100229,0",
            "20120229,1", "2013  01,0", "201010AA,0", "20260630,1", "20260701,0", "202606,1", "202607,0", "2026,1",
            "2027,0", "yyyyMMdd,0", "20230001,0", "20230100,0"})
    void a_valid_date_is_in_the_calendar_and_not_ahead(String date, int valid) {
        assertThat(number("VALID_DATE_IOP(\"" + date + "\")")).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({"20270630,1,1", "20270701,1,0", "2027,1,1", "2028,1,0"})
    void years_ahead_may_be_allowed(String date, int years, int valid) {
        assertThat(nothing().holds("int v; ALLOW_FUTURE_DATE_IOP(" + years + "); v = VALID_DATE_IOP(\"" + date
                + "\"); return v == " + valid + ";")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"20110821,2011,8,21", "201108,2011,8,DT_DAY_EMPTY", "2011,2011,DT_MONTH_EMPTY,DT_DAY_EMPTY",
            "'',DT_EMPTY,DT_EMPTY,DT_EMPTY", "20111301,DT_ERROR,DT_ERROR,DT_ERROR",
            "21500101,DT_ERROR,DT_ERROR,DT_ERROR"})
    void parts_of_a_date(String date, String year, String month, String day) {
        assertThat(nothing().holds("DATE_YEAR_IOP(\"" + date + "\") == " + year + " AND DATE_MONTH_IOP(\"" + date
                + "\") == " + month + " AND DATE_DAY_IOP(\"" + date + "\") == " + day)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"20090101,20090401,90,90,90", "20000101,'',DT_EMPTY,DT_EMPTY,DT_EMPTY",
            "'',20100101,DT_EMPTY,DT_EMPTY,DT_EMPTY", "20000101,abc,DT_ERROR,DT_ERROR,DT_ERROR",
            "20000101,201001,3653,3683,DT_UNKNOWN", "20000101,2010,3653,4017,DT_UNKNOWN",
            "20080606,2010,574,938,DT_UNKNOWN", "2008,20080606,0,157,DT_UNKNOWN", "200806,20090701,366,395,DT_UNKNOWN",
            "200806,200907,366,425,DT_UNKNOWN", "200806,2009,185,578,DT_UNKNOWN", "2008,200906,152,546,DT_UNKNOWN",
            "2008,2009,1,730,DT_UNKNOWN", "20080606,200806,0,24,DT_UNKNOWN", "20080131,2008,0,335,DT_UNKNOWN",
            "200806,20080131,-122,-122,DT_UNKNOWN", "200806,200807,1,60,DT_UNKNOWN", "200806,2008,0,213,DT_UNKNOWN",
            "2008,200801,0,30,DT_UNKNOWN", "2008,2008,0,365,DT_UNKNOWN", "20090701,20080606,-390,-390,-390",
            "20090701,200806,-366,-366,DT_UNKNOWN", "20090701,2008,-182,-182,DT_UNKNOWN",
            "201007,200806,-731,-731,DT_UNKNOWN", "2010,20080606,-574,-574,DT_UNKNOWN",
            "2010,200806,-550,-550,DT_UNKNOWN", "2009,2008,-1,-1,DT_UNKNOWN"})
    void days_between_dates(String first, String second, String fewest, String most, String exact) {
        assertDifference("DAYDIFF_IOP", first, second, fewest, most, exact);
    }

    @ParameterizedTest
    @CsvSource({"20000101,20100101,121,121,121", "20000101,2010,121,133,DT_UNKNOWN", "2010,20080606,-19,-19,DT_UNKNOWN",
            "20090201,20090303,1,1,1", "20090201,20090302,0,0,0", "200806,200907,12,14,DT_UNKNOWN",
            "2009,2008,0,0,DT_UNKNOWN"})
    void a_month_is_thirty_days_and_cut_off(String first, String second, String fewest, String most, String exact) {
        assertDifference("MONTHDIFF_IOP", first, second, fewest, most, exact);
    }

    @ParameterizedTest
    @CsvSource({"20000101,20100101,10,10,10", "20000101,2010,10,11,DT_UNKNOWN", "20100101,20090101,-1,-1,-1",
            "20100101,20091231,-1,-1,-1"})
    void a_year_is_365_days_and_rounded_down(String first, String second, String fewest, String most, String exact) {
        assertDifference("YEARDIFF_IOP", first, second, fewest, most, exact);
    }

    @ParameterizedTest
    @CsvSource({"20000615,20000615,0,0,0", "20010615,20000615,1,1,1", "19990615,20000615,-1,-1,-1",
            "00000000,20000615,DT_ERROR,DT_ERROR,DT_ERROR", "200006,20000615,0,-1,DT_UNKNOWN",
            "20000615,200006,0,-1,DT_UNKNOWN", "2010,201006,0,-1,DT_UNKNOWN", "201006,2010,0,-1,DT_UNKNOWN",
            "2009,2010,-1,-1,DT_UNKNOWN", "201007,201006,1,1,DT_UNKNOWN"})
    void which_date_comes_first(String first, String second, String fewest, String most, String exact) {
        assertDifference("DATECMP_IOP", first, second, fewest, most, exact);
    }

    @ParameterizedTest
    @CsvSource({"20000101,20000601,0,5,1", "20000101,20000801,0,5,0", "20000101,'',0,5,DT_EMPTY",
            "'',20000101,0,5,DT_EMPTY"})
    void an_interval_lies_between_bounds(String first, String second, int fewest, int most, String within) {
        assertThat(nothing().holds("MONTHINTERVAL_IOP(\"" + first + "\", \"" + second + "\", " + fewest + ", " + most
                + ", DT_MIN) == " + within)).isTrue();
    }

    private static void assertDifference(String function, String first, String second, String fewest, String most,
            String exact) {
        String call = function + "(\"" + first + "\", \"" + second + "\", ";
        assertThat(nothing().holds(call + "DT_MIN) == (" + fewest + ")")).as("DT_MIN").isTrue();
        assertThat(nothing().holds(call + "DT_MAX) == (" + most + ")")).as("DT_MAX").isTrue();
        assertThat(nothing().holds(call + "DT_EXACT) == (" + exact + ")")).as("DT_EXACT").isTrue();
    }

    private static int number(String call) {
        return nothing().holds(call + " == 1") ? 1 : 0;
    }
}
