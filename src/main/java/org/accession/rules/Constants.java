package org.accession.rules;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The constants of the language. */
final class Constants {

    static final int RIGHT = 0;
    static final int LEFT = 1;
    static final int BOTH = 2;

    private static final Map<String, Integer> NUMBERS = Map.ofEntries(Map.entry("TRUE", 1), Map.entry("FALSE", 0),
            Map.entry("PASS", Compiler.PASS), Map.entry("FAIL", Compiler.FAIL), Map.entry("WARN", Compiler.WARN),
            Map.entry("RIGHT", RIGHT), Map.entry("LEFT", LEFT), Map.entry("BOTH", BOTH),
            Map.entry("DT_MIN", EditsDate.DT_MIN), Map.entry("DT_MAX", EditsDate.DT_MAX),
            Map.entry("DT_EXACT", EditsDate.DT_EXACT), Map.entry("DT_VALID", EditsDate.DT_VALID),
            Map.entry("DT_MISSING", EditsDate.DT_MISSING), Map.entry("DT_ERROR", EditsDate.DT_ERROR),
            Map.entry("DT_UNKNOWN", EditsDate.DT_UNKNOWN), Map.entry("DT_EMPTY", EditsDate.DT_EMPTY),
            Map.entry("DT_DAY_EMPTY", EditsDate.DT_DAY_EMPTY), Map.entry("DT_MONTH_EMPTY",
                    EditsDate.DT_MONTH_EMPTY));

    private Constants() {}

    static Optional<Code> find(String name) {
        String known = name.toUpperCase(Locale.ROOT);
        if (known.equals("DT_TODAY")) {
            return Optional.of((Code.OfText) run -> String.valueOf(run.today()));
        }
        return Optional.ofNullable(NUMBERS.get(known)).map(ConstantNumber::new);
    }
}
