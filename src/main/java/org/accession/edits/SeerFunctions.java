package org.accession.edits;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The functions of SEER's notation. */
final class SeerFunctions {

    private static final String ITEM_PREFIX = "line.";

    private static final Map<String, Form> FORMS = Map.of(
            "matches", (run, arguments) -> matches(arguments.get(0), arguments.get(1)),
            "asInt", (run, arguments) -> asInt(arguments.get(0)),
            "between", (run, arguments) -> between(arguments.get(0), arguments.get(1), arguments.get(2)),
            "getCurrentYear", (run, arguments) -> run.today / 10000,
            "getCurrentMonth", (run, arguments) -> run.today / 100 % 100,
            "getCurrentDay", (run, arguments) -> run.today % 100,
            "forceFailureOnEntity", SeerFunctions::blame);

    /** What a function does with its arguments. */
    interface Form {
        Object value(SeerRun run, List<Object> arguments);
    }

    private SeerFunctions() {}

    static Optional<Form> find(String name) {
        return Optional.ofNullable(FORMS.get(name));
    }

    /** Whether all of the text is as the expression says; what is missing never is. */
    static boolean matches(Object text, Object expression) {
        return text != null && expression instanceof Pattern pattern && pattern.matcher(text.toString()).matches();
    }

    /** The number that the digits are, else null. */
    static Integer asInt(Object value) {
        if (value instanceof Integer number) {
            return number;
        }
        return value instanceof String text && text.matches("0*[0-9]{1,9}") ? Integer.valueOf(text) : null;
    }

    private static boolean between(Object value, Object low, Object high) {
        boolean numbers = low instanceof Integer && high instanceof Integer;
        Object compared = numbers ? asInt(value) : value;
        return compared != null && low != null && high != null && SeerValues.order(low, compared) <= 0
                && SeerValues.order(compared, high) <= 0;
    }

    /** Says which tumor fails, and on which items if not on all. */
    private static Object blame(SeerRun run, List<Object> arguments) {
        if (arguments.get(0) instanceof SeerTumor tumor) {
            Set<String> items = run.blamed.computeIfAbsent(tumor, added -> new LinkedHashSet<>());
            arguments.stream().skip(1)
                    .flatMap(one -> one instanceof List<?> list ? list.stream() : List.of(one).stream())
                    .map(String::valueOf).filter(name -> name.startsWith(ITEM_PREFIX))
                    .forEach(name -> items.add(name.substring(ITEM_PREFIX.length())));
        }
        return null;
    }
}
