package org.accession.rules;

/** Whether an item has no value but blanks. */
record FieldIsBlank(FieldText field) implements Code.OfNumber {

    @Override
    public int value(Run run) {
        return run.isBlank(field) ? 1 : 0;
    }
}
