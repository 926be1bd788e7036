package org.accession.edits;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.accession.edits.TranslatedToken.Kind;
import org.accession.rules.Expression;
import org.accession.rules.Expression.Call;
import org.accession.rules.Expression.Name;
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

    private final TranslatedTokens tokens;
    private final TranslatedExpressions values;
    private final Set<String> columns;

    /**
     * @param texts turns values in texts into placeholders
     * @param calls knows the tables and their indexes
     */
    TranslatedParser(String source, TranslatedTexts texts, TranslatedCalls calls) throws RuleFault {
        List<TranslatedToken> all = TranslatedLexer.tokens(source);
        tokens = new TranslatedTokens(all);
        values = new TranslatedExpressions(tokens, texts, calls);
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
                Expression condition = values.inParentheses();
                into.add(new While(token.at(), condition, body()));
            }
            case "return" -> {
                tokens.skip(1);
                into.add(new Return(token.at(), verdict(values.expression())));
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
        Expression condition = values.inParentheses();
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
                into.add(new Assignment(place, name, values.expression()));
            }
        } while (tokens.token().is(","));
    }

    private void action(List<Statement> into) throws RuleFault {
        Place place = tokens.token().at();
        Expression value = values.call();
        if (value instanceof Call call && !call.function().equals("RESET_LOCAL_CONTEXT")
                && !call.function().equals("NOOP")) {
            into.add(new Action(place, call));
        }
    }

    private Statement assignment() throws RuleFault {
        Place place = tokens.token().at();
        String name = tokens.name();
        if (tokens.passed("[")) {
            Expression index = values.expression();
            tokens.expect("]");
            tokens.expect("=");
            return new ElementAssignment(place, name, index, values.expression());
        }
        tokens.expect("=");
        return new Assignment(place, name, values.expression());
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
