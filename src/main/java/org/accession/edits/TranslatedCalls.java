package org.accession.edits;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.accession.rules.Expression;
import org.accession.rules.Expression.Call;
import org.accession.rules.Expression.Name;
import org.accession.rules.Expression.Text;
import org.accession.rules.Place;
import org.accession.rules.RuleFault;

/** Calls as the original wrote them. */
final class TranslatedCalls {

    private static final String PREFIX = "GEN_";
    private static final String TABLE_PREFIX = "NAACCR_";
    private static final Set<String> BY_COLUMN = Set.of("LOOKUP", "ILOOKUP", "RLOOKUP");
    private static final Set<String> BY_COLUMNS = Set.of("SQLLOOKUP", "SQLRANGELOOKUP");

    /** The columns of each index, by its name. */
    private final Map<String, String> indexes;

    TranslatedCalls(Map<String, String> indexes) {
        this.indexes = indexes;
    }

    static String table(String name) {
        return name.startsWith(TABLE_PREFIX) ? name.substring(TABLE_PREFIX.length()) : name;
    }

    Expression original(Place at, String translated, List<Expression> arguments) throws RuleFault {
        String function = translated.startsWith(PREFIX) ? translated.substring(PREFIX.length()) : translated;
        if (function.equals("DT_TODAY")) {
            return new Name(at, function);
        }
        if (BY_COLUMN.contains(function)) {
            Text place = new Text(at, table(name(arguments.get(1))) + "." + columns(arguments.get(2)));
            return new Call(at, function, List.of(arguments.get(0), place));
        }
        if (BY_COLUMNS.contains(function)) {
            return new Call(at, function, List.of(new Text(at, table(name(arguments.get(0)))),
                    new Text(at, columns(arguments.get(1))), arguments.get(2)));
        }
        return new Call(at, function, patterns(function, arguments));
    }

    private static List<Expression> patterns(String function, List<Expression> arguments) throws RuleFault {
        int pattern = function.equals("MATCH") ? 1 : function.equals("INLIST") ? 2 : -1;
        if (pattern < 0 || arguments.size() <= pattern || !(arguments.get(pattern) instanceof Text expression)) {
            return arguments;
        }
        List<Expression> original = new ArrayList<>(arguments);
        try {
            original.set(pattern, new Text(expression.at(), TranslatedPattern.pattern(expression.value())));
        } catch (IllegalArgumentException e) {
            throw new RuleFault(expression.at(), e.getMessage());
        }
        return original;
    }

    private String columns(Expression index) throws RuleFault {
        String columns = indexes.get(name(index));
        if (columns == null) {
            throw new RuleFault(index.at(), "There is no index " + name(index) + ".");
        }
        return columns;
    }

    private static String name(Expression expression) throws RuleFault {
        if (expression instanceof Name name) {
            return name.name();
        }
        throw new RuleFault(expression.at(), "This must be a table or an index.");
    }
}
