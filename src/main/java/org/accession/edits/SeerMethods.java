package org.accession.edits;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.accession.rules.RunFault;

/** The methods that SEER's notation calls on its values. */
final class SeerMethods {

    /** A method of a value. */
    interface Form {
        Object value(Object of, List<Object> arguments);
    }

    /** A map that makes the value of a key which it has not. */
    private static final class Growing extends HashMap<Object, Object> {

        private static final long serialVersionUID = 1;
        private final transient SeerClosure making;

        Growing(SeerClosure making) {
            this.making = making;
        }

        Object grown(Object key) {
            Object value = get(key);
            if (value == null) {
                value = making.call();
                put(key, value);
            }
            return value;
        }
    }

    private static final Map<String, Form> FORMS = Map.ofEntries(
            Map.entry("contains", (of, arguments) -> list(of).contains(arguments.get(0))),
            Map.entry("size", (of, arguments) -> list(of).size()),
            Map.entry("isEmpty", (of, arguments) -> list(of).isEmpty()),
            Map.entry("add", (of, arguments) -> list(of).add(arguments.get(0))),
            Map.entry("sort", SeerMethods::sorted),
            Map.entry("get", SeerMethods::element),
            Map.entry("each", SeerMethods::each),
            Map.entry("withDefault", (of, arguments) -> new Growing(closure(arguments.get(0)))),
            Map.entry("containsKey", (of, arguments) -> map(of).containsKey(arguments.get(0))),
            Map.entry("getOrDefault", (of, arguments) -> map(of).getOrDefault(arguments.get(0), arguments.get(1))),
            Map.entry("substring", SeerMethods::part),
            Map.entry("length", (of, arguments) -> text(of).length()),
            Map.entry("startsWith", (of, arguments) -> text(of).startsWith(text(arguments.get(0)))),
            Map.entry("getActualMaximum", (of, arguments) -> lastDay(of)),
            Map.entry("call", (of, arguments) -> closure(of).call(arguments.toArray())));

    private SeerMethods() {}

    static Optional<Form> find(String name) {
        return Optional.ofNullable(FORMS.get(name));
    }

    /** The element of a list at a place, or of a map by its key. */
    static Object element(Object of, List<Object> arguments) {
        if (of instanceof Growing growing) {
            return growing.grown(arguments.get(0));
        }
        if (of instanceof Map<?, ?> map) {
            return map.get(arguments.get(0));
        }
        int place = SeerValues.number(arguments.get(0));
        List<Object> list = list(of);
        return place < 0 || place >= list.size() ? null : list.get(place);
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object value) {
        return (List<Object>) typed(List.class, value);
    }

    @SuppressWarnings("unchecked")
    private static Map<Object, Object> map(Object value) {
        return (Map<Object, Object>) typed(Map.class, value);
    }

    private static String text(Object value) {
        return typed(String.class, value);
    }

    static SeerClosure closure(Object value) {
        return typed(SeerClosure.class, value);
    }

    private static <T> T typed(Class<T> type, Object value) {
        if (!type.isInstance(value)) {
            throw new RunFault("The edit asks something of a value that is missing, or is of another kind.");
        }
        return type.cast(value);
    }

    /** The comparator comes behind a sign that says whether the list itself is sorted; it always is. */
    private static Object sorted(Object of, List<Object> arguments) {
        Object comparator = arguments.get(arguments.size() - 1);
        SeerClosure order = closure(comparator instanceof Map<?, ?> map ? map.get("compare") : comparator);
        list(of).sort((one, other) -> SeerValues.number(order.call(one, other)));
        return of;
    }

    private static Object each(Object of, List<Object> arguments) {
        SeerClosure closure = closure(arguments.get(0));
        if (of instanceof Map<?, ?> map) {
            new ArrayList<>(map.entrySet()).forEach(entry -> closure.call(entry.getKey(), entry.getValue()));
        } else {
            list(of).forEach(closure::call);
        }
        return of;
    }

    private static String part(Object of, List<Object> arguments) {
        String text = text(of);
        int from = SeerValues.number(arguments.get(0));
        int to = arguments.size() > 1 ? SeerValues.number(arguments.get(1)) : text.length();
        if (from < 0 || from > to || to > text.length()) {
            throw new RunFault("The edit asks for a part that a text does not have.");
        }
        return text.substring(from, to);
    }

    private static int lastDay(Object of) {
        return typed(YearMonth.class, of).lengthOfMonth();
    }
}
