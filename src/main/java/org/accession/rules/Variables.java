package org.accession.rules;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.accession.rules.Statement.Declaration;
import org.accession.rules.Statement.Type;

/** The variables of a rule. Their names are the same in any case, and one may be declared again. */
final class Variables {

    /** A variable; texts and numbers are counted apart. */
    record Variable(Type type, String name, int slot, int room) {

        boolean isText() {
            return type != Type.NUMBER;
        }
    }

    private final Map<String, Variable> byName = new LinkedHashMap<>();
    private int texts;
    private int numbers;

    Variable declare(Declaration declaration) throws RuleFault {
        String name = declaration.name().toLowerCase(Locale.ROOT);
        Variable before = byName.get(name);
        boolean number = declaration.type() == Type.NUMBER
                || declaration.type() == Type.TEXT && declaration.size() == 0;
        if (before != null && before.isText() == number) {
            throw new RuleFault(declaration.at(), "The variable " + declaration.name()
                    + " was declared before with another type.");
        }
        int slot = before != null ? before.slot() : number ? numbers++ : texts++;
        // The column of a table has the room that its values need.
        int room = declaration.size() == 0 ? Integer.MAX_VALUE : declaration.size();
        Type type = number ? Type.NUMBER : declaration.type();
        Variable variable = new Variable(type, declaration.name(), slot, room);
        byName.put(name, variable);
        return variable;
    }

    Variable find(String name) {
        return byName.get(name.toLowerCase(Locale.ROOT));
    }

    Iterable<Variable> all() {
        return byName.values();
    }

    int texts() {
        return texts;
    }

    int numbers() {
        return numbers;
    }
}
