package org.accession.edits;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.accession.edits.TranslatedToken.Kind;
import org.accession.rules.RuleFault;
import org.accession.rules.RunFault;

/** Reads the values of SEER's notation, and makes closures of them. */
final class SeerExpressions {

    private static final Set<String> CAST = Set.of("List", "Map", "Integer", "int", "String", "Closure", "Comparator");
    private static final Map<String, Integer> RANKS = Map.ofEntries(Map.entry("||", 1), Map.entry("&&", 2),
            Map.entry("==", 3), Map.entry("!=", 3), Map.entry("==~", 3), Map.entry("<", 4), Map.entry("<=", 4),
            Map.entry(">", 4), Map.entry(">=", 4), Map.entry("<<", 5), Map.entry("+", 6), Map.entry("-", 6));

    private final TranslatedTokens tokens;
    private final SeerScope scope;
    private final SeerParser steps;

    SeerExpressions(TranslatedTokens tokens, SeerScope scope, SeerParser steps) {
        this.tokens = tokens;
        this.scope = scope;
        this.steps = steps;
    }

    SeerCode expression() throws RuleFault {
        tokens.deeper();
        SeerCode value = joined(1);
        if (tokens.passed("?:")) {
            SeerCode otherwise = expression();
            value = either(value, otherwise);
        } else if (tokens.passed("?")) {
            SeerCode then = expression();
            tokens.expect(":");
            value = choice(value, then, expression());
        }
        tokens.shallower();
        return value;
    }

    private static SeerCode either(SeerCode value, SeerCode otherwise) {
        return run -> {
            Object first = value.value(run);
            return SeerValues.isTrue(first) ? first : otherwise.value(run);
        };
    }

    private static SeerCode choice(SeerCode condition, SeerCode then, SeerCode otherwise) {
        return run -> SeerValues.isTrue(condition.value(run)) ? then.value(run) : otherwise.value(run);
    }

    private SeerCode joined(int rank) throws RuleFault {
        SeerCode left = unary();
        while (tokens.token().kind() == Kind.SIGN && RANKS.getOrDefault(tokens.token().text(), 0) >= rank) {
            String sign = tokens.advance().text();
            left = joined(sign, left, joined(RANKS.get(sign) + 1));
        }
        return left;
    }

    private static SeerCode joined(String sign, SeerCode left, SeerCode right) {
        return switch (sign) {
            case "||" -> run -> SeerValues.isTrue(left.value(run)) || SeerValues.isTrue(right.value(run));
            case "&&" -> run -> SeerValues.isTrue(left.value(run)) && SeerValues.isTrue(right.value(run));
            case "==" -> run -> SeerValues.same(left.value(run), right.value(run));
            case "!=" -> run -> !SeerValues.same(left.value(run), right.value(run));
            case "==~" -> run -> SeerFunctions.matches(left.value(run), right.value(run));
            case "<" -> run -> SeerValues.order(left.value(run), right.value(run)) < 0;
            case "<=" -> run -> SeerValues.order(left.value(run), right.value(run)) <= 0;
            case ">" -> run -> SeerValues.order(left.value(run), right.value(run)) > 0;
            case ">=" -> run -> SeerValues.order(left.value(run), right.value(run)) >= 0;
            case "<<" -> run -> {
                List<Object> list = SeerMethods.list(left.value(run));
                list.add(right.value(run));
                return list;
            };
            case "+" -> run -> SeerValues.number(left.value(run)) + SeerValues.number(right.value(run));
            default -> run -> SeerValues.number(left.value(run)) - SeerValues.number(right.value(run));
        };
    }

    private SeerCode unary() throws RuleFault {
        tokens.deeper();
        SeerCode value = signed();
        tokens.shallower();
        return value;
    }

    private SeerCode signed() throws RuleFault {
        if (tokens.passed("!")) {
            SeerCode value = unary();
            return run -> !SeerValues.isTrue(value.value(run));
        }
        if (tokens.passed("-")) {
            SeerCode value = unary();
            return run -> -SeerValues.number(value.value(run));
        }
        if (isCast()) {
            tokens.skip(1);
            tokens.skip(tokens.behindType());
            tokens.expect(")");
            return unary();
        }
        SeerCode value = chained(primary());
        // A type that it is taken for changes nothing here.
        if (tokens.passed("as")) {
            tokens.skip(tokens.behindType());
        }
        return value;
    }

    private boolean isCast() {
        if (!tokens.token().is("(") || !CAST.contains(tokens.ahead(1).text())) {
            return false;
        }
        int place = 2;
        while (tokens.ahead(place).kind() == Kind.NAME || tokens.ahead(place).is("<") || tokens.ahead(place).is(">")) {
            place++;
        }
        return tokens.ahead(place).is(")");
    }

    private SeerCode primary() throws RuleFault {
        TranslatedToken token = tokens.token();
        switch (token.kind()) {
            case NUMBER :
                return constant(tokens.number());
            case TEXT :
                tokens.skip(1);
                return constant(token.text());
            case PATTERN :
                return pattern();
            case NAME :
                return named();
            default :
                if (tokens.passed("(")) {
                    SeerCode value = expression();
                    tokens.expect(")");
                    return value;
                }
                if (tokens.passed("{")) {
                    return closure();
                }
                if (tokens.passed("[")) {
                    return listOrMap();
                }
                throw tokens.unexpected("a value");
        }
    }

    private static SeerCode constant(Object value) {
        return run -> value;
    }

    private SeerCode pattern() throws RuleFault {
        try {
            Pattern pattern = Pattern.compile(tokens.token().text());
            tokens.skip(1);
            return constant(pattern);
        } catch (PatternSyntaxException e) {
            throw tokens.fault("This expression cannot be read: " + e.getDescription() + ".");
        }
    }

    private SeerCode named() throws RuleFault {
        TranslatedToken token = tokens.advance();
        switch (token.text()) {
            case "true" :
                return constant(true);
            case "false" :
                return constant(false);
            case "null" :
                return constant(null);
            case "Functions" :
                return function();
            case "Context" :
                tokens.expect(".");
                return scope.shared(tokens.name(), token.at());
            case "new" :
                return month();
            default :
                return variable(token);
        }
    }

    private SeerCode variable(TranslatedToken token) throws RuleFault {
        Optional<Integer> slot = scope.variable(token.text());
        if (slot.isPresent()) {
            int variable = slot.get();
            return run -> run.variables[variable];
        }
        if (token.is("lines")) {
            return run -> run.tumors;
        }
        if (token.is("line")) {
            return SeerRun::tumor;
        }
        if (token.is("Calendar")) {
            tokens.expect(".");
            return constant(tokens.name());
        }
        return scope.shared(token.text(), token.at());
    }

    private SeerCode function() throws RuleFault {
        tokens.expect(".");
        TranslatedToken name = tokens.token();
        SeerFunctions.Form form = SeerFunctions.find(tokens.name())
                .orElseThrow(() -> new RuleFault(name.at(), "The function " + name.text() + " is not known."));
        SeerCode[] arguments = arguments();
        return run -> form.value(run, values(arguments, run));
    }

    /** {@code new GregorianCalendar(year, month - 1, 1)}, which is only asked for its last day. */
    private SeerCode month() throws RuleFault {
        tokens.expect("GregorianCalendar");
        SeerCode[] arguments = arguments();
        return run -> {
            List<Object> values = values(arguments, run);
            return YearMonth.of(SeerValues.number(values.get(0)), 1).plusMonths(SeerValues.number(values.get(1)));
        };
    }

    /** What follows a value: properties, methods, elements, arguments. */
    private SeerCode chained(SeerCode first) throws RuleFault {
        SeerCode value = first;
        while (true) {
            if (tokens.token().is(".") || tokens.token().is("?.")) {
                boolean safe = tokens.advance().is("?.");
                value = member(value, safe);
            } else if (tokens.token().is("[") && tokens.onSameLine()) {
                tokens.skip(1);
                SeerCode place = expression();
                tokens.expect("]");
                value = method(SeerMethods::element, value, false, place);
            } else if (tokens.token().is("(") && tokens.onSameLine()) {
                SeerCode[] arguments = arguments();
                SeerCode called = value;
                value = run -> SeerMethods.closure(called.value(run)).call(values(arguments, run).toArray());
            } else {
                return value;
            }
        }
    }

    private SeerCode member(SeerCode of, boolean safe) throws RuleFault {
        TranslatedToken name = tokens.token();
        tokens.name();
        boolean closure = tokens.token().is("{") && tokens.onSameLine();
        if (!tokens.token().is("(") && !closure) {
            SeerScope.Property property = scope.property(name.text(), name.at());
            return run -> property.of(tumor(of.value(run)));
        }
        SeerMethods.Form form = SeerMethods.find(name.text())
                .orElseThrow(() -> new RuleFault(name.at(), "The method " + name.text() + " is not known."));
        SeerCode[] arguments = closure ? new SeerCode[0] : arguments();
        if (tokens.token().is("{") && tokens.onSameLine()) {
            tokens.skip(1);
            arguments = new SeerCode[]{closure()};
        }
        return method(form, of, safe, arguments);
    }

    private static SeerTumor tumor(Object value) {
        if (value instanceof SeerTumor tumor) {
            return tumor;
        }
        throw new RunFault("The edit asks for an item of something that is no tumor.");
    }

    private static SeerCode method(SeerMethods.Form form, SeerCode of, boolean safe, SeerCode... arguments) {
        return run -> {
            Object value = of.value(run);
            return value == null && safe ? null : form.value(value, values(arguments, run));
        };
    }

    private static List<Object> values(SeerCode[] arguments, SeerRun run) {
        List<Object> values = new ArrayList<>(arguments.length);
        for (SeerCode argument : arguments) {
            values.add(argument.value(run));
        }
        return values;
    }

    /** Arguments in parentheses; what binds an edit to the engine that it was written for is none. */
    private SeerCode[] arguments() throws RuleFault {
        tokens.expect("(");
        List<SeerCode> arguments = new ArrayList<>(4);
        while (!tokens.passed(")")) {
            if (!tokens.passed("binding")) {
                arguments.add(expression());
            }
            if (!tokens.token().is(")")) {
                tokens.expect(",");
            }
        }
        return arguments.toArray(SeerCode[]::new);
    }

    private SeerCode closure() throws RuleFault {
        int[] parameters = parameters();
        SeerCode.Step body = steps.block();
        return run -> new SeerClosure(run, parameters, body);
    }

    /** Names before an arrow, with or without types; none if there is no arrow. */
    private int[] parameters() throws RuleFault {
        int arrow = 0;
        while (tokens.ahead(arrow).kind() == Kind.NAME || tokens.ahead(arrow).is(",")) {
            arrow++;
        }
        if (!tokens.ahead(arrow).is("->")) {
            return new int[0];
        }
        List<Integer> slots = new ArrayList<>();
        while (!tokens.passed("->")) {
            if (!tokens.ahead(1).is(",") && !tokens.ahead(1).is("->")) {
                tokens.name();
            }
            slots.add(scope.declare(tokens.name()));
            tokens.passed(",");
        }
        return slots.stream().mapToInt(Integer::intValue).toArray();
    }

    private SeerCode listOrMap() throws RuleFault {
        if (tokens.passed(":")) {
            tokens.expect("]");
            return run -> new HashMap<>();
        }
        List<SeerCode> values = new ArrayList<>();
        List<SeerCode> keys = new ArrayList<>();
        while (!tokens.passed("]")) {
            SeerCode value = tokens.token().kind() == Kind.NAME && tokens.ahead(1).is(":")
                    ? constant(tokens.name())
                    : range(expression());
            if (tokens.passed(":")) {
                keys.add(value);
                value = expression();
            }
            values.add(value);
            if (!tokens.token().is("]")) {
                tokens.expect(",");
            }
        }
        if (!keys.isEmpty() && keys.size() != values.size()) {
            throw tokens.fault("Some of these have a key, others have none.");
        }
        return keys.isEmpty() ? run -> list(values, run) : run -> map(keys, values, run);
    }

    /** Numbers from one to another, which stand in a list one by one. */
    private record Range(int first, int last) {

        private static final int LONGEST = 1_000_000;

        static Range of(int first, int last) {
            if (last - (long) first > LONGEST) {
                throw new RunFault("A range of the edit has more than " + LONGEST + " numbers.");
            }
            return new Range(first, last);
        }
    }

    private SeerCode range(SeerCode first) throws RuleFault {
        if (!tokens.passed("..")) {
            return first;
        }
        SeerCode last = expression();
        return run -> Range.of(SeerValues.number(first.value(run)), SeerValues.number(last.value(run)));
    }

    private static List<Object> list(List<SeerCode> values, SeerRun run) {
        List<Object> list = new ArrayList<>();
        for (SeerCode code : values) {
            Object value = code.value(run);
            if (value instanceof Range range) {
                for (int number = range.first(); number <= range.last(); number++) {
                    list.add(number);
                }
            } else {
                list.add(value);
            }
        }
        return list;
    }

    /** In a table the value of a list of keys is that of each of them. */
    private static Map<Object, Object> map(List<SeerCode> keys, List<SeerCode> values, SeerRun run) {
        Map<Object, Object> map = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            Object key = keys.get(i).value(run);
            Object value = values.get(i).value(run);
            if (key instanceof List<?> all) {
                all.forEach(one -> map.put(one, value));
            } else {
                map.put(key, value);
            }
        }
        return map;
    }
}
