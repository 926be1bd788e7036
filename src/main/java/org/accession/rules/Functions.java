package org.accession.rules;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.accession.rules.Expression.Call;

/** The functions of the language by their names, in capitals. */
final class Functions {

    /** What makes the code of a call. */
    interface Form {
        Code compile(Call call, Compiler compiler) throws RuleFault;
    }

    private static final Map<String, Form> FORMS = new HashMap<>();

    static {
        TextFunctions.addTo(FORMS);
        ListFunctions.addTo(FORMS);
        DateFunctions.addTo(FORMS);
        LookupFunctions.addTo(FORMS);
        MessageFunctions.addTo(FORMS);
        StagingFunctions.addTo(FORMS);
    }

    private Functions() {}

    static Optional<Form> find(String name) {
        return Optional.ofNullable(FORMS.get(name));
    }

    /** The form, for calls with so many arguments only. */
    static Form taking(int fewest, int most, Form form) {
        return (call, compiler) -> {
            int given = call.arguments().size();
            if (given < fewest || given > most) {
                String wanted = fewest == most ? String.valueOf(fewest) : fewest + " to " + most;
                throw new RuleFault(call.at(), call.function() + " takes " + wanted + " arguments; here are " + given
                        + ".");
            }
            return form.compile(call, compiler);
        };
    }
}
