package org.accession.rules;

/** A variable that holds a number. */
record NumberVariable(int slot) implements Code.OfNumber {

    @Override
    public int value(Run run) {
        return run.numbers[slot];
    }
}
