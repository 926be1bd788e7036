package org.accession.edits;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.accession.edits.TranslatedToken.Kind;
import org.accession.rules.Expression;
import org.accession.rules.Expression.Binary;
import org.accession.rules.Expression.Call;
import org.accession.rules.Expression.Element;
import org.accession.rules.Expression.Field;
import org.accession.rules.Expression.Name;
import org.accession.rules.Expression.Negative;
import org.accession.rules.Expression.Not;
import org.accession.rules.Expression.Number;
import org.accession.rules.Expression.Text;
import org.accession.rules.Operator;
import org.accession.rules.Place;
import org.accession.rules.RuleFault;
import org.accession.rules.Statement;
import org.accession.rules.Statement.Action;
import org.accession.rules.Statement.Assignment;
import org.accession.rules.Statement.Declaration;
import org.accession.rules.Statement.ElementAssignment;
import org.accession.rules.Statement.If;
import org.accession.rules.Statement.Return;
import org.accession.rules.Statement.Type;
import org.accession.rules.Statement.While;

/** Reads the logic of an edit that was translated from EDITS, and gives the tree that the original would have. */
final class TranslatedParser {

    private static final Map<String, Integer> RANKS = Map.ofEntries(Map.entry("||", 1), Map.entry("&&", 2),
            Map.entry("==", 3), Map.entry("!=", 3), Map.entry("<", 4), Map.entry("<=", 4), Map.entry(">", 4),
            Map.entry(">=", 4), Map.entry("+", 5), Map.entry("-", 5), Map.entry("*", 6), Map.entry("/", 6),
            Map.entry("%", 6));
    private static final Map<String, Operator> OPERATORS = Map.ofEntries(Map.entry("||", Operator.OR),
            Map.entry("&&", Operator.AND), Map.entry("==", Operator.EQUAL), Map.entry("!=", Operator.NOT_EQUAL),
            Map.entry("<", Operator.LESS), Map.entry("<=", Operator.LESS_OR_EQUAL), Map.entry(">", Operator.GREATER),
            Map.entry(">=", Operator.GREATER_OR_EQUAL), Map.entry("+", Operator.PLUS),
            Map.entry("-", Operator.MINUS), Map.entry("*", Operator.TIMES), Map.entry("/", Operator.DIVIDED),
            Map.entry("%", Operator.REST));
    private static final String CONSTANT = "NAACCR_GEN_";
    private static final Set<String> CONSTANTS = Stream
            .of("BOTH", "LEFT", "RIGHT", "DT_DAY_EMPTY", "DT_EMPTY", "DT_ERROR",
                    "DT_EXACT", "DT_MAX", "DT_MIN", "DT_MISSING", "DT_MONTH_EMPTY", "DT_UNKNOWN", "DT_VALID")
            .map(name -> CONSTANT + name).collect(Collectors.toSet());

    private final TranslatedTokens tokens;
    private final TranslatedCalls calls;
    private final TranslatedTexts texts;
    private final Set<String> columns;

    /**
     * @param texts turns values in texts into placeholders
     * @param calls knows the tables and their indexes
     */
    TranslatedParser(String source, TranslatedTexts texts, TranslatedCalls calls) throws RuleFault {
        List<TranslatedToken> all = TranslatedLexer.tokens(source);
        tokens = new TranslatedTokens(all);
        this.texts = texts;
        this.calls = calls;
        columns = columns(all);
    }

    List<Statement> parse() throws RuleFault {
        List<Statement> statements = new ArrayList<>();
        while (tokens.token().kind() != Kind.END) {
            statement(statements);
        }
        return statements;
    }

    private void statement(List<Statement> into) throws RuleFault {
        tokens.deeper();
        TranslatedToken token = tokens.token();
        switch (token.kind() == Kind.TEXT ? "" : token.text()) {
            case "{" -> {
                tokens.skip(1);
                while (!tokens.passed("}")) {
                    statement(into);
                }
            }
            case ";", "null" -> tokens.skip(1);
            case "if" -> into.add(choice());
            case "while" -> {
                tokens.skip(1);
                Expression condition = inParentheses();
                into.add(new While(token.at(), condition, body()));
            }
            case "return" -> {
                tokens.skip(1);
                into.add(new Return(token.at(), verdict(expression(1))));
            }
            case "int", "boolean", "char" -> declarations(into);
            case "Functions" -> action(into);
            default -> into.add(assignment());
        }
        tokens.shallower();
    }

    private static Expression verdict(Expression value) {
        if (value instanceof Name name && (name.name().equals("TRUE") || name.name().equals("FALSE"))) {
            return new Name(name.at(), name.name().equals("TRUE") ? "PASS" : "FAIL");
        }
        return value;
    }

    private List<Statement> body() throws RuleFault {
        List<Statement> body = new ArrayList<>(4);
        statement(body);
        return body;
    }

    private Statement choice() throws RuleFault {
        Place place = tokens.advance().at();
        Expression condition = inParentheses();
        List<Statement> then = body();
        List<Statement> otherwise = List.of();
        if (tokens.passed("else")) {
            otherwise = body();
        }
        return new If(place, condition, then, otherwise);
    }

    private void declarations(List<Statement> into) throws RuleFault {
        Place place = tokens.token().at();
        boolean text = tokens.advance().is("char");
        if (text) {
            tokens.expect("[");
            tokens.expect("]");
        }
        do {
            tokens.passed(",");
            String name = tokens.name();
            int size = 0;
            if (text) {
                tokens.expect("=");
                tokens.expect("new");
                tokens.expect("char");
                tokens.expect("[");
                size = tokens.number();
                tokens.expect("]");
            }
            Type type = columns.contains(name.toUpperCase(Locale.ROOT)) ? Type.COLUMN : Type.TEXT;
            into.add(new Declaration(place, text ? type : Type.NUMBER, name, size));
            if (!text && tokens.passed("=")) {
                into.add(new Assignment(place, name, expression(1)));
            }
        } while (tokens.token().is(","));
    }

    private void action(List<Statement> into) throws RuleFault {
        Place place = tokens.token().at();
        Expression value = call();
        if (value instanceof Call call && !call.function().equals("RESET_LOCAL_CONTEXT")
                && !call.function().equals("NOOP")) {
            into.add(new Action(place, call));
        }
    }

    private Statement assignment() throws RuleFault {
        Place place = tokens.token().at();
        String name = tokens.name();
        if (tokens.passed("[")) {
            Expression index = expression(1);
            tokens.expect("]");
            tokens.expect("=");
            return new ElementAssignment(place, name, index, expression(1));
        }
        tokens.expect("=");
        return new Assignment(place, name, expression(1));
    }

    private Expression inParentheses() throws RuleFault {
        tokens.expect("(");
        Expression expression = expression(1);
        tokens.expect(")");
        return expression;
    }

    private Expression expression(int rank) throws RuleFault {
        tokens.deeper();
        Expression left = unary();
        while (tokens.token().kind() == Kind.SIGN && RANKS.getOrDefault(tokens.token().text(), 0) >= rank) {
            TranslatedToken sign = tokens.advance();
            left = new Binary(sign.at(), OPERATORS.get(sign.text()), left,
                    expression(RANKS.get(sign.text()) + 1));
        }
        tokens.shallower();
        return left;
    }

    private Expression unary() throws RuleFault {
        TranslatedToken token = tokens.token();
        if (!token.is("!") && !token.is("-")) {
            return token.is("(") ? parentheses() : primary();
        }
        tokens.skip(1);
        tokens.deeper();
        Expression value = unary();
        tokens.shallower();
        return token.is("!") ? new Not(token.at(), value) : new Negative(token.at(), value);
    }

    /** A value in parentheses, or a cast: to the type that the value has in EDITS anyway. */
    private Expression parentheses() throws RuleFault {
        int closing = 1;
        while (tokens.ahead(closing).kind() == Kind.NAME || tokens.ahead(closing).is(".")) {
            closing++;
        }
        TranslatedToken type = tokens.ahead(closing - 1);
        boolean cast = tokens.ahead(closing).is(")")
                && (type.is("int") || type.is("char") || type.is("Integer") || type.text().startsWith("ContextTable"));
        if (cast) {
            tokens.skip(closing + 1);
            return unary();
        }
        return inParentheses();
    }

    private Expression primary() throws RuleFault {
        TranslatedToken token = tokens.token();
        switch (token.kind()) {
            case NUMBER :
                return new Number(token.at(), tokens.number());
            case TEXT :
                tokens.skip(1);
                return new Text(token.at(), texts.withPlaceholders(token.text()));
            case NAME :
                return named(token);
            default :
                throw tokens.unexpected("a value");
        }
    }

    private Expression named(TranslatedToken token) throws RuleFault {
        if (token.is("Functions")) {
            return call();
        }
        tokens.skip(1);
        switch (token.text()) {
            case "true", "false" :
                return new Name(token.at(), token.is("true") ? "TRUE" : "FALSE");
            case "Context" :
                tokens.expect(".");
                return context(token.at(), tokens.name());
            case "untrimmedline" :
                tokens.expect(".");
                return new Field(token.at(), texts.item(tokens.name()), false);
            default :
                if (!tokens.passed("[")) {
                    return new Name(token.at(), token.text());
                }
                Expression index = expression(1);
                tokens.expect("]");
                return new Element(token.at(), token.text(), index);
        }
    }

    private static Expression context(Place place, String name) {
        return new Name(place, CONSTANTS.contains(name) ? name.substring(CONSTANT.length()) : name);
    }

    private Expression call() throws RuleFault {
        Place place = tokens.token().at();
        tokens.expect("Functions");
        tokens.expect(".");
        String function = tokens.name();
        tokens.expect("(");
        List<Expression> arguments = new ArrayList<>(4);
        while (!tokens.token().is(")")) {
            if (tokens.passed("binding")) {
                // binds it to the engine that it was translated for
            } else if (tokens.token().is("[")) {
                skipColumns();
            } else {
                arguments.add(expression(1));
            }
            if (!tokens.token().is(")")) {
                tokens.expect(",");
            }
        }
        tokens.skip(1);
        return calls.original(place, function, arguments);
    }

    private void skipColumns() throws RuleFault {
        while (!tokens.passed("]")) {
            if (tokens.advance().kind() == Kind.END) {
                throw tokens.unexpected("\"]\"");
            }
        }
    }

    /** The variables that look-ups give the values of columns to: in the original they are declared as such. */
    private static Set<String> columns(List<TranslatedToken> tokens) {
        Set<String> columns = new HashSet<>();
        for (int i = 0; i < tokens.size() - 1; i++) {
            if (tokens.get(i).kind() == Kind.TEXT && tokens.get(i + 1).is(":")) {
                columns.add(tokens.get(i).text().toUpperCase(Locale.ROOT));
            }
        }
        return columns;
    }
}
