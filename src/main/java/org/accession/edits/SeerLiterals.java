package org.accession.edits;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.accession.edits.TranslatedToken.Kind;
import org.accession.rules.RuleFault;
import org.accession.rules.RunFault;

/** Reads values that SEER's notation writes out: expressions of characters, lists, maps and closures. */
final class SeerLiterals {

    private final TranslatedTokens tokens;
    private final SeerScope scope;
    private final SeerExpressions expressions;
    private final SeerParser steps;

    SeerLiterals(TranslatedTokens tokens, SeerScope scope, SeerExpressions expressions, SeerParser steps) {
        this.tokens = tokens;
        this.scope = scope;
        this.expressions = expressions;
        this.steps = steps;
    }

    static SeerCode constant(Object value) {
        return run -> value;
    }

    SeerCode pattern() throws RuleFault {
        try {
            Pattern pattern = Pattern.compile(tokens.token().text());
            tokens.skip(1);
            return constant(pattern);
        } catch (PatternSyntaxException e) {
            throw tokens.fault("This expression cannot be read: " + e.getDescription() + ".");
        }
    }

    SeerCode closure() throws RuleFault {
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

    SeerCode listOrMap() throws RuleFault {
        if (tokens.passed(":")) {
            tokens.expect("]");
            return run -> new HashMap<>();
        }
        List<SeerCode> values = new ArrayList<>();
        List<SeerCode> keys = new ArrayList<>();
        while (!tokens.passed("]")) {
            SeerCode value = tokens.token().kind() == Kind.NAME && tokens.ahead(1).is(":")
                    ? constant(tokens.name())
                    : range(expressions.expression());
            if (tokens.passed(":")) {
                keys.add(value);
                value = expressions.expression();
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
        SeerCode last = expressions.expression();
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
