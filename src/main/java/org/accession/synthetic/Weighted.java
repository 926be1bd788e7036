package org.accession.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Choices, each as likely as its share of the sum of the weights. */
final class Weighted<T> {

    private final List<T> choices;
    private final double[] upTo;

    private Weighted(List<T> choices, double[] upTo) {
        this.choices = choices;
        this.upTo = upTo;
    }

    /** The choices with a weight above zero. */
    static <T> Weighted<T> of(List<T> choices, ToDoubleFunction<T> weight) {
        List<T> possible = new ArrayList<>();
        double[] upTo = new double[choices.size()];
        double sum = 0;
        for (T choice : choices) {
            double share = weight.applyAsDouble(choice);
            if (share > 0) {
                sum += share;
                upTo[possible.size()] = sum;
                possible.add(choice);
            }
        }
        return new Weighted<>(List.copyOf(possible), upTo);
    }

    /** Codes with whole weights, written {@code 1:78 0:20 9:2}; a code without a weight weighs 1. */
    static Weighted<String> parse(String codes) {
        record Code(String code, double weight) {}
        List<Code> parsed = new ArrayList<>();
        for (String part : codes.trim().split(" +")) {
            int colon = part.indexOf(':');
            parsed.add(colon < 0
                    ? new Code(part, 1)
                    : new Code(part.substring(0, colon), Double.parseDouble(part.substring(colon + 1))));
        }
        Weighted<Code> weighted = of(parsed, Code::weight);
        return new Weighted<>(weighted.choices.stream().map(Code::code).toList(), weighted.upTo);
    }

    List<T> choices() {
        return choices;
    }

    boolean isEmpty() {
        return choices.isEmpty();
    }

    double sum() {
        return choices.isEmpty() ? 0 : upTo[choices.size() - 1];
    }

    /** One of the choices; there must be one. */
    T pick(Chance chance) {
        double at = chance.real() * sum();
        int low = 0;
        int high = choices.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at < upTo[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return choices.get(low);
    }
}
