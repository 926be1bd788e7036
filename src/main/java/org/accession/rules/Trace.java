package org.accession.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.accession.rules.Code.OfNumber;
import org.accession.rules.Code.OfText;
import org.accession.rules.Expression.Binary;
import org.accession.rules.Expression.Call;
import org.accession.rules.Expression.Element;
import org.accession.rules.Expression.Field;
import org.accession.rules.Expression.Name;
import org.accession.rules.Expression.Negative;
import org.accession.rules.Expression.Not;

/**
 * What a rule asked of one record, condition by condition, and what the answers were. The last step is the one that the
 * verdict came from.
 *
 * @param outcome the verdict
 * @param steps the conditions in the order in which they were asked; of those that are joined, each by itself
 */
public record Trace(Outcome outcome, List<Step> steps) {

    private static final int MOST_STEPS = 1000;

    /**
     * A condition.
     *
     * @param at where it stands in the source
     * @param condition its source
     * @param result the number that it came to: 1 for true, 0 for false
     * @param values the items and variables in it with their values, without the blanks behind
     */
    public record Step(Place at, String condition, int result, Map<String, String> values) {}

    /** Runs a rule of our own over the record that the run is on, and tells each step. */
    public static Trace of(List<Statement> tree, Definitions definitions, Run run) throws RuleFault {
        List<Step> steps = new ArrayList<>();
        Rule rule = new Compiler(definitions, (condition, compiler) -> told(condition, compiler, steps)).compile(tree);
        return new Trace(rule.apply(run), List.copyOf(steps));
    }

    private static OfNumber told(Expression condition, Compiler compiler, List<Step> steps) throws RuleFault {
        OfNumber code = compiler.number(condition);
        boolean joined = condition instanceof Binary binary && binary.operator().isLogical();
        if (joined || code instanceof ConstantNumber) {
            return code;
        }
        String source = SourcePrinter.print(condition);
        Map<String, Code> parts = new LinkedHashMap<>();
        collect(condition, compiler, parts);
        return run -> {
            Map<String, String> values = new LinkedHashMap<>();
            parts.forEach((name, part) -> values.put(name, shown(part, run)));
            int result = code.value(run);
            if (steps.size() < MOST_STEPS) {
                steps.add(new Step(condition.at(), source, result, values));
            }
            return result;
        };
    }

    private static String shown(Code part, Run run) {
        return part instanceof OfText text
                ? text.value(run).stripTrailing()
                : String.valueOf(((OfNumber) part).value(run));
    }

    /** The items and variables that a condition reads. */
    private static void collect(Expression expression, Compiler compiler, Map<String, Code> parts) throws RuleFault {
        if (expression instanceof Field field) {
            parts.put(field.name(), compiler.code(field));
        } else if (expression instanceof Name name && compiler.variables().find(name.name()) != null) {
            parts.put(name.name(), compiler.code(name));
        } else if (expression instanceof Element element) {
            parts.put(element.variable(), compiler.code(new Name(element.at(), element.variable())));
        } else if (expression instanceof Not not) {
            collect(not.value(), compiler, parts);
        } else if (expression instanceof Negative negative) {
            collect(negative.value(), compiler, parts);
        } else if (expression instanceof Binary binary) {
            collect(binary.left(), compiler, parts);
            collect(binary.right(), compiler, parts);
        } else if (expression instanceof Call call) {
            for (Expression argument : call.arguments()) {
                collect(argument, compiler, parts);
            }
        }
    }
}
