package org.accession.rules;

import java.util.List;
import java.util.Map;

import org.accession.rules.Code.OfNumber;
import org.accession.rules.Code.OfText;
import org.accession.rules.Expression.Call;
import org.accession.rules.Functions.Form;
import org.accession.rules.Variables.Variable;

import static org.accession.rules.Functions.taking;

/** The calls of the Collaborative Stage library that edits make by EXTERNALDLL. */
final class StagingFunctions {

    private StagingFunctions() {}

    static void addTo(Map<String, Form> forms) {
        forms.put("EXTERNALDLL", taking(2, 6, StagingFunctions::call));
    }

    private static Code call(Call call, Compiler compiler) throws RuleFault {
        List<Expression> arguments = call.arguments();
        String function = compiler.constant(arguments.get(1));
        int given = arguments.size() - 2;
        if (function.equals("CStage_get_version") && given == 1) {
            return told(arguments.get(2), run -> run.staging().version(), compiler);
        }
        if (function.equals("CStage_get_number_of_schemas") && given == 0) {
            return (OfNumber) run -> run.staging().schemas();
        }
        if (function.equals("CStage_get_schema_number") && given == 3) {
            OfText site = compiler.text(arguments.get(2));
            OfText histology = compiler.text(arguments.get(3));
            OfText discriminator = compiler.text(arguments.get(4));
            return (OfNumber) run -> run.schema(site.value(run), histology.value(run),
                    discriminator.value(run));
        }
        if (function.equals("CStage_get_schema_name") && given == 2) {
            OfNumber schema = compiler.number(arguments.get(2));
            return told(arguments.get(3), run -> run.staging().schemaName(schema.value(run)), compiler);
        }
        if (function.equals("CStage_code_is_valid") && given == 4) {
            OfNumber schema = compiler.number(arguments.get(2));
            OfNumber table = compiler.number(arguments.get(3));
            OfText code = compiler.text(arguments.get(5));
            return (OfNumber) run -> run.staging().hasCode(schema.value(run), table.value(run), code.value(run));
        }
        throw new RuleFault(call.at(), "The library has no function " + function + " with " + given + " arguments.");
    }

    /** A text that the library writes into a variable. */
    private static OfNumber told(Expression into, OfText told, Compiler compiler) throws RuleFault {
        Variable variable = compiler.textVariable(into);
        return run -> {
            run.texts[variable.slot()] = TextFunctions.start(told.value(run), variable.room());
            return 1;
        };
    }
}
