package org.accession.rules;

/** A number that is the same for every record. */
record ConstantNumber(int number) implements Code.OfNumber {

    @Override
    public int value(Run run) {
        return number;
    }
}
