package org.accession.rules;

import org.accession.rules.Code.OfNumber;

/** A condition over the records of a batch, each a bit. */
interface Condition {

    long holding(Batch batch);

    static Condition both(Condition one, Condition other) {
        return batch -> {
            long first = one.holding(batch);
            return first == 0 ? 0 : first & other.holding(batch);
        };
    }

    static Condition either(Condition one, Condition other) {
        return batch -> {
            long first = one.holding(batch);
            return first == batch.all() ? first : first | other.holding(batch);
        };
    }

    static Condition not(Condition one) {
        return batch -> batch.all() & ~one.holding(batch);
    }

    /** A condition that several rules ask: it has a number, and is asked once of each batch. */
    record Shared(int number, Condition condition) implements Condition {

        @Override
        public long holding(Batch batch) {
            return batch.holding(this);
        }
    }

    /** Any condition, record by record. */
    record OneByOne(OfNumber code) implements Condition {

        @Override
        public long holding(Batch batch) {
            long holding = 0;
            for (int i = 0; i < batch.size(); i++) {
                holding |= code.value(batch.run(i)) != 0 ? 1L << i : 0;
            }
            return holding;
        }
    }

    /** Whether an item is in a list. */
    record InList(FieldInList code) implements Condition {

        @Override
        public long holding(Batch batch) {
            long[] values = batch.codes(code.field());
            long holding = 0;
            for (int i = 0; i < batch.size(); i++) {
                holding |= code.holds(values[i], batch.run(i)) ? 1L << i : 0;
            }
            return holding;
        }
    }

    /** Whether an item is blank. */
    record Blank(FieldText field) implements Condition {

        @Override
        public long holding(Batch batch) {
            long[] values = batch.codes(field);
            long holding = 0;
            for (int i = 0; i < batch.size(); i++) {
                holding |= values[i] == ShortText.BLANK ? 1L << i : 0;
            }
            return holding;
        }
    }

    /** How a number lies to another that is the same for all. */
    record Compared(Operator operator, SharedNumber left, int right) implements Condition {

        @Override
        public long holding(Batch batch) {
            int[] values = batch.numbers(left);
            long below = 0;
            long same = 0;
            for (int i = 0; i < batch.size(); i++) {
                below |= values[i] < right ? 1L << i : 0;
                same |= values[i] == right ? 1L << i : 0;
            }
            return batch.all() & switch (operator) {
                case EQUAL -> same;
                case NOT_EQUAL -> ~same;
                case LESS -> below;
                case LESS_OR_EQUAL -> below | same;
                case GREATER -> ~(below | same);
                default -> ~below;
            };
        }
    }

    /** A number that several conditions compare: it has a number, and is worked out once for each batch. */
    record SharedNumber(int number, OfNumber code) {}
}
