package org.accession.rules;

import java.time.Clock;
import java.util.Arrays;

import org.accession.rules.Condition.Shared;
import org.accession.rules.Condition.SharedNumber;

/**
 * Records side by side, at most 64, each a bit. Conditions that rules begin with are asked of all of them at once, and
 * once for all rules that ask them: most rules pass a record by these alone. Not for use by several threads.
 */
public final class Batch {

    /** So many records at most. */
    public static final int MOST = 64;

    /** Of fewer records than these it costs more to ask beforehand than to run the rules. */
    private static final int WORTH_IT = 4;

    private final Run[] runs = new Run[MOST];
    private int size;
    private int round;
    private long all;
    private long passing;
    private long[] holding = new long[0];
    private int[] asked = new int[0];
    private final Columns<long[]> codes = new Columns<>(() -> new long[MOST]);
    private final Columns<int[]> numbers = new Columns<>(() -> new int[MOST]);

    /**
     * @param clock says what day it is
     * @param staging answers calls of Collaborative Stage, or null if there is nothing to answer them
     */
    public Batch(Clock clock, CollaborativeStage staging) {
        for (int i = 0; i < MOST; i++) {
            runs[i] = new Run(clock, staging);
        }
    }

    /** Begins with so many records, on which the runs are set. */
    public void begin(int records) {
        size = records;
        all = records == MOST ? -1 : (1L << records) - 1;
        round++;
    }

    /** The run of a record, by its place from 0. */
    public Run run(int record) {
        return runs[record];
    }

    /** The records, as bits, that the rule must be applied to; it passes the others. */
    public long open(Rule rule) {
        if (size < WORTH_IT || rule.decision() == Decision.NONE) {
            return all;
        }
        passing = 0;
        try {
            rule.decision().goingOn(this, all);
            return all & ~passing;
        } catch (RunFault fault) {
            // Then the rule itself tells of it.
            return all;
        }
    }

    int size() {
        return size;
    }

    long all() {
        return all;
    }

    void pass(long records) {
        passing |= records;
    }

    long holding(Shared condition) {
        int number = condition.number();
        if (number >= asked.length) {
            int length = Math.max(number + 1, asked.length * 2);
            holding = Arrays.copyOf(holding, length);
            asked = Arrays.copyOf(asked, length);
        }
        if (asked[number] != round) {
            holding[number] = condition.condition().holding(this);
            asked[number] = round;
        }
        return holding[number];
    }

    /** The value of an item in each record, as a number if it is short. */
    long[] codes(FieldText field) {
        long[] column = codes.of(field.ordinal(), round);
        if (column == null) {
            column = codes.begin(field.ordinal(), round);
            for (int i = 0; i < size; i++) {
                column[i] = runs[i].code(field);
            }
        }
        return column;
    }

    /** A number of each record. */
    int[] numbers(SharedNumber number) {
        int[] column = numbers.of(number.number(), round);
        if (column == null) {
            column = numbers.begin(number.number(), round);
            for (int i = 0; i < size; i++) {
                column[i] = number.code().value(runs[i]);
            }
        }
        return column;
    }
}
