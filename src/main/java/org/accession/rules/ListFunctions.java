package org.accession.rules;

import java.util.List;
import java.util.Map;

import org.accession.rules.Code.OfNumber;
import org.accession.rules.Code.OfText;
import org.accession.rules.Expression.Call;
import org.accession.rules.Functions.Form;

import static org.accession.rules.Functions.taking;

/** INLIST, MATCH and AT. */
final class ListFunctions {

    private ListFunctions() {}

    static void addTo(Map<String, Form> forms) {
        forms.put("INLIST", taking(2, 5, ListFunctions::inList));
        forms.put("MATCH", taking(2, 2, ListFunctions::match));
        forms.put("AT", taking(2, 3, ListFunctions::at));
    }

    private static Code inList(Call call, Compiler compiler) throws RuleFault {
        List<Expression> arguments = call.arguments();
        OfText text = compiler.text(arguments.get(0));
        ValueList list = list(compiler, arguments.get(1));
        if (arguments.size() == 2) {
            return inList(text, list);
        }
        TextPattern pattern = pattern(compiler, arguments.get(2));
        if (arguments.size() == 4) {
            throw new RuleFault(call.at(), "INLIST takes the start of a part together with its length.");
        }
        OfNumber start = arguments.size() == 5 ? compiler.number(arguments.get(3)) : new ConstantNumber(1);
        OfNumber length = arguments.size() == 5
                ? compiler.number(arguments.get(4))
                : new ConstantNumber(Integer.MAX_VALUE);
        return (OfNumber) run -> inList(text.value(run), list, pattern, start.value(run), length.value(run)) ? 1 : 0;
    }

    private static OfNumber inList(OfText text, ValueList list) {
        if (!(text instanceof FieldText field) || !list.isShort()) {
            return run -> list.contains(text.value(run)) ? 1 : 0;
        }
        return new FieldInList(field, list);
    }

    private static boolean inList(String text, ValueList list, TextPattern pattern, int start, int length) {
        if (!matches(text, pattern)) {
            return false;
        }
        if (EditsDate.trimmed(text) == 0) {
            return true;
        }
        return start <= text.length() && list.contains(TextFunctions.part(text, start, length));
    }

    private static boolean matches(String text, TextPattern pattern) {
        return pattern.matches(text, text.length()) || pattern.matches(text, EditsDate.trimmed(text));
    }

    private static ValueList list(Compiler compiler, Expression argument) throws RuleFault {
        return ValueList.of(compiler.constant(argument));
    }

    private static TextPattern pattern(Compiler compiler, Expression argument) throws RuleFault {
        try {
            return TextPattern.of(compiler.constant(argument));
        } catch (IllegalArgumentException e) {
            throw new RuleFault(argument.at(), e.getMessage());
        }
    }

    private static Code match(Call call, Compiler compiler) throws RuleFault {
        OfText text = compiler.text(call.arguments().get(0));
        TextPattern pattern = pattern(compiler, call.arguments().get(1));
        return (OfNumber) run -> matches(text.value(run), pattern) ? 1 : 0;
    }

    private static Code at(Call call, Compiler compiler) throws RuleFault {
        OfText wanted = compiler.text(call.arguments().get(0));
        OfText text = compiler.text(call.arguments().get(1));
        if (call.arguments().size() == 2) {
            return (OfNumber) run -> at(wanted.value(run), text.value(run));
        }
        OfNumber width = compiler.number(call.arguments().get(2));
        if (text instanceof ConstantText constant && width instanceof ConstantNumber number && number.number() > 1) {
            return Blocks.of(constant.text(), number.number()).at(wanted);
        }
        return (OfNumber) run -> at(wanted.value(run), text.value(run), width.value(run));
    }

    /** The first place of what is wanted, from 1, or 0. */
    static int at(String wanted, String text) {
        return wanted.isEmpty() ? 0 : text.indexOf(wanted) + 1;
    }

    /**
     * The first block of so many characters that holds what is wanted, from 1, or 0. A width of 1 asks for the place itself,
     * also of what is longer (published edits N4929 and N6780).
     */
    static int at(String wanted, String text, int width) {
        if (width <= 1) {
            return at(wanted, text);
        }
        if (wanted.isEmpty()) {
            return 0;
        }
        for (int from = 0, block = 1; from < text.length(); from += width, block++) {
            int last = Math.min(from + width, text.length()) - wanted.length();
            for (int place = from; place <= last; place++) {
                if (text.startsWith(wanted, place)) {
                    return block;
                }
            }
        }
        return 0;
    }
}
