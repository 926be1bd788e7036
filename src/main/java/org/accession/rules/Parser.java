package org.accession.rules;

import java.util.ArrayList;
import java.util.List;

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
import org.accession.rules.Statement.Type;
import org.accession.rules.Statement.While;
import org.accession.rules.Token.Kind;

/** Reads the EDITS language into a tree, by recursive descent. */
public final class Parser {

    /** Deeper or longer than any rule that a person wrote, and shallow enough for the stack. */
    private static final int DEEPEST = 500;
    private static final int LONGEST_CHAIN = 1000;

    private final List<Token> tokens;
    private final Dialect dialect;
    private int next;
    private int depth;

    private Parser(List<Token> tokens, Dialect dialect) {
        this.tokens = tokens;
        this.dialect = dialect;
    }

    /**
     * The tree of a source.
     *
     * @throws RuleFault if it is no rule of the dialect
     */
    public static List<Statement> parse(String source, Dialect dialect) throws RuleFault {
        Parser parser = new Parser(Lexer.tokens(source, dialect), dialect);
        if (dialect == Dialect.OWN && !parser.beginsStatement()) {
            return parser.bareExpression();
        }
        List<Statement> statements = new ArrayList<>();
        while (parser.token().kind() != Kind.END) {
            parser.statement(statements);
        }
        if (statements.isEmpty()) {
            throw new RuleFault(parser.token().at(), "There is nothing here.");
        }
        return statements;
    }

    private List<Statement> bareExpression() throws RuleFault {
        Place place = token().at();
        Expression value = expression(1);
        if (token().kind() != Kind.END) {
            throw unexpected("the end");
        }
        return List.of(new Return(place, value));
    }

    private boolean beginsStatement() {
        Token first = token();
        Token second = tokens.get(Math.min(next + 1, tokens.size() - 1));
        return first.is("{") || first.is(";") || isKeyword(first) || type(first) != null || second.is("=")
                || first.kind() == Kind.NAME && endsCall() || first.kind() == Kind.NAME && second.is("[");
    }

    /** Whether the call that begins here is ended by a semicolon, and so is a step. */
    private boolean endsCall() {
        int open = 0;
        for (int i = next + 1; i < tokens.size(); i++) {
            open += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
            if (open <= 0) {
                return i > next + 1 && tokens.get(Math.min(i + 1, tokens.size() - 1)).is(";");
            }
        }
        return false;
    }

    private static boolean isKeyword(Token token) {
        return token.isWord("IF") || token.isWord("ELSE") || token.isWord("WHILE") || token.isWord("RETURN")
                || token.isWord("FUNCTION");
    }

    private static Type type(Token token) {
        if (token.isWord("int") || token.isWord("long")) {
            return Type.NUMBER;
        }
        return token.isWord("char") ? Type.TEXT : token.isWord("tablevar") ? Type.COLUMN : null;
    }

    private void statement(List<Statement> into) throws RuleFault {
        deeper();
        Token token = token();
        if (token.is(";")) {
            next++;
        } else if (token.is("{")) {
            block(into);
        } else if (token.isWord("IF")) {
            into.add(conditional());
        } else if (token.isWord("WHILE")) {
            next++;
            Expression condition = inParentheses();
            into.add(new While(token.at(), condition, body()));
        } else if (token.isWord("RETURN")) {
            next++;
            Expression value = expression(1);
            semicolon();
            into.add(new Return(token.at(), value));
        } else if (token.isWord("FUNCTION")) {
            into.add(function());
        } else if (type(token) != null) {
            declarations(into);
        } else if (token.kind() == Kind.NAME) {
            into.add(action());
        } else {
            throw unexpected("a statement");
        }
        depth--;
    }

    private void block(List<Statement> into) throws RuleFault {
        Token open = expect("{");
        while (!token().is("}")) {
            if (token().kind() == Kind.END) {
                throw new RuleFault(open.at(), "This { has no }.");
            }
            statement(into);
        }
        next++;
    }

    private List<Statement> body() throws RuleFault {
        List<Statement> body = new ArrayList<>(4);
        statement(body);
        return body;
    }

    private Statement conditional() throws RuleFault {
        Place place = advance().at();
        Expression condition = inParentheses();
        List<Statement> then = body();
        List<Statement> otherwise = List.of();
        if (token().isWord("ELSE")) {
            next++;
            otherwise = body();
        }
        return new If(place, condition, then, otherwise);
    }

    private Statement function() throws RuleFault {
        Place place = advance().at();
        String name = name();
        expect("(");
        expect(")");
        List<Statement> body = new ArrayList<>();
        block(body);
        return new Function(place, name, body);
    }

    private void declarations(List<Statement> into) throws RuleFault {
        Type type = type(advance());
        do {
            Place place = token().at();
            String name = name();
            int size = 0;
            if (token().is("[")) {
                next++;
                size = number();
                expect("]");
            }
            into.add(new Declaration(place, type, name, size));
        } while (comma());
        semicolon();
    }

    private Statement action() throws RuleFault {
        Place place = token().at();
        String name = name();
        Statement statement;
        if (token().is("(")) {
            statement = new Action(place, call(place, name));
        } else if (token().is("[")) {
            next++;
            Expression index = expression(1);
            expect("]");
            expect("=");
            statement = new ElementAssignment(place, name, index, expression(1));
        } else if (token().is("=")) {
            next++;
            statement = new Assignment(place, name, expression(1));
        } else {
            throw unexpected("=, [ or (");
        }
        semicolon();
        return statement;
    }

    private Expression inParentheses() throws RuleFault {
        expect("(");
        Expression expression = expression(1);
        expect(")");
        return expression;
    }

    /** A chain of values whose operators have at least this rank; equal ranks from left to right. */
    private Expression expression(int rank) throws RuleFault {
        deeper();
        Expression left = unary();
        Operator before = null;
        int length = 0;
        for (Operator operator = operator(); operator != null && operator.rank() >= rank; operator = operator()) {
            Place place = advance().at();
            if (++length > LONGEST_CHAIN) {
                throw new RuleFault(place, "This expression is too long.");
            }
            if (dialect == Dialect.OWN && operator.isLogical() && before != null && before.isLogical()
                    && before != operator) {
                throw new RuleFault(place, "AND and OR mix here; say with parentheses what belongs together.");
            }
            left = new Binary(place, operator, left, expression(operator.rank() + 1));
            before = operator;
        }
        depth--;
        return left;
    }

    private Operator operator() {
        Token token = token();
        if (token.isWord("AND") || token.is("&&")) {
            return Operator.AND;
        }
        if (token.isWord("OR") || token.is("||")) {
            return Operator.OR;
        }
        if (token.kind() == Kind.SIGN) {
            for (Operator operator : Operator.values()) {
                if (operator.sign().equals(token.text())) {
                    return operator;
                }
            }
        }
        return null;
    }

    private Expression unary() throws RuleFault {
        Token token = token();
        boolean not = token.isWord("NOT") || token.is("!");
        if (!not && !token.is("-")) {
            return primary();
        }
        next++;
        deeper();
        Expression value = unary();
        depth--;
        return not ? new Not(token.at(), value) : new Negative(token.at(), value);
    }

    private Expression primary() throws RuleFault {
        Token token = token();
        switch (token.kind()) {
            case NUMBER :
                return new Number(token.at(), number());
            case TEXT :
                next++;
                return new Text(token.at(), token.text());
            case CHARACTER :
                next++;
                return new Number(token.at(), token.text().charAt(0));
            case STANDARD_FIELD :
                next++;
                return new Field(token.at(), token.text(), true);
            case FIELD :
                next++;
                return new Field(token.at(), token.text(), false);
            case LOCAL_FIELD :
                throw new RuleFault(token.at(), "Items are known by their standard names here: write #S\"...\".");
            case NAME :
                return named(token);
            default :
                if (token.is("(")) {
                    return inParentheses();
                }
                throw unexpected("a value");
        }
    }

    private Expression named(Token token) throws RuleFault {
        String name = name();
        if (token().is("(")) {
            return call(token.at(), name);
        }
        if (token().is("[")) {
            next++;
            Expression index = expression(1);
            expect("]");
            return new Element(token.at(), name, index);
        }
        return new Name(token.at(), name);
    }

    private Call call(Place place, String name) throws RuleFault {
        expect("(");
        List<Expression> arguments = new ArrayList<>(4);
        if (!token().is(")")) {
            do {
                arguments.add(expression(1));
            } while (comma());
        }
        expect(")");
        return new Call(place, name, List.copyOf(arguments));
    }

    private boolean comma() {
        if (token().is(",")) {
            next++;
            return true;
        }
        return false;
    }

    private String name() throws RuleFault {
        if (token().kind() != Kind.NAME || isKeyword(token())) {
            throw unexpected("a name");
        }
        return advance().text();
    }

    private int number() throws RuleFault {
        Token token = advance();
        if (token.kind() != Kind.NUMBER || !token.text().matches("\\d{1,10}")
                || Long.parseLong(token.text()) > Integer.MAX_VALUE) {
            throw new RuleFault(token.at(), token.shown() + " is no whole number below " + Integer.MAX_VALUE + ".");
        }
        return Integer.parseInt(token.text());
    }

    private void semicolon() throws RuleFault {
        expect(";");
    }

    private Token expect(String sign) throws RuleFault {
        if (!token().is(sign)) {
            throw unexpected("\"" + sign + "\"");
        }
        return advance();
    }

    private RuleFault unexpected(String wanted) {
        return new RuleFault(token().at(), "Here stands " + token().shown() + " where " + wanted + " should be.");
    }

    private void deeper() throws RuleFault {
        if (++depth > DEEPEST) {
            throw new RuleFault(token().at(), "This is nested too deeply.");
        }
    }

    private Token token() {
        return tokens.get(next);
    }

    private Token advance() {
        Token token = tokens.get(next);
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }
}
