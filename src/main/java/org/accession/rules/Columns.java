package org.accession.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Something of each record of a batch, side by side in memory; by a number, and made once a round. */
final class Columns<T> {

    private final Supplier<T> empty;
    private final List<T> columns = new ArrayList<>();
    private int[] rounds = new int[0];

    Columns(Supplier<T> empty) {
        this.empty = empty;
    }

    /** The column, if it was made in this round; else null. */
    T of(int number, int round) {
        return number < rounds.length && rounds[number] == round ? columns.get(number) : null;
    }

    /** The column, to be filled. */
    T begin(int number, int round) {
        if (number >= rounds.length) {
            rounds = Arrays.copyOf(rounds, Math.max(number + 1, rounds.length * 2));
        }
        while (columns.size() <= number) {
            columns.add(null);
        }
        if (columns.get(number) == null) {
            columns.set(number, empty.get());
        }
        rounds[number] = round;
        return columns.get(number);
    }
}
