package org.accession.edits;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    private final SeerLiterals literals;

    SeerExpressions(TranslatedTokens tokens, SeerScope scope, SeerParser steps) {
        this.tokens = tokens;
        this.scope = scope;
        literals = new SeerLiterals(tokens, scope, this, steps);
    }

    SeerCode expression() throws RuleFault {
        tokens.deeper();
        SeerCode value = joined(1);
        if (tokens.passed("?:")) {
            SeerCode otherwise = expression();
            value = SeerOperators.either(value, otherwise);
        } else if (tokens.passed("?")) {
            SeerCode then = expression();
            tokens.expect(":");
            value = SeerOperators.choice(value, then, expression());
        }
        tokens.shallower();
        return value;
    }

    private SeerCode joined(int rank) throws RuleFault {
        SeerCode left = unary();
        while (tokens.token().kind() == Kind.SIGN && RANKS.getOrDefault(tokens.token().text(), 0) >= rank) {
            String sign = tokens.advance().text();
            left = SeerOperators.joined(sign, left, joined(RANKS.get(sign) + 1));
        }
        return left;
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
                return SeerLiterals.constant(tokens.number());
            case TEXT :
                tokens.skip(1);
                return SeerLiterals.constant(token.text());
            case PATTERN :
                return literals.pattern();
            case NAME :
                return named();
            default :
                if (tokens.passed("(")) {
                    SeerCode value = expression();
                    tokens.expect(")");
                    return value;
                }
                if (tokens.passed("{")) {
                    return literals.closure();
                }
                if (tokens.passed("[")) {
                    return literals.listOrMap();
                }
                throw tokens.unexpected("a value");
        }
    }

    private SeerCode named() throws RuleFault {
        TranslatedToken token = tokens.advance();
        switch (token.text()) {
            case "true" :
                return SeerLiterals.constant(true);
            case "false" :
                return SeerLiterals.constant(false);
            case "null" :
                return SeerLiterals.constant(null);
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
            return SeerLiterals.constant(tokens.name());
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
            arguments = new SeerCode[]{literals.closure()};
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
}
