package org.accession.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.accession.rules.Code.OfNumber;
import org.accession.rules.Code.OfText;
import org.accession.rules.Functions.Form;
import org.accession.rules.Statement.Type;
import org.accession.rules.Variables.Variable;

import static org.accession.rules.Functions.taking;

/** Looks rows up in tables. Each call gives the row's values to the variables that are named as the table's columns. */
final class LookupFunctions {

    private interface Access {
        int row(TableIndex index, String key);
    }

    /** A variable that takes the value of a column. */
    private record Target(int slot, int room, int column) {}

    private LookupFunctions() {}

    static void addTo(Map<String, Form> forms) {
        Access exact = TableIndex::find;
        Access floor = TableIndex::floor;
        forms.put("LOOKUP", taking(2, 2, byName((index, key) -> index.find(trimmed(key)))));
        forms.put("ILOOKUP", taking(2, 2, byName((index, key) -> index.find(trimmed(key)))));
        forms.put("RLOOKUP", taking(2, 2, byName(floor)));
        forms.put("SQLLOOKUP", taking(3, 3, byColumns(exact)));
        forms.put("SQLRANGELOOKUP", taking(3, 3, byColumns(floor)));
    }

    private static String trimmed(String key) {
        return key.substring(0, EditsDate.trimmed(key));
    }

    /** {@code LOOKUP(value, "TABLE.COLUMN")}, or as it was written once, {@code "TABLE.DBF.COLUMN"}. */
    private static Form byName(Access access) {
        return (call, compiler) -> {
            Expression place = call.arguments().get(1);
            String[] names = compiler.constant(place).split("\\.");
            if (names.length < 2 || names.length > 3) {
                throw new RuleFault(place.at(), "A column is named as \"TABLE.COLUMN\".");
            }
            LookupTable table = table(names[0], place, compiler);
            return code(table, names[names.length - 1], place, compiler.text(call.arguments().get(0)), access,
                    compiler);
        };
    }

    /** {@code SQLLOOKUP("TABLE", "COLUMN,COLUMN", value)}. */
    private static Form byColumns(Access access) {
        return (call, compiler) -> {
            Expression columns = call.arguments().get(1);
            LookupTable table = table(compiler.constant(call.arguments().get(0)), call.arguments().get(0), compiler);
            return code(table, compiler.constant(columns), columns, compiler.text(call.arguments().get(2)), access,
                    compiler);
        };
    }

    private static LookupTable table(String name, Expression at, Compiler compiler) throws RuleFault {
        return compiler.definitions().table(name)
                .orElseThrow(() -> new RuleFault(at.at(), "There is no lookup table " + name + "."));
    }

    private static OfNumber code(LookupTable table, String names, Expression at, OfText key, Access access,
            Compiler compiler) throws RuleFault {
        List<Integer> over = new ArrayList<>();
        for (String name : names.split(",")) {
            over.add(table.column(name.strip()).orElseThrow(() -> new RuleFault(at.at(), "The lookup table "
                    + table.name() + " has no column " + name.strip() + ".")));
        }
        Supplier<TableIndex> index = table.index(over.stream().mapToInt(Integer::intValue).toArray());
        Target[] targets = targets(table, compiler);
        return run -> {
            int row = access.row(index.get(), key.value(run));
            for (Target target : targets) {
                run.texts[target.slot()] = row < 0
                        ? ""
                        : TextFunctions.start(trimmed(table.value(row,
                                target.column())), target.room());
            }
            return row < 0 ? 0 : 1;
        };
    }

    private static Target[] targets(LookupTable table, Compiler compiler) {
        List<Target> targets = new ArrayList<>();
        for (Variable variable : compiler.variables().all()) {
            if (variable.type() == Type.COLUMN) {
                table.column(variable.name())
                        .ifPresent(column -> targets.add(new Target(variable.slot(), variable.room(), column)));
            }
        }
        return targets.toArray(Target[]::new);
    }
}
