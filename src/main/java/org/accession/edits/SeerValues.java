package org.accession.edits;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;

import org.accession.rules.RunFault;

/** How values of SEER's notation are compared and added: what is missing equals only itself, and is less than all else. */
final class SeerValues {

    private SeerValues() {}

    static boolean isTrue(Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value instanceof Integer number) {
            return number != 0;
        }
        if (value instanceof String text) {
            return !text.isEmpty();
        }
        if (value instanceof Collection<?> list) {
            return !list.isEmpty();
        }
        return value instanceof Map<?, ?> map ? !map.isEmpty() : value != null;
    }

    static boolean same(Object one, Object other) {
        return Objects.equals(one, other);
    }

    static int order(Object one, Object other) {
        if (one == null || other == null) {
            return (one == null ? 0 : 1) - (other == null ? 0 : 1);
        }
        if (one instanceof Integer left && other instanceof Integer right) {
            return Integer.compare(left, right);
        }
        if (one instanceof String left && other instanceof String right) {
            return left.compareTo(right);
        }
        throw new RunFault("The edit compares a text with a number.");
    }

    static int number(Object value) {
        if (value instanceof Integer number) {
            return number;
        }
        throw new RunFault("The edit calculates with something that is no number, or is missing.");
    }
}
