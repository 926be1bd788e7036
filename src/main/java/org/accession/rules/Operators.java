package org.accession.rules;

import org.accession.rules.Code.OfNumber;
import org.accession.rules.Expression.Binary;

/** What the operators do. */
final class Operators {

    private Operators() {}

    static OfNumber code(Binary binary, OfNumber left, OfNumber right) throws RuleFault {
        Operator operator = binary.operator();
        if (left instanceof ConstantNumber one && right instanceof ConstantNumber other) {
            if (other.number() == 0 && (operator == Operator.DIVIDED || operator == Operator.REST)) {
                throw new RuleFault(binary.at(), "This divides by zero.");
            }
            return new ConstantNumber(closure(operator, one, other).value(null));
        }
        if (right instanceof ConstantNumber constant && operator.compares()) {
            return compared(operator, left, constant.number());
        }
        return closure(operator, left, right);
    }

    private static OfNumber closure(Operator operator, OfNumber left, OfNumber right) {
        return switch (operator) {
            case AND -> run -> left.value(run) != 0 && right.value(run) != 0 ? 1 : 0;
            case OR -> run -> left.value(run) != 0 || right.value(run) != 0 ? 1 : 0;
            case EQUAL -> run -> left.value(run) == right.value(run) ? 1 : 0;
            case NOT_EQUAL -> run -> left.value(run) != right.value(run) ? 1 : 0;
            case LESS -> run -> left.value(run) < right.value(run) ? 1 : 0;
            case LESS_OR_EQUAL -> run -> left.value(run) <= right.value(run) ? 1 : 0;
            case GREATER -> run -> left.value(run) > right.value(run) ? 1 : 0;
            case GREATER_OR_EQUAL -> run -> left.value(run) >= right.value(run) ? 1 : 0;
            case PLUS -> run -> left.value(run) + right.value(run);
            case MINUS -> run -> left.value(run) - right.value(run);
            case TIMES -> run -> left.value(run) * right.value(run);
            case DIVIDED -> run -> left.value(run) / divisor(right.value(run));
            case REST -> run -> left.value(run) % divisor(right.value(run));
        };
    }

    /** All of the parts for AND, any for OR; the first that decides is the last that is asked. */
    static OfNumber chain(Operator operator, OfNumber... parts) {
        if (parts.length == 2) {
            return closure(operator, parts[0], parts[1]);
        }
        boolean all = operator == Operator.AND;
        return run -> {
            for (OfNumber part : parts) {
                if (part.value(run) == 0 == all) {
                    return all ? 0 : 1;
                }
            }
            return all ? 1 : 0;
        };
    }

    private static OfNumber compared(Operator operator, OfNumber left, int right) {
        if (left instanceof NumberVariable variable) {
            return compared(operator, variable.slot(), right);
        }
        return switch (operator) {
            case EQUAL -> run -> left.value(run) == right ? 1 : 0;
            case NOT_EQUAL -> run -> left.value(run) != right ? 1 : 0;
            case LESS -> run -> left.value(run) < right ? 1 : 0;
            case LESS_OR_EQUAL -> run -> left.value(run) <= right ? 1 : 0;
            case GREATER -> run -> left.value(run) > right ? 1 : 0;
            default -> run -> left.value(run) >= right ? 1 : 0;
        };
    }

    private static OfNumber compared(Operator operator, int slot, int right) {
        return switch (operator) {
            case EQUAL -> run -> run.numbers[slot] == right ? 1 : 0;
            case NOT_EQUAL -> run -> run.numbers[slot] != right ? 1 : 0;
            case LESS -> run -> run.numbers[slot] < right ? 1 : 0;
            case LESS_OR_EQUAL -> run -> run.numbers[slot] <= right ? 1 : 0;
            case GREATER -> run -> run.numbers[slot] > right ? 1 : 0;
            default -> run -> run.numbers[slot] >= right ? 1 : 0;
        };
    }

    private static int divisor(int value) {
        if (value == 0) {
            throw new RunFault("The rule divides by zero.");
        }
        return value;
    }
}
