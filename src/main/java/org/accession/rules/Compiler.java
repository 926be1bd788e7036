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
import org.accession.rules.Statement.Declaration;
import org.accession.rules.Statement.Function;
import org.accession.rules.Statement.If;
import org.accession.rules.Statement.While;
import org.accession.rules.Variables.Variable;

/** Makes closures of the values in a rule, and of the rule; checks names, types and numbers of arguments on the way. */
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
    private final Steps steps = new Steps(this);

    Compiler(Definitions definitions) {
        this(definitions, Tracing.NONE);
    }

    Compiler(Definitions definitions, Tracing tracing) {
        this.definitions = definitions;
        this.tracing = tracing;
    }

    Rule compile(List<Statement> tree) throws RuleFault {
        declare(tree);
        OfStep body = steps.block(tree);
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

    /** The code of a condition that a step asks. */
    OfNumber condition(Expression expression) throws RuleFault {
        return tracing.condition(expression, this);
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
        Deque<Expression> joined = new ArrayDeque<>();
        Expression left = binary;
        while (left instanceof Binary more && more.operator() == binary.operator()) {
            joined.addFirst(more.right());
            left = more.left();
        }
        joined.addFirst(left);
        List<OfNumber> parts = new ArrayList<>(joined.size());
        for (Expression part : joined) {
            parts.add(tracing.part(part, this));
        }
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

    Variable variable(String name, Place at) throws RuleFault {
        Variable variable = variables.find(name);
        if (variable == null) {
            throw new RuleFault(at, "The variable " + name + " is not declared.");
        }
        return variable;
    }

    Variable text(String name, Place at) throws RuleFault {
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
            body = steps.block(functions.get(name).body());
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
