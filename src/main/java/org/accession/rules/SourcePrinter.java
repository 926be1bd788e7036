package org.accession.rules;

import java.util.List;
import java.util.function.Function;

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
import org.accession.rules.Statement.If;
import org.accession.rules.Statement.Return;
import org.accession.rules.Statement.While;

/** Writes a tree as EDITS source that has the same tree. A text with a quote in it cannot be written in the language. */
public final class SourcePrinter {

    private final Function<Field, String> fields;
    private final Function<Text, String> texts;
    private final StringBuilder source = new StringBuilder();
    private int depth;

    private SourcePrinter(Function<Field, String> fields, Function<Text, String> texts) {
        this.fields = fields;
        this.texts = texts;
    }

    /** A text in quotes. */
    public static String quoted(Text text) {
        return "\"" + text.value() + "\"";
    }

    /**
     * The source of a tree.
     *
     * @param fields writes an item, for example as {@code #S"Primary Site"}
     * @param texts writes a text, for example in quotes, or a message as its number
     */
    public static String print(List<Statement> tree, Function<Field, String> fields, Function<Text, String> texts) {
        SourcePrinter printer = new SourcePrinter(fields, texts);
        tree.forEach(printer::statement);
        return printer.source.toString();
    }

    /** The source of a tree; items as they are named in it. */
    public static String print(List<Statement> tree) {
        return print(tree, SourcePrinter::named, SourcePrinter::quoted);
    }

    /** The source of an expression; items as they are named in it. */
    public static String print(Expression expression) {
        SourcePrinter printer = new SourcePrinter(SourcePrinter::named, SourcePrinter::quoted);
        printer.expression(expression);
        return printer.source.toString();
    }

    private static String named(Field field) {
        return field.standard() ? "#S\"" + field.name() + "\"" : "#" + field.name();
    }

    private void statement(Statement statement) {
        source.append("  ".repeat(depth));
        if (statement instanceof Declaration declaration) {
            source.append(declaration.type().keyword()).append(' ').append(declaration.name());
            if (declaration.size() > 0) {
                source.append('[').append(declaration.size()).append(']');
            }
            source.append(";\n");
        } else if (statement instanceof Assignment assignment) {
            source.append(assignment.variable()).append(" = ");
            ended(assignment.value());
        } else if (statement instanceof ElementAssignment assignment) {
            source.append(assignment.variable()).append('[');
            expression(assignment.index());
            source.append("] = ");
            ended(assignment.value());
        } else if (statement instanceof Action action) {
            ended(action.call());
        } else if (statement instanceof Return end) {
            source.append("return ");
            ended(end.value());
        } else if (statement instanceof If choice) {
            guarded("if", choice.condition(), choice.then());
            if (!choice.otherwise().isEmpty()) {
                source.append("  ".repeat(depth)).append("else ");
                block(choice.otherwise());
            }
        } else if (statement instanceof While loop) {
            guarded("while", loop.condition(), loop.body());
        } else {
            Statement.Function function = (Statement.Function) statement;
            source.append("function ").append(function.name()).append("() ");
            block(function.body());
        }
    }

    private void guarded(String keyword, Expression condition, List<Statement> body) {
        source.append(keyword).append(" (");
        expression(condition);
        source.append(") ");
        block(body);
    }

    private void block(List<Statement> statements) {
        source.append("{\n");
        depth++;
        statements.forEach(this::statement);
        depth--;
        source.append("  ".repeat(depth)).append("}\n");
    }

    private void ended(Expression expression) {
        expression(expression);
        source.append(";\n");
    }

    private void expression(Expression expression) {
        if (expression instanceof Number number) {
            source.append(number.value());
        } else if (expression instanceof Text text) {
            source.append(texts.apply(text));
        } else if (expression instanceof Name name) {
            source.append(name.name());
        } else if (expression instanceof Field field) {
            source.append(fields.apply(field));
        } else if (expression instanceof Element element) {
            source.append(element.variable()).append('[');
            expression(element.index());
            source.append(']');
        } else if (expression instanceof Not not) {
            source.append("NOT ");
            operand(not.value());
        } else if (expression instanceof Negative negative) {
            source.append('-');
            operand(negative.value());
        } else if (expression instanceof Binary binary) {
            operand(binary.left());
            source.append(' ').append(binary.operator().sign()).append(' ');
            operand(binary.right());
        } else {
            call((Call) expression);
        }
    }

    private void call(Call call) {
        source.append(call.function()).append('(');
        String comma = "";
        for (Expression argument : call.arguments()) {
            source.append(comma);
            expression(argument);
            comma = ", ";
        }
        source.append(')');
    }

    /** What is joined stands in parentheses within what joins it: nobody needs to know the ranks. */
    private void operand(Expression expression) {
        boolean joined = expression instanceof Binary || expression instanceof Not || expression instanceof Negative;
        source.append(joined ? "(" : "");
        expression(expression);
        source.append(joined ? ")" : "");
    }
}
