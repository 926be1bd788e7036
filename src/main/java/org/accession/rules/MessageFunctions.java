package org.accession.rules;

import java.util.Map;

import org.accession.rules.Code.OfNumber;
import org.accession.rules.Code.OfText;
import org.accession.rules.Functions.Form;

import static org.accession.rules.Functions.taking;

/** What a rule has to say beside its verdict: a message by its number, or its text. */
final class MessageFunctions {

    private static final int MANY = 20;

    private interface Use {
        void of(Run run, String text);
    }

    private MessageFunctions() {}

    static void addTo(Map<String, Form> forms) {
        forms.put("ERROR_TEXT", taking(1, 1, saying(Run::message, Compiler.FAIL)));
        forms.put("ERROR_MSG", taking(1, 1, saying(Run::message, Compiler.FAIL)));
        Use error = (run, text) -> {
            run.add(text);
            run.fail();
        };
        Use warning = (run, text) -> {
            run.add(text);
            run.warn();
        };
        forms.put("SAVE_TEXT", taking(1, MANY, saying(error, Compiler.PASS)));
        forms.put("SAVE_ERROR_TEXT", taking(1, MANY, saying(error, Compiler.PASS)));
        forms.put("SET_ERROR", taking(1, MANY, saying(error, Compiler.PASS)));
        forms.put("SAVE_WARNING_TEXT", taking(1, MANY, saying(warning, Compiler.PASS)));
        forms.put("SET_WARNING", taking(1, MANY, saying(warning, Compiler.PASS)));
        forms.put("NOOP", taking(0, 0, (call, compiler) -> new ConstantNumber(1)));
    }

    private static Form saying(Use use, int answer) {
        return (call, compiler) -> {
            OfText[] texts = new OfText[call.arguments().size()];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = text(call.arguments().get(i), compiler);
            }
            return (OfNumber) run -> {
                for (OfText text : texts) {
                    use.of(run, text.value(run));
                }
                return answer;
            };
        };
    }

    private static OfText text(Expression argument, Compiler compiler) throws RuleFault {
        if (compiler.code(argument) instanceof OfText text) {
            return text;
        }
        if (!(compiler.number(argument) instanceof ConstantNumber number)) {
            throw new RuleFault(argument.at(), "A message is named by a number or a text.");
        }
        return new ConstantText(compiler.definitions().message(number.number())
                .orElseThrow(() -> new RuleFault(argument.at(), "There is no message " + number.number() + ".")));
    }
}
