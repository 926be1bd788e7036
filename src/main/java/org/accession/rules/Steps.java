package org.accession.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.accession.rules.Code.OfNumber;
import org.accession.rules.Code.OfStep;
import org.accession.rules.Code.OfText;
import org.accession.rules.Statement.Action;
import org.accession.rules.Statement.Assignment;
import org.accession.rules.Statement.Declaration;
import org.accession.rules.Statement.ElementAssignment;
import org.accession.rules.Statement.Function;
import org.accession.rules.Statement.If;
import org.accession.rules.Statement.Return;
import org.accession.rules.Statement.While;
import org.accession.rules.Variables.Variable;

/** Makes closures of a rule's statements. */
final class Steps {

    private final Compiler values;
    private int loops;

    /** @param values makes closures of what is in them */
    Steps(Compiler values) {
        this.values = values;
    }

    /** One after the other, until one ends the rule. */
    OfStep block(List<Statement> statements) throws RuleFault {
        List<OfStep> steps = new ArrayList<>(statements.size());
        for (Statement statement : statements) {
            step(statement).ifPresent(steps::add);
        }
        if (steps.isEmpty()) {
            return run -> false;
        }
        if (steps.size() == 1) {
            return steps.get(0);
        }
        OfStep[] all = steps.toArray(OfStep[]::new);
        return run -> {
            for (OfStep step : all) {
                if (step.ends(run)) {
                    return true;
                }
            }
            return false;
        };
    }

    private Optional<OfStep> step(Statement statement) throws RuleFault {
        if (statement instanceof Declaration declaration) {
            return loops == 0 ? Optional.empty() : Optional.of(cleared(values.variables().find(declaration.name())));
        }
        if (statement instanceof Function) {
            return Optional.empty();
        }
        return Optional.of(action(statement));
    }

    private OfStep action(Statement statement) throws RuleFault {
        if (statement instanceof Assignment assignment) {
            return assignment(assignment);
        }
        if (statement instanceof ElementAssignment assignment) {
            return element(assignment);
        }
        if (statement instanceof Action action) {
            return step(values.code(action.call()));
        }
        if (statement instanceof Return end) {
            return end(values.condition(end.value()));
        }
        if (statement instanceof If choice) {
            return choice(choice);
        }
        return loop((While) statement);
    }

    private static OfStep step(Code code) {
        if (code instanceof OfText text) {
            return run -> {
                text.value(run);
                return false;
            };
        }
        OfNumber number = (OfNumber) code;
        return run -> {
            number.value(run);
            return false;
        };
    }

    private static OfStep cleared(Variable variable) {
        int slot = variable.slot();
        return variable.isText() ? run -> {
            run.texts[slot] = "";
            return false;
        } : run -> {
            run.numbers[slot] = 0;
            return false;
        };
    }

    private OfStep assignment(Assignment assignment) throws RuleFault {
        Variable variable = values.variable(assignment.variable(), assignment.at());
        if (variable.isText()) {
            throw new RuleFault(assignment.at(), "The text " + assignment.variable()
                    + " takes a value by STRCPY, not by =.");
        }
        int slot = variable.slot();
        OfNumber value = values.number(assignment.value());
        return run -> {
            run.numbers[slot] = value.value(run);
            return false;
        };
    }

    private OfStep element(ElementAssignment assignment) throws RuleFault {
        Variable variable = values.text(assignment.variable(), assignment.at());
        int slot = variable.slot();
        OfNumber index = values.number(assignment.index());
        OfNumber value = values.number(assignment.value());
        return run -> {
            run.texts[slot] = TextFunctions.withCharacter(run.texts[slot], index.value(run), (char) value.value(run),
                    variable.room());
            return false;
        };
    }

    private static OfStep end(OfNumber value) {
        return run -> {
            run.verdict = value.value(run);
            return true;
        };
    }

    private OfStep choice(If choice) throws RuleFault {
        OfNumber condition = values.condition(choice.condition());
        if (choice.otherwise().isEmpty() && choice.then().size() == 1 && choice.then().get(0) instanceof Return end
                && values.code(end.value()) instanceof ConstantNumber verdict) {
            return run -> {
                if (condition.value(run) == 0) {
                    return false;
                }
                run.verdict = verdict.number();
                return true;
            };
        }
        OfStep then = block(choice.then());
        if (choice.otherwise().isEmpty()) {
            return run -> condition.value(run) != 0 && then.ends(run);
        }
        OfStep otherwise = block(choice.otherwise());
        return run -> condition.value(run) != 0 ? then.ends(run) : otherwise.ends(run);
    }

    private OfStep loop(While loop) throws RuleFault {
        loops++;
        OfNumber condition = values.condition(loop.condition());
        OfStep body = block(loop.body());
        loops--;
        return run -> {
            while (condition.value(run) != 0) {
                run.step();
                if (body.ends(run)) {
                    return true;
                }
            }
            return false;
        };
    }
}
