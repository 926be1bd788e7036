package org.accession.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.accession.dictionary.Item;
import org.accession.rules.Code.OfNumber;
import org.accession.rules.Code.OfStep;
import org.accession.rules.Code.OfText;
import org.accession.rules.Expression.Binary;
import org.accession.rules.Expression.Call;
import org.accession.rules.Expression.Element;
import org.accession.rules.Expression.Field;
import org.accession.rules.Expression.Name;
import org.accession.rules.Expression.Negative;
import org.accession.rules.Expression.Not;
import org.accession.rules.Expression.Number;
import org.accession.rules.Expression.Text;
import org.accession.rules.Statement.Action;
import org.accession.rules.Statement.Assignment;
import org.accession.rules.Statement.Declaration;
import org.accession.rules.Statement.ElementAssignment;
import org.accession.rules.Statement.Function;
import org.accession.rules.Statement.If;
import org.accession.rules.Statement.Return;
import org.accession.rules.Statement.While;
import org.accession.rules.Variables.Variable;

/** Makes closures of a rule's tree, and checks names, types and numbers of arguments on the way. */
final class Compiler {

    static final int FAIL = 0;
    static final int PASS = 1;
    static final int WARN = -1;

    private final Definitions definitions;
    private final Tracing tracing;
    private final Variables variables = new Variables();
    private final Map<String, Function> functions = new HashMap<>();
    private final Map<String, OfStep> compiled = new HashMap<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final Set<Item> items = new LinkedHashSet<>();
    private int loops;

    Compiler(Definitions definitions) {
        this(definitions, Tracing.NONE);
    }

    Compiler(Definitions definitions, Tracing tracing) {
        this.definitions = definitions;
        this.tracing = tracing;
    }

    Rule compile(List<Statement> tree) throws RuleFault {
        declare(tree);
        OfStep body = block(tree);
        return new Rule(body, variables, items, Decision.NONE);
    }

    /** The same for a rule that runs beside others, over many records. */
    Rule compile(List<Statement> tree, Conditions conditions) throws RuleFault {
        Rule rule = compile(tree);
        return rule.with(new Beginning(conditions, variables).decision(tree));
    }

    Definitions definitions() {
        return definitions;
    }

    Variables variables() {
        return variables;
    }

    private void declare(List<Statement> statements) throws RuleFault {
        for (Statement statement : statements) {
            if (statement instanceof Declaration declaration) {
                variables.declare(declaration);
            } else if (statement instanceof If choice) {
                declare(choice.then());
                declare(choice.otherwise());
            } else if (statement instanceof While loop) {
                declare(loop.body());
            } else if (statement instanceof Function function) {
                functions.put(function.name().toUpperCase(Locale.ROOT), function);
                declare(function.body());
            }
        }
    }

    private OfStep block(List<Statement> statements) throws RuleFault {
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
            return loops == 0 ? Optional.empty() : Optional.of(cleared(variables.find(declaration.name())));
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
            return step(code(action.call()));
        }
        if (statement instanceof Return end) {
            return end(tracing.condition(end.value(), this));
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
        Variable variable = variable(assignment.variable(), assignment.at());
        if (variable.isText()) {
            throw new RuleFault(assignment.at(), "The text " + assignment.variable()
                    + " takes a value by STRCPY, not by =.");
        }
        int slot = variable.slot();
        OfNumber value = number(assignment.value());
        return run -> {
            run.numbers[slot] = value.value(run);
            return false;
        };
    }

    private OfStep element(ElementAssignment assignment) throws RuleFault {
        Variable variable = text(assignment.variable(), assignment.at());
        int slot = variable.slot();
        OfNumber index = number(assignment.index());
        OfNumber value = number(assignment.value());
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
        OfNumber condition = tracing.condition(choice.condition(), this);
        if (choice.otherwise().isEmpty() && choice.then().size() == 1 && choice.then().get(0) instanceof Return end
                && code(end.value()) instanceof ConstantNumber verdict) {
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
        OfNumber condition = tracing.condition(loop.condition(), this);
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

    /** The code of any value. */
    Code code(Expression expression) throws RuleFault {
        if (expression instanceof Number number) {
            return new ConstantNumber(number.value());
        }
        if (expression instanceof Text text) {
            return new ConstantText(text.value());
        }
        if (expression instanceof Field field) {
            return field(field);
        }
        if (expression instanceof Name name) {
            return named(name);
        }
        if (expression instanceof Element element) {
            int slot = text(element.variable(), element.at()).slot();
            OfNumber index = number(element.index());
            return (OfNumber) run -> TextFunctions.characterAt(run.texts[slot], index.value(run));
        }
        if (expression instanceof Not not) {
            OfNumber value = number(not.value());
            return value instanceof ConstantNumber constant
                    ? new ConstantNumber(constant.number() == 0 ? 1 : 0)
                    : (OfNumber) run -> value.value(run) == 0 ? 1 : 0;
        }
        if (expression instanceof Negative negative) {
            OfNumber value = number(negative.value());
            return value instanceof ConstantNumber constant
                    ? new ConstantNumber(-constant.number())
                    : (OfNumber) run -> -value.value(run);
        }
        if (expression instanceof Binary binary) {
            return binary.operator().isLogical()
                    ? chain(binary)
                    : Operators.code(binary, number(binary.left()), number(binary.right()));
        }
        return call((Call) expression);
    }

    /** Conditions that are all joined by the same operator stand side by side. */
    private OfNumber chain(Binary binary) throws RuleFault {
        Deque<OfNumber> parts = new ArrayDeque<>();
        Expression left = binary;
        while (left instanceof Binary more && more.operator() == binary.operator()) {
            parts.addFirst(tracing.part(more.right(), this));
            left = more.left();
        }
        parts.addFirst(tracing.part(left, this));
        return Operators.chain(binary.operator(), parts.toArray(OfNumber[]::new));
    }

    OfNumber number(Expression expression) throws RuleFault {
        if (code(expression) instanceof OfNumber number) {
            return number;
        }
        throw new RuleFault(expression.at(), "Here stands a text where a number or a condition should be.");
    }

    OfText text(Expression expression) throws RuleFault {
        if (code(expression) instanceof OfText text) {
            return text;
        }
        throw new RuleFault(expression.at(), "Here stands a number where a text should be.");
    }

    /** The text in quotes that the argument must be. */
    String constant(Expression expression) throws RuleFault {
        if (expression instanceof Text text) {
            return text.value();
        }
        throw new RuleFault(expression.at(), "This must be a text in quotes.");
    }

    /** The text variable that the argument must be. */
    Variable textVariable(Expression expression) throws RuleFault {
        if (expression instanceof Name name && variables.find(name.name()) != null) {
            return text(name.name(), name.at());
        }
        throw new RuleFault(expression.at(), "This must be a variable of text.");
    }

    private Code named(Name name) throws RuleFault {
        Variable variable = variables.find(name.name());
        if (variable != null) {
            int slot = variable.slot();
            return variable.isText() ? (OfText) run -> run.texts[slot] : new NumberVariable(slot);
        }
        return Constants.find(name.name()).orElseThrow(() -> new RuleFault(name.at(), name.name()
                + " is neither a variable nor a constant."));
    }

    private Variable variable(String name, Place at) throws RuleFault {
        Variable variable = variables.find(name);
        if (variable == null) {
            throw new RuleFault(at, "The variable " + name + " is not declared.");
        }
        return variable;
    }

    private Variable text(String name, Place at) throws RuleFault {
        Variable variable = variable(name, at);
        if (!variable.isText()) {
            throw new RuleFault(at, "The variable " + name + " is no text.");
        }
        return variable;
    }

    private OfText field(Field field) throws RuleFault {
        Optional<Item> item = definitions.item(field.name(), field.standard());
        if (item.isPresent()) {
            items.add(item.get());
            return new FieldText(item.get());
        }
        List<Item> parts = definitions.group(field.name(), field.standard());
        if (parts.isEmpty()) {
            throw new RuleFault(field.at(), "There is no item " + field.name() + ".");
        }
        items.addAll(parts);
        FieldText[] fields = parts.stream().map(FieldText::new).toArray(FieldText[]::new);
        return run -> {
            StringBuilder joined = new StringBuilder();
            for (FieldText part : fields) {
                joined.append(part.value(run));
            }
            return joined.toString();
        };
    }

    private Code call(Call call) throws RuleFault {
        String name = call.function().toUpperCase(Locale.ROOT);
        if (functions.containsKey(name)) {
            return own(call, name);
        }
        return Functions.find(name)
                .orElseThrow(() -> new RuleFault(call.at(), "There is no function " + call.function() + "."))
                .compile(call, this);
    }

    private OfNumber own(Call call, String name) throws RuleFault {
        if (!call.arguments().isEmpty()) {
            throw new RuleFault(call.at(), "A function of the rule's own takes no arguments.");
        }
        if (!open.add(name)) {
            throw new RuleFault(call.at(), "The function " + call.function() + " calls itself.");
        }
        OfStep body = compiled.get(name);
        if (body == null) {
            body = block(functions.get(name).body());
            compiled.put(name, body);
        }
        open.remove(name);
        OfStep inside = body;
        return run -> {
            run.verdict = PASS;
            inside.ends(run);
            return run.verdict;
        };
    }
}
