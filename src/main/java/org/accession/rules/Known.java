package org.accession.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.accession.rules.Expression.Binary;
import org.accession.rules.Expression.Call;
import org.accession.rules.Expression.Element;
import org.accession.rules.Expression.Field;
import org.accession.rules.Expression.Name;
import org.accession.rules.Expression.Negative;
import org.accession.rules.Expression.Not;
import org.accession.rules.Expression.Number;
import org.accession.rules.Expression.Text;
import org.accession.rules.Statement.If;
import org.accession.rules.Statement.Return;
import org.accession.rules.Variables.Variable;

/** What of an expression is known before a rule runs: that it needs nothing but the record, and does nothing but answer. */
final class Known {

    /** Functions that answer from their arguments, tables and today's date. What look-ups write into variables is not known. */
    private static final Set<String> ANSWERING = Set.of("EMPTY", "VAL", "STRLEN", "UPPER", "LOWER", "LEFT", "RIGHT",
            "SUBSTR", "TRIM", "JUSTIFIED", "STRCMP", "INLIST", "MATCH", "AT", "DATE_YEAR_IOP", "DATE_MONTH_IOP",
            "DATE_DAY_IOP", "VALID_DATE_IOP", "DATECMP_IOP", "DAYDIFF_IOP", "MONTHDIFF_IOP", "YEARDIFF_IOP",
            "DAYINTERVAL_IOP", "MONTHINTERVAL_IOP", "YEARINTERVAL_IOP", "LOOKUP", "ILOOKUP", "RLOOKUP", "SQLLOOKUP",
            "SQLRANGELOOKUP");
    private static final Set<String> STAGING = Set.of("CStage_get_number_of_schemas", "CStage_get_schema_number",
            "CStage_code_is_valid");

    /** Parts of a value that a variable may stand for: values in values would grow without end. */
    private static final int MOST_PARTS = 100;

    private Known() {}

    /** The expression with what its variables stand for in their place; null if it needs more than the record. */
    static Expression value(Expression expression, Map<String, Expression> known, Variables variables) {
        if (expression instanceof Number || expression instanceof Text || expression instanceof Field) {
            return expression;
        }
        if (expression instanceof Name name) {
            boolean variable = variables.find(name.name()) != null;
            return variable ? known.get(name.name().toLowerCase(Locale.ROOT)) : name;
        }
        if (expression instanceof Not not) {
            Expression value = value(not.value(), known, variables);
            return value == null ? null : new Not(not.at(), value);
        }
        if (expression instanceof Negative negative) {
            Expression value = value(negative.value(), known, variables);
            return value == null ? null : new Negative(negative.at(), value);
        }
        if (expression instanceof Binary binary) {
            Expression left = value(binary.left(), known, variables);
            Expression right = value(binary.right(), known, variables);
            return left == null || right == null ? null : new Binary(binary.at(), binary.operator(), left, right);
        }
        return expression instanceof Call call ? value(call, known, variables) : null;
    }

    private static Expression value(Call call, Map<String, Expression> known, Variables variables) {
        if (!isAnswering(call)) {
            return null;
        }
        List<Expression> arguments = new ArrayList<>(call.arguments().size());
        for (Expression argument : call.arguments()) {
            Expression value = value(argument, known, variables);
            if (value == null) {
                return null;
            }
            arguments.add(value);
        }
        return new Call(call.at(), call.function(), arguments);
    }

    private static boolean isAnswering(Call call) {
        return ANSWERING.contains(call.function().toUpperCase(Locale.ROOT))
                || call.function().equalsIgnoreCase("EXTERNALDLL") && call.arguments().size() > 1
                        && call.arguments().get(1) instanceof Text function && STAGING.contains(function.value());
    }

    /** What a variable holds after {@code STRCPY(variable, text)}: as much as fits; null if that is not known. */
    static Expression copied(Call copy, Map<String, Expression> known, Variables variables) {
        Variable target = variables.find(((Name) copy.arguments().get(0)).name());
        Expression source = value(copy.arguments().get(1), known, variables);
        if (source == null || target == null) {
            return null;
        }
        return target.room() == Integer.MAX_VALUE
                ? source
                : new Call(copy.at(), "LEFT", List.of(source, new Number(copy.at(), target.room())));
    }

    static boolean isLarge(Expression value) {
        return parts(value) > MOST_PARTS;
    }

    private static int parts(Expression value) {
        if (value instanceof Binary binary) {
            return 1 + parts(binary.left()) + parts(binary.right());
        }
        if (value instanceof Call call) {
            return 1 + call.arguments().stream().mapToInt(Known::parts).sum();
        }
        return 1 + (value instanceof Not not ? parts(not.value()) : 0)
                + (value instanceof Negative negative ? parts(negative.value()) : 0);
    }

    /** Whether working out the expression leaves no trace but in the variables of a table. */
    static boolean isSilent(Expression expression) {
        if (expression instanceof Call call) {
            return isAnswering(call) && call.arguments().stream().allMatch(Known::isSilent);
        }
        if (expression instanceof Binary binary) {
            boolean divides = binary.operator() == Operator.DIVIDED || binary.operator() == Operator.REST;
            return !divides && isSilent(binary.left()) && isSilent(binary.right());
        }
        if (expression instanceof Not not) {
            return isSilent(not.value());
        }
        if (expression instanceof Negative negative) {
            return isSilent(negative.value());
        }
        return !(expression instanceof Element element) || isSilent(element.index());
    }

    /** Whether nothing comes behind the statements in any case. */
    static boolean endsRule(List<Statement> statements) {
        if (statements.isEmpty()) {
            return false;
        }
        Statement last = statements.get(statements.size() - 1);
        return last instanceof Return
                || last instanceof If choice && endsRule(choice.then()) && endsRule(choice.otherwise());
    }
}
