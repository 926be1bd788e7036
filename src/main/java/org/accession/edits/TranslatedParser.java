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

    private final List<TranslatedToken> tokens;
    private final TranslatedCalls calls;
    private final TranslatedTexts texts;
    private final Set<String> columns;
    private int next;

    /**
     * @param texts turns values in texts into placeholders
     * @param calls knows the tables and their indexes
     */
    TranslatedParser(String source, TranslatedTexts texts, TranslatedCalls calls) throws RuleFault {
        this.tokens = TranslatedLexer.tokens(source);
        this.texts = texts;
        this.calls = calls;
        columns = columns(tokens);
    }

    List<Statement> parse() throws RuleFault {
        List<Statement> statements = new ArrayList<>();
        while (token().kind() != Kind.END) {
            statement(statements);
        }
        return statements;
    }

    private void statement(List<Statement> into) throws RuleFault {
        TranslatedToken token = token();
        switch (token.text()) {
            case "{" -> {
                next++;
                while (!token().is("}")) {
                    statement(into);
                }
                next++;
            }
            case ";", "null" -> next++;
            case "if" -> into.add(choice());
            case "while" -> {
                next++;
                Expression condition = inParentheses();
                into.add(new While(token.at(), condition, body()));
            }
            case "return" -> {
                next++;
                into.add(new Return(token.at(), verdict(expression(1))));
            }
            case "int", "boolean", "char" -> declarations(into);
            case "Functions" -> action(into);
            default -> into.add(assignment());
        }
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
        Place place = advance().at();
        Expression condition = inParentheses();
        List<Statement> then = body();
        List<Statement> otherwise = List.of();
        if (token().is("else")) {
            next++;
            otherwise = body();
        }
        return new If(place, condition, then, otherwise);
    }

    private void declarations(List<Statement> into) throws RuleFault {
        Place place = token().at();
        boolean text = advance().is("char");
        if (text) {
            expect("[");
            expect("]");
        }
        do {
            if (token().is(",")) {
                next++;
            }
            String name = name();
            int size = 0;
            if (text) {
                expect("=");
                expect("new");
                expect("char");
                expect("[");
                size = Integer.parseInt(advance().text());
                expect("]");
            }
            Type type = columns.contains(name.toUpperCase(Locale.ROOT)) ? Type.COLUMN : Type.TEXT;
            into.add(new Declaration(place, text ? type : Type.NUMBER, name, size));
            if (!text && token().is("=")) {
                next++;
                into.add(new Assignment(place, name, expression(1)));
            }
        } while (token().is(","));
    }

    private void action(List<Statement> into) throws RuleFault {
        Place place = token().at();
        Expression value = call();
        if (value instanceof Call call && !call.function().equals("RESET_LOCAL_CONTEXT")
                && !call.function().equals("NOOP")) {
            into.add(new Action(place, call));
        }
    }

    private Statement assignment() throws RuleFault {
        Place place = token().at();
        String name = name();
        if (token().is("[")) {
            next++;
            Expression index = expression(1);
            expect("]");
            expect("=");
            return new ElementAssignment(place, name, index, expression(1));
        }
        expect("=");
        return new Assignment(place, name, expression(1));
    }

    private Expression inParentheses() throws RuleFault {
        expect("(");
        Expression expression = expression(1);
        expect(")");
        return expression;
    }

    private Expression expression(int rank) throws RuleFault {
        Expression left = unary();
        while (token().kind() == Kind.SIGN && RANKS.getOrDefault(token().text(), 0) >= rank) {
            TranslatedToken sign = advance();
            left = new Binary(sign.at(), OPERATORS.get(sign.text()), left,
                    expression(RANKS.get(sign.text()) + 1));
        }
        return left;
    }

    private Expression unary() throws RuleFault {
        TranslatedToken token = token();
        if (token.is("!")) {
            next++;
            return new Not(token.at(), unary());
        }
        if (token.is("-")) {
            next++;
            return new Negative(token.at(), unary());
        }
        return token.is("(") ? parentheses() : primary();
    }

    /** A value in parentheses, or a cast: to the type that the value has in EDITS anyway. */
    private Expression parentheses() throws RuleFault {
        int closing = next + 1;
        while (tokens.get(closing).kind() == Kind.NAME || tokens.get(closing).is(".")) {
            closing++;
        }
        TranslatedToken type = tokens.get(closing - 1);
        boolean cast = tokens.get(closing).is(")")
                && (type.is("int") || type.is("char") || type.is("Integer") || type.text().startsWith("ContextTable"));
        if (cast) {
            next = closing + 1;
            return unary();
        }
        return inParentheses();
    }

    private Expression primary() throws RuleFault {
        TranslatedToken token = token();
        switch (token.kind()) {
            case NUMBER :
                next++;
                return new Number(token.at(), Integer.parseInt(token.text()));
            case TEXT :
                next++;
                return new Text(token.at(), texts.withPlaceholders(token.text()));
            case NAME :
                return named(token);
            default :
                throw unexpected("a value");
        }
    }

    private Expression named(TranslatedToken token) throws RuleFault {
        if (token.is("Functions")) {
            return call();
        }
        next++;
        switch (token.text()) {
            case "true", "false" :
                return new Name(token.at(), token.is("true") ? "TRUE" : "FALSE");
            case "Context" :
                expect(".");
                return context(token.at(), name());
            case "untrimmedline" :
                expect(".");
                return new Field(token.at(), texts.item(name()), false);
            default :
                if (!token().is("[")) {
                    return new Name(token.at(), token.text());
                }
                next++;
                Expression index = expression(1);
                expect("]");
                return new Element(token.at(), token.text(), index);
        }
    }

    private static Expression context(Place place, String name) {
        return new Name(place, CONSTANTS.contains(name) ? name.substring(CONSTANT.length()) : name);
    }

    private Expression call() throws RuleFault {
        Place place = token().at();
        expect("Functions");
        expect(".");
        String function = name();
        expect("(");
        List<Expression> arguments = new ArrayList<>(4);
        while (!token().is(")")) {
            if (token().is("binding")) {
                next++;
            } else if (token().is("[")) {
                skipColumns();
            } else {
                arguments.add(expression(1));
            }
            if (!token().is(")")) {
                expect(",");
            }
        }
        next++;
        return calls.original(place, function, arguments);
    }

    private void skipColumns() {
        while (!advance().is("]")) {
            // taken note of before
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

    private String name() throws RuleFault {
        if (token().kind() != Kind.NAME) {
            throw unexpected("a name");
        }
        return advance().text();
    }

    private void expect(String wanted) throws RuleFault {
        if (!token().is(wanted)) {
            throw unexpected("\"" + wanted + "\"");
        }
        next++;
    }

    private RuleFault unexpected(String wanted) {
        return new RuleFault(token().at(), "Here stands \"" + token().text() + "\" where " + wanted + " should be.");
    }

    private TranslatedToken token() {
        return tokens.get(next);
    }

    private TranslatedToken advance() {
        TranslatedToken token = tokens.get(next);
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }
}
