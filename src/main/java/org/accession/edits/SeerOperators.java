package org.accession.edits;

import java.util.List;

/** What the operators of SEER's notation do. */
final class SeerOperators {

    private SeerOperators() {}

    static SeerCode either(SeerCode value, SeerCode otherwise) {
        return run -> {
            Object first = value.value(run);
            return SeerValues.isTrue(first) ? first : otherwise.value(run);
        };
    }

    static SeerCode choice(SeerCode condition, SeerCode then, SeerCode otherwise) {
        return run -> SeerValues.isTrue(condition.value(run)) ? then.value(run) : otherwise.value(run);
    }

    static SeerCode joined(String sign, SeerCode left, SeerCode right) {
        return switch (sign) {
            case "||" -> run -> SeerValues.isTrue(left.value(run)) || SeerValues.isTrue(right.value(run));
            case "&&" -> run -> SeerValues.isTrue(left.value(run)) && SeerValues.isTrue(right.value(run));
            case "==" -> run -> SeerValues.same(left.value(run), right.value(run));
            case "!=" -> run -> !SeerValues.same(left.value(run), right.value(run));
            case "==~" -> run -> SeerFunctions.matches(left.value(run), right.value(run));
            case "<" -> run -> SeerValues.order(left.value(run), right.value(run)) < 0;
            case "<=" -> run -> SeerValues.order(left.value(run), right.value(run)) <= 0;
            case ">" -> run -> SeerValues.order(left.value(run), right.value(run)) > 0;
            case ">=" -> run -> SeerValues.order(left.value(run), right.value(run)) >= 0;
            case "<<" -> run -> {
                List<Object> list = SeerMethods.list(left.value(run));
                list.add(right.value(run));
                return list;
            };
            case "+" -> run -> SeerValues.number(left.value(run)) + SeerValues.number(right.value(run));
            default -> run -> SeerValues.number(left.value(run)) - SeerValues.number(right.value(run));
        };
    }
}
