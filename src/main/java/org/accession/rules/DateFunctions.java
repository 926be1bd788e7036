package org.accession.rules;

import java.util.Map;

import org.accession.rules.Code.OfNumber;
import org.accession.rules.Code.OfText;
import org.accession.rules.EditsDate.Flaw;
import org.accession.rules.Expression.Call;
import org.accession.rules.Functions.Form;

import static org.accession.rules.Functions.taking;

/** What the language does with dates. */
final class DateFunctions {

    private static final int DAYS_OF_A_MONTH = 30;
    private static final int DAYS_OF_A_YEAR = 365;

    private DateFunctions() {}

    private interface Part {
        int of(int date);
    }

    private interface Difference {
        int of(int days);
    }

    static void addTo(Map<String, Form> forms) {
        forms.put("VALID_DATE_IOP", taking(1, 1, DateFunctions::valid));
        forms.put("ALLOW_FUTURE_DATE_IOP", taking(1, 1, (call, compiler) -> {
            OfNumber years = compiler.number(call.arguments().get(0));
            return (OfNumber) run -> run.yearsAhead = years.value(run);
        }));
        forms.put("DATE_YEAR_IOP", taking(1, 1, part(date -> date / 10000)));
        forms.put("DATE_MONTH_IOP", taking(1, 1, part(DateFunctions::month)));
        forms.put("DATE_DAY_IOP", taking(1, 1, part(DateFunctions::day)));
        forms.put("DATECMP_IOP", taking(3, 3, difference(days -> -Integer.signum(days))));
        forms.put("DAYDIFF_IOP", taking(3, 3, difference(days -> days)));
        forms.put("MONTHDIFF_IOP", taking(3, 3, difference(days -> days / DAYS_OF_A_MONTH)));
        forms.put("YEARDIFF_IOP", taking(3, 3, difference(days -> Math.floorDiv(days, DAYS_OF_A_YEAR))));
        forms.put("DAYINTERVAL_IOP", taking(5, 5, interval(days -> days)));
        forms.put("MONTHINTERVAL_IOP", taking(5, 5, interval(days -> days / DAYS_OF_A_MONTH)));
        forms.put("YEARINTERVAL_IOP", taking(5, 5, interval(days -> Math.floorDiv(days, DAYS_OF_A_YEAR))));
    }

    private static Code valid(Call call, Compiler compiler) throws RuleFault {
        OfText date = compiler.text(call.arguments().get(0));
        return (OfNumber) run -> {
            Flaw flaw = EditsDate.flaw(date.value(run), run.today(), run.yearsAhead);
            run.flaw(flaw);
            return flaw == Flaw.NONE ? 1 : 0;
        };
    }

    /** The date of a text; of an item it is known once it was asked for. */
    private static OfNumber date(OfText text) {
        return text instanceof FieldText field
                ? run -> run.date(field)
                : run -> EditsDate.until(EditsDate.parse(text.value(run)), run.today(), run.yearsAhead);
    }

    private static Form part(Part part) {
        return (call, compiler) -> {
            OfText text = compiler.text(call.arguments().get(0));
            OfNumber dates = date(text);
            return (OfNumber) run -> {
                int date = dates.value(run);
                if (date > 0) {
                    return part.of(date);
                }
                if (date == EditsDate.EMPTY) {
                    return EditsDate.DT_EMPTY;
                }
                run.flaw(EditsDate.flaw(text.value(run), run.today(), run.yearsAhead));
                return EditsDate.DT_ERROR;
            };
        };
    }

    private static int month(int date) {
        int month = date / 100 % 100;
        return month == 0 ? EditsDate.DT_MONTH_EMPTY : month;
    }

    private static int day(int date) {
        return date % 100 == 0 ? EditsDate.DT_DAY_EMPTY : date % 100;
    }

    private static OfNumber days(Call call, int flagAt, Compiler compiler) throws RuleFault {
        OfText first = compiler.text(call.arguments().get(0));
        OfText second = compiler.text(call.arguments().get(1));
        OfNumber from = date(first);
        OfNumber to = date(second);
        OfNumber flag = compiler.number(call.arguments().get(flagAt));
        return run -> {
            int days = EditsDate.days(from.value(run), to.value(run), flag.value(run));
            if (days == EditsDate.DT_ERROR) {
                Flaw flaw = EditsDate.flaw(first.value(run), run.today(), run.yearsAhead);
                run.flaw(flaw == Flaw.NONE
                        ? EditsDate.flaw(second.value(run), run.today(), run.yearsAhead)
                        : flaw);
            }
            return days;
        };
    }

    private static Form difference(Difference difference) {
        return (call, compiler) -> {
            OfNumber days = days(call, 2, compiler);
            return (OfNumber) run -> {
                int value = days.value(run);
                return EditsDate.isSentinel(value) ? value : difference.of(value);
            };
        };
    }

    private static Form interval(Difference difference) {
        return (call, compiler) -> {
            OfNumber days = days(call, 4, compiler);
            OfNumber fewest = compiler.number(call.arguments().get(2));
            OfNumber most = compiler.number(call.arguments().get(3));
            return (OfNumber) run -> {
                int value = days.value(run);
                if (EditsDate.isSentinel(value)) {
                    return value;
                }
                int units = difference.of(value);
                return units >= fewest.value(run) && units <= most.value(run) ? 1 : 0;
            };
        };
    }
}
