package org.accession.edits;

import java.util.ArrayList;
import java.util.List;

import org.accession.edits.TranslatedToken.Kind;
import org.accession.rules.RuleFault;

/** Reads the steps of an edit in SEER's notation and makes closures of them at once. */
final class SeerParser {

    private final SeerScope scope;
    private final SeerExpressions expressions;
    private final TranslatedTokens tokens;

    SeerParser(String source, SeerScope scope) throws RuleFault {
        this.scope = scope;
        tokens = new TranslatedTokens(TranslatedLexer.tokens(source));
        expressions = new SeerExpressions(tokens, scope, this);
    }

    SeerProgram program() throws RuleFault {
        List<SeerCode.Step> steps = new ArrayList<>();
        while (tokens.token().kind() != Kind.END) {
            step(steps);
        }
        return new SeerProgram(inOrder(steps), scope.variables(), scope.items());
    }

    /** A table: one value. Published tables have brackets behind it that close nothing. */
    SeerProgram table() throws RuleFault {
        SeerCode table = expressions.expression();
        while (tokens.passed("]")) {
            // closes nothing
        }
        if (tokens.token().kind() != Kind.END) {
            throw tokens.unexpected("the end");
        }
        return new SeerProgram(run -> {
            run.result = table.value(run);
            return true;
        }, scope.variables(), scope.items());
    }

    /** The steps up to a brace, which is passed. */
    SeerCode.Step block() throws RuleFault {
        List<SeerCode.Step> steps = new ArrayList<>();
        while (!tokens.passed("}")) {
            step(steps);
        }
        return inOrder(steps);
    }

    private static SeerCode.Step inOrder(List<SeerCode.Step> steps) {
        SeerCode.Step[] all = steps.toArray(SeerCode.Step[]::new);
        return run -> {
            for (SeerCode.Step step : all) {
                if (step.ends(run)) {
                    return true;
                }
            }
            return false;
        };
    }

    private void step(List<SeerCode.Step> into) throws RuleFault {
        tokens.deeper();
        if (!tokens.passed(";")) {
            into.add(step());
        }
        tokens.shallower();
    }

    private SeerCode.Step step() throws RuleFault {
        if (tokens.passed("if")) {
            return choice();
        }
        if (tokens.passed("while")) {
            SeerCode condition = inParentheses();
            SeerCode.Step body = body();
            return run -> {
                while (SeerValues.isTrue(condition.value(run))) {
                    run.step();
                    if (body.ends(run)) {
                        return true;
                    }
                }
                return false;
            };
        }
        if (tokens.passed("for")) {
            return loop();
        }
        if (tokens.passed("return")) {
            SeerCode value = expressions.expression();
            return run -> {
                run.result = value.value(run);
                return true;
            };
        }
        if (isDeclaration()) {
            return declaration();
        }
        return change();
    }

    private SeerCode inParentheses() throws RuleFault {
        tokens.expect("(");
        SeerCode value = expressions.expression();
        tokens.expect(")");
        return value;
    }

    private SeerCode.Step body() throws RuleFault {
        if (tokens.passed("{")) {
            return block();
        }
        List<SeerCode.Step> one = new ArrayList<>();
        step(one);
        return inOrder(one);
    }

    private SeerCode.Step choice() throws RuleFault {
        SeerCode condition = inParentheses();
        SeerCode.Step then = body();
        SeerCode.Step otherwise = tokens.passed("else") ? body() : run -> false;
        return run -> SeerValues.isTrue(condition.value(run)) ? then.ends(run) : otherwise.ends(run);
    }

    private SeerCode.Step loop() throws RuleFault {
        tokens.expect("(");
        int slot = scope.declare(tokens.name());
        tokens.expect("in");
        SeerCode all = expressions.expression();
        tokens.expect(")");
        SeerCode.Step body = body();
        return run -> {
            for (Object one : SeerMethods.list(all.value(run))) {
                run.variables[slot] = one;
                if (body.ends(run)) {
                    return true;
                }
            }
            return false;
        };
    }

    private boolean isDeclaration() {
        int behind = tokens.behindType();
        return behind > 0 && tokens.ahead(behind).kind() == Kind.NAME && tokens.ahead(behind + 1).is("=");
    }

    /** A variable without a value is null until it takes one. */
    private SeerCode.Step declaration() throws RuleFault {
        tokens.skip(tokens.behindType());
        int slot = scope.declare(tokens.name());
        tokens.expect("=");
        SeerCode value = expressions.expression();
        return run -> {
            run.variables[slot] = value.value(run);
            return false;
        };
    }

    /** A variable takes a value, or a value is made for what making it does; a closure answers the last one. */
    private SeerCode.Step change() throws RuleFault {
        String sign = tokens.token().kind() == Kind.NAME ? tokens.ahead(1).text() : "";
        if (tokens.ahead(1).kind() == Kind.SIGN && (sign.equals("=") || sign.equals("+=") || sign.equals("++"))) {
            String name = tokens.token().text();
            int slot = scope.variable(name).orElseThrow(() -> tokens.fault("There is no variable " + name + "."));
            tokens.skip(2);
            SeerCode value = sign.equals("++") ? run -> 1 : expressions.expression();
            return run -> {
                Object changed = value.value(run);
                run.variables[slot] = sign.equals("=")
                        ? changed
                        : (Object) (SeerValues.number(run.variables[slot]) + SeerValues.number(changed));
                return false;
            };
        }
        SeerCode value = expressions.expression();
        return run -> {
            run.result = value.value(run);
            return false;
        };
    }
}
