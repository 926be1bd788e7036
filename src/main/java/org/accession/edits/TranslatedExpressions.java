package org.accession.edits;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.accession.edits.TranslatedToken.Kind;
import org.accession.rules.Expression;
import org.accession.rules.Expression.Binary;
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

/** Reads the values and conditions in translated logic. */
final class TranslatedExpressions {

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

    /**
     * @param texts turns values in texts into placeholders
     * @param calls knows the tables and their indexes
     */
    TranslatedExpressions(TranslatedTokens tokens, TranslatedTexts texts, TranslatedCalls calls) {
        this.tokens = tokens;
        this.texts = texts;
        this.calls = calls;
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

    /** A call, or what the original has in its place. */
    Expression call() throws RuleFault {
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
}
