package org.accession.rules;

import java.util.HashMap;
import java.util.Map;

import org.accession.rules.Condition.Compared;
import org.accession.rules.Condition.Shared;
import org.accession.rules.Condition.SharedNumber;
import org.accession.rules.Expression.Binary;
import org.accession.rules.Expression.Not;

/** Conditions that rules of a metafile ask of the record alone: one that several ask is held once. Not for several threads. */
public final class Conditions {

    private final Compiler compiler;
    private final Map<String, Shared> conditions = new HashMap<>();
    private final Map<String, SharedNumber> numbers = new HashMap<>();

    public Conditions(Definitions definitions) {
        // Without variables a look-up writes nowhere.
        compiler = new Compiler(definitions);
    }

    /** The condition that an expression without variables is. */
    Condition of(Expression expression) throws RuleFault {
        if (expression instanceof Not not) {
            return Condition.not(of(not.value()));
        }
        if (expression instanceof Binary binary && binary.operator().isLogical()) {
            Condition left = of(binary.left());
            Condition right = of(binary.right());
            return binary.operator() == Operator.AND ? Condition.both(left, right) : Condition.either(left, right);
        }
        String source = SourcePrinter.print(expression);
        Shared known = conditions.get(source);
        if (known == null) {
            known = new Shared(conditions.size(), asked(expression));
            conditions.put(source, known);
        }
        return known;
    }

    private Condition asked(Expression expression) throws RuleFault {
        if (expression instanceof Binary binary && binary.operator().compares()
                && code(binary.right()) instanceof ConstantNumber constant) {
            return new Compared(binary.operator(), number(binary.left()), constant.number());
        }
        Code.OfNumber code = compiler.number(expression);
        if (code instanceof FieldInList inList) {
            return new Condition.InList(inList);
        }
        return code instanceof FieldIsBlank blank
                ? new Condition.Blank(blank.field())
                : new Condition.OneByOne(code);
    }

    private SharedNumber number(Expression expression) throws RuleFault {
        String source = SourcePrinter.print(expression);
        SharedNumber known = numbers.get(source);
        if (known == null) {
            known = new SharedNumber(numbers.size(), compiler.number(expression));
            numbers.put(source, known);
        }
        return known;
    }

    Code code(Expression expression) throws RuleFault {
        return compiler.code(expression);
    }
}
