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
import org.accession.rules.Token.Kind;

/** Reads values and conditions. */
final class ExpressionParser {

    /** Longer than any chain that a person wrote, and short enough for the stack. */
    private static final int LONGEST_CHAIN = 1000;

    private final Tokens tokens;
    private final Dialect dialect;

    ExpressionParser(Tokens tokens, Dialect dialect) {
        this.tokens = tokens;
        this.dialect = dialect;
    }

    Expression inParentheses() throws RuleFault {
        tokens.expect("(");
        Expression expression = expression(1);
        tokens.expect(")");
        return expression;
    }

    Expression expression() throws RuleFault {
        return expression(1);
    }

    /** A chain of values whose operators have at least this rank; equal ranks from left to right. */
    private Expression expression(int rank) throws RuleFault {
        tokens.deeper();
        Expression left = unary();
        Operator before = null;
        int length = 0;
        for (Operator operator = operator(); operator != null && operator.rank() >= rank; operator = operator()) {
            Place place = tokens.advance().at();
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
        tokens.shallower();
        return left;
    }

    private Operator operator() {
        Token token = tokens.token();
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
        Token token = tokens.token();
        boolean not = token.isWord("NOT") || token.is("!");
        if (!not && !token.is("-")) {
            return primary();
        }
        tokens.advance();
        tokens.deeper();
        Expression value = unary();
        tokens.shallower();
        return not ? new Not(token.at(), value) : new Negative(token.at(), value);
    }

    private Expression primary() throws RuleFault {
        Token token = tokens.token();
        switch (token.kind()) {
            case NUMBER :
                return new Number(token.at(), tokens.number());
            case TEXT :
                tokens.advance();
                return new Text(token.at(), token.text());
            case CHARACTER :
                tokens.advance();
                return new Number(token.at(), token.text().charAt(0));
            case STANDARD_FIELD :
                tokens.advance();
                return new Field(token.at(), token.text(), true);
            case FIELD :
                tokens.advance();
                return new Field(token.at(), token.text(), false);
            case LOCAL_FIELD :
                throw new RuleFault(token.at(), "Items are known by their standard names here: write #S\"...\".");
            case NAME :
                return named(token);
            default :
                if (token.is("(")) {
                    return inParentheses();
                }
                throw tokens.unexpected("a value");
        }
    }

    private Expression named(Token token) throws RuleFault {
        String name = tokens.name();
        if (tokens.token().is("(")) {
            return call(token.at(), name);
        }
        if (tokens.passed("[")) {
            Expression index = expression(1);
            tokens.expect("]");
            return new Element(token.at(), name, index);
        }
        return new Name(token.at(), name);
    }

    Call call(Place place, String name) throws RuleFault {
        tokens.expect("(");
        List<Expression> arguments = new ArrayList<>(4);
        if (!tokens.token().is(")")) {
            do {
                arguments.add(expression(1));
            } while (tokens.passed(","));
        }
        tokens.expect(")");
        return new Call(place, name, List.copyOf(arguments));
    }
}
