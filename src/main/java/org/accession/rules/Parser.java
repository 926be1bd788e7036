package org.accession.rules;

import java.util.ArrayList;
import java.util.List;

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

    private final Tokens tokens;
    private final ExpressionParser values;

    private Parser(Tokens tokens, Dialect dialect) {
        this.tokens = tokens;
        values = new ExpressionParser(tokens, dialect);
    }

    /**
     * The tree of a source.
     *
     * @throws RuleFault if it is no rule of the dialect
     */
    public static List<Statement> parse(String source, Dialect dialect) throws RuleFault {
        Parser parser = new Parser(new Tokens(Lexer.tokens(source, dialect)), dialect);
        if (dialect == Dialect.OWN && !parser.beginsStatement()) {
            return parser.bareExpression();
        }
        List<Statement> statements = new ArrayList<>();
        while (!parser.tokens.isAtEnd()) {
            parser.statement(statements);
        }
        if (statements.isEmpty()) {
            throw new RuleFault(parser.tokens.token().at(), "There is nothing here.");
        }
        return statements;
    }

    private List<Statement> bareExpression() throws RuleFault {
        Place place = tokens.token().at();
        Expression value = values.expression();
        if (!tokens.isAtEnd()) {
            throw tokens.unexpected("the end");
        }
        return List.of(new Return(place, value));
    }

    private boolean beginsStatement() {
        Token first = tokens.token();
        Token second = tokens.ahead(1);
        return first.is("{") || first.is(";") || first.isKeyword() || type(first) != null || second.is("=")
                || first.kind() == Kind.NAME && endsCall() || first.kind() == Kind.NAME && second.is("[");
    }

    /** Whether the call that begins here is ended by a semicolon, and so is a step. */
    private boolean endsCall() {
        int open = 0;
        for (int i = 1; tokens.ahead(i).kind() != Kind.END; i++) {
            open += tokens.ahead(i).is("(") ? 1 : tokens.ahead(i).is(")") ? -1 : 0;
            if (open <= 0) {
                return i > 1 && tokens.ahead(i + 1).is(";");
            }
        }
        return false;
    }

    private static Type type(Token token) {
        if (token.isWord("int") || token.isWord("long")) {
            return Type.NUMBER;
        }
        return token.isWord("char") ? Type.TEXT : token.isWord("tablevar") ? Type.COLUMN : null;
    }

    private void statement(List<Statement> into) throws RuleFault {
        tokens.deeper();
        Token token = tokens.token();
        if (token.is(";")) {
            tokens.advance();
        } else if (token.is("{")) {
            block(into);
        } else if (token.isWord("IF")) {
            into.add(conditional());
        } else if (token.isWord("WHILE")) {
            tokens.advance();
            Expression condition = values.inParentheses();
            into.add(new While(token.at(), condition, body()));
        } else if (token.isWord("RETURN")) {
            tokens.advance();
            Expression value = values.expression();
            tokens.expect(";");
            into.add(new Return(token.at(), value));
        } else if (token.isWord("FUNCTION")) {
            into.add(function());
        } else if (type(token) != null) {
            declarations(into);
        } else if (token.kind() == Kind.NAME) {
            into.add(action());
        } else {
            throw tokens.unexpected("a statement");
        }
        tokens.shallower();
    }

    private void block(List<Statement> into) throws RuleFault {
        Token open = tokens.expect("{");
        while (!tokens.token().is("}")) {
            if (tokens.isAtEnd()) {
                throw new RuleFault(open.at(), "This { has no }.");
            }
            statement(into);
        }
        tokens.advance();
    }

    private List<Statement> body() throws RuleFault {
        List<Statement> body = new ArrayList<>(4);
        statement(body);
        return body;
    }

    private Statement conditional() throws RuleFault {
        Place place = tokens.advance().at();
        Expression condition = values.inParentheses();
        List<Statement> then = body();
        List<Statement> otherwise = List.of();
        if (tokens.token().isWord("ELSE")) {
            tokens.advance();
            otherwise = body();
        }
        return new If(place, condition, then, otherwise);
    }

    private Statement function() throws RuleFault {
        Place place = tokens.advance().at();
        String name = tokens.name();
        tokens.expect("(");
        tokens.expect(")");
        List<Statement> body = new ArrayList<>();
        block(body);
        return new Function(place, name, body);
    }

    private void declarations(List<Statement> into) throws RuleFault {
        Type type = type(tokens.advance());
        do {
            Place place = tokens.token().at();
            String name = tokens.name();
            int size = 0;
            if (tokens.passed("[")) {
                size = tokens.number();
                tokens.expect("]");
            }
            into.add(new Declaration(place, type, name, size));
        } while (tokens.passed(","));
        tokens.expect(";");
    }

    private Statement action() throws RuleFault {
        Place place = tokens.token().at();
        String name = tokens.name();
        Statement statement;
        if (tokens.token().is("(")) {
            statement = new Action(place, values.call(place, name));
        } else if (tokens.passed("[")) {
            Expression index = values.expression();
            tokens.expect("]");
            tokens.expect("=");
            statement = new ElementAssignment(place, name, index, values.expression());
        } else if (tokens.passed("=")) {
            statement = new Assignment(place, name, values.expression());
        } else {
            throw tokens.unexpected("=, [ or (");
        }
        tokens.expect(";");
        return statement;
    }
}
