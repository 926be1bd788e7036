package org.accession.rules;

import java.util.Locale;
import java.util.Map;

import org.accession.rules.Code.OfNumber;
import org.accession.rules.Code.OfText;
import org.accession.rules.Expression.Call;
import org.accession.rules.Functions.Form;
import org.accession.rules.Variables.Variable;

import static org.accession.rules.Functions.taking;

/** What the language does with texts. A text variable holds what stands before its terminator. */
final class TextFunctions {

    private TextFunctions() {}

    static void addTo(Map<String, Form> forms) {
        forms.put("EMPTY", taking(1, 1, TextFunctions::empty));
        forms.put("VAL", taking(1, 1, (call, compiler) -> {
            OfText text = text(call, compiler);
            return (OfNumber) run -> number(text.value(run));
        }));
        forms.put("STRLEN", taking(1, 1, (call, compiler) -> {
            OfText text = text(call, compiler);
            return (OfNumber) run -> text.value(run).length();
        }));
        forms.put("UPPER", taking(1, 1, (call, compiler) -> {
            OfText text = text(call, compiler);
            return (OfText) run -> text.value(run).toUpperCase(Locale.ROOT);
        }));
        forms.put("LOWER", taking(1, 1, (call, compiler) -> {
            OfText text = text(call, compiler);
            return (OfText) run -> text.value(run).toLowerCase(Locale.ROOT);
        }));
        forms.put("LEFT", taking(2, 2, (call, compiler) -> {
            OfText text = text(call, compiler);
            OfNumber count = number(call, 1, compiler);
            return (OfText) run -> start(text.value(run), count.value(run));
        }));
        forms.put("RIGHT", taking(2, 2, (call, compiler) -> {
            OfText text = text(call, compiler);
            OfNumber count = number(call, 1, compiler);
            return (OfText) run -> end(text.value(run), count.value(run));
        }));
        forms.put("SUBSTR", taking(2, 3, TextFunctions::substring));
        forms.put("TRIM", taking(2, 2, (call, compiler) -> {
            OfText text = text(call, compiler);
            OfNumber side = number(call, 1, compiler);
            return (OfText) run -> trim(text.value(run), side.value(run));
        }));
        forms.put("JUSTIFIED", taking(2, 2, (call, compiler) -> {
            OfText text = text(call, compiler);
            OfNumber side = number(call, 1, compiler);
            return (OfNumber) run -> isJustified(text.value(run), side.value(run)) ? 1 : 0;
        }));
        forms.put("STRCPY", taking(2, 3, TextFunctions::copy));
        forms.put("STRCAT", taking(2, 3, TextFunctions::append));
        forms.put("STRCMP", taking(2, 3, TextFunctions::compare));
        forms.put("FMTSTR", taking(3, 3, TextFunctions::format));
    }

    private static OfText text(Call call, Compiler compiler) throws RuleFault {
        return compiler.text(call.arguments().get(0));
    }

    private static OfNumber number(Call call, int argument, Compiler compiler) throws RuleFault {
        return compiler.number(call.arguments().get(argument));
    }

    /** A number that an argument gives, or so many where it is not given. */
    private static OfNumber optional(Call call, int argument, int otherwise, Compiler compiler) throws RuleFault {
        return call.arguments().size() > argument
                ? number(call, argument, compiler)
                : new ConstantNumber(otherwise);
    }

    private static Code empty(Call call, Compiler compiler) throws RuleFault {
        OfText text = text(call, compiler);
        if (text instanceof FieldText field) {
            return new FieldIsBlank(field);
        }
        return (OfNumber) run -> EditsDate.trimmed(text.value(run)) == 0 ? 1 : 0;
    }

    private static Code substring(Call call, Compiler compiler) throws RuleFault {
        OfText text = text(call, compiler);
        OfNumber start = number(call, 1, compiler);
        if (call.arguments().size() == 2) {
            return (OfText) run -> part(text.value(run), start.value(run), Integer.MAX_VALUE).stripTrailing();
        }
        OfNumber length = number(call, 2, compiler);
        return text instanceof FieldText field
                ? (OfText) run -> field.part(run, start.value(run), length.value(run))
                : (OfText) run -> part(text.value(run), start.value(run), length.value(run));
    }

    private static Code copy(Call call, Compiler compiler) throws RuleFault {
        Variable variable = compiler.textVariable(call.arguments().get(0));
        OfText source = compiler.text(call.arguments().get(1));
        int slot = variable.slot();
        int room = variable.room();
        if (call.arguments().size() == 2 && source instanceof ConstantText constant) {
            String copied = start(constant.text(), room);
            return (OfNumber) run -> {
                run.texts[slot] = copied;
                return 1;
            };
        }
        if (call.arguments().size() == 2) {
            return (OfNumber) run -> {
                run.texts[slot] = start(source.value(run), room);
                return 1;
            };
        }
        OfNumber count = number(call, 2, compiler);
        return (OfNumber) run -> {
            run.texts[slot] = start(counted(source.value(run), count.value(run)), room);
            return 1;
        };
    }

    private static Code append(Call call, Compiler compiler) throws RuleFault {
        Variable variable = compiler.textVariable(call.arguments().get(0));
        OfText source = compiler.text(call.arguments().get(1));
        OfNumber count = optional(call, 2, Integer.MAX_VALUE, compiler);
        int slot = variable.slot();
        int room = variable.room();
        return (OfNumber) run -> {
            String more = start(source.value(run), Math.abs(count.value(run)));
            run.texts[slot] = start(run.texts[slot].concat(more), room);
            return 1;
        };
    }

    private static Code compare(Call call, Compiler compiler) throws RuleFault {
        OfText one = text(call, compiler);
        OfText other = compiler.text(call.arguments().get(1));
        if (call.arguments().size() == 2) {
            return (OfNumber) run -> Integer.signum(one.value(run).compareTo(other.value(run)));
        }
        OfNumber count = number(call, 2, compiler);
        return (OfNumber) run -> {
            int characters = count.value(run);
            return Integer.signum(start(one.value(run), characters).compareTo(start(other.value(run), characters)));
        };
    }

    private static Code format(Call call, Compiler compiler) throws RuleFault {
        Variable variable = compiler.textVariable(call.arguments().get(0));
        String format = compiler.constant(call.arguments().get(1));
        if (!format.matches("[^%]*%-?\\d{0,3}l?d[^%]*")) {
            throw new RuleFault(call.at(), "The form \"" + format + "\" is none of a number, such as \"%-5ld\".");
        }
        String form = format.replace("l", "");
        OfNumber value = number(call, 2, compiler);
        return (OfNumber) run -> {
            run.texts[variable.slot()] = start(String.format(Locale.ROOT, form, value.value(run)), variable.room());
            return 1;
        };
    }

    /** The whole number at the beginning, else 0. */
    static int number(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        boolean negative = at < text.length() && text.charAt(at) == '-';
        long number = 0;
        for (at += negative ? 1 : 0; at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9'; at++) {
            number = Math.min(number * 10 + text.charAt(at) - '0', Integer.MAX_VALUE);
        }
        return (int) (negative ? -number : number);
    }

    static String start(String text, int characters) {
        return characters >= text.length() ? text : text.substring(0, Math.max(characters, 0));
    }

    static String end(String text, int characters) {
        return characters >= text.length() ? text : text.substring(text.length() - Math.max(characters, 0));
    }

    /** So many characters; a negative number fills up with blanks. */
    static String counted(String text, int characters) {
        String part = start(text, Math.abs(characters));
        return characters < 0 && part.length() < -characters
                ? part.concat(Run.blanks(-characters - part.length()))
                : part;
    }

    /** A part from a place, counted from 1; all of it if it ends before the place. */
    static String part(String text, int start, int length) {
        int from = Math.max(start - 1, 0);
        if (from >= text.length()) {
            return text;
        }
        return text.substring(from, (int) Math.min((long) from + Math.max(length, 0), text.length()));
    }

    /** Without the blanks at a side; of blanks alone one stays at the right. */
    static String trim(String text, int side) {
        if (side == Constants.RIGHT) {
            return text.isBlank() && !text.isEmpty() ? " " : start(text, EditsDate.trimmed(text));
        }
        return side == Constants.LEFT ? text.stripLeading() : text.strip();
    }

    static boolean isJustified(String text, int side) {
        if (text.isEmpty()) {
            return false;
        }
        return text.charAt(side == Constants.LEFT ? 0 : text.length() - 1) != ' ';
    }

    static int characterAt(String text, int index) {
        return index < 0 || index >= text.length() ? 0 : text.charAt(index);
    }

    /** The text with another character; 0 ends it. */
    static String withCharacter(String text, int index, char character, int room) {
        if (index < 0 || index >= room) {
            throw new RunFault("The rule writes to the character " + index + " of a text of " + room + ".");
        }
        if (character == 0) {
            return start(text, index);
        }
        StringBuilder changed = new StringBuilder(text);
        while (changed.length() <= index) {
            changed.append(' ');
        }
        changed.setCharAt(index, character);
        return changed.toString();
    }

}
