package org.accession.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.accession.rules.Expression.Binary;
import org.accession.rules.Expression.Call;
import org.accession.rules.Expression.Name;
import org.accession.rules.Expression.Not;
import org.accession.rules.Expression.Number;
import org.accession.rules.Statement.Action;
import org.accession.rules.Statement.Assignment;
import org.accession.rules.Statement.Declaration;
import org.accession.rules.Statement.If;
import org.accession.rules.Statement.Return;

/**
 * Finds what a rule decides by conditions alone that need nothing but the record: from its beginning up to the first step that
 * speaks, loops, or depends on more. A variable stands for the value that it was given, as long as that is known.
 */
final class Beginning {

    private final Conditions conditions;
    private final Variables variables;

    Beginning(Conditions conditions, Variables variables) {
        this.conditions = conditions;
        this.variables = variables;
    }

    Decision decision(List<Statement> tree) throws RuleFault {
        return decision(tree, new HashMap<>());
    }

    /**
     * @param known what is known of variables; as it is behind the statements when this returns
     */
    private Decision decision(List<Statement> statements, Map<String, Expression> known) throws RuleFault {
        List<Decision> steps = new ArrayList<>();
        for (Statement statement : statements) {
            if (statement instanceof Return end) {
                steps.add(verdict(end, known));
                break;
            }
            if (statement instanceof If choice) {
                steps.add(choice(choice, known));
            } else if (!takesNote(statement, known)) {
                steps.add(Decision.NONE);
                break;
            }
        }
        return steps.stream().allMatch(step -> step == Decision.NONE) && !steps.isEmpty()
                ? Decision.NONE
                : Decision.inOrder(steps.toArray(Decision[]::new));
    }

    private Decision verdict(Return end, Map<String, Expression> known) throws RuleFault {
        Expression value = Known.value(end.value(), known, variables);
        if (value == null) {
            return Decision.NONE;
        }
        if (conditions.code(value) instanceof ConstantNumber constant) {
            return constant.number() == Compiler.PASS ? Decision.PASS : Decision.NONE;
        }
        boolean truth = value instanceof Not || value instanceof Binary binary
                && (binary.operator().isLogical() || binary.operator().compares());
        Expression passes = new Binary(end.at(), Operator.EQUAL, value, new Number(end.at(), Compiler.PASS));
        return Decision.passing(conditions.of(truth ? value : passes));
    }

    private Decision choice(If choice, Map<String, Expression> known) throws RuleFault {
        Expression condition = Known.value(choice.condition(), known, variables);
        if (condition == null) {
            return Decision.NONE;
        }
        Map<String, Expression> after = new HashMap<>(known);
        Decision then = decision(choice.then(), after);
        Decision otherwise = decision(choice.otherwise(), known);
        // What is known behind it is what both ways leave.
        if (!Known.endsRule(choice.then())) {
            known.entrySet().removeIf(entry -> !entry.getValue().equals(after.get(entry.getKey())));
        }
        return Decision.choice(conditions.of(condition), then, otherwise);
    }

    /** Whether the statement does nothing but give a variable a value. */
    private boolean takesNote(Statement statement, Map<String, Expression> known) {
        if (statement instanceof Declaration) {
            return true;
        }
        if (statement instanceof Assignment assignment) {
            return takesNote(assignment.variable(), Known.value(assignment.value(), known, variables), known,
                    Known.isSilent(assignment.value()));
        }
        if (!(statement instanceof Action action)) {
            return false;
        }
        Call call = action.call();
        String function = call.function().toUpperCase(Locale.ROOT);
        if (function.equals("STRCPY") && call.arguments().size() == 2 && call.arguments().get(0) instanceof Name name) {
            return takesNote(name.name(), Known.copied(call, known, variables), known,
                    Known.isSilent(call.arguments().get(1)));
        }
        return (function.equals("STRCPY") || function.equals("STRCAT")) && call.arguments().get(0) instanceof Name name
                && takesNote(name.name(), null, known, call.arguments().stream().allMatch(Known::isSilent));
    }

    private static boolean takesNote(String variable, Expression value, Map<String, Expression> known, boolean silent) {
        String name = variable.toLowerCase(Locale.ROOT);
        if (value == null || Known.isLarge(value)) {
            known.remove(name);
        } else {
            known.put(name, value);
        }
        return value != null || silent;
    }
}
