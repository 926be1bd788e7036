package org.accession.rules;

/** Whether the value of an item is in a list of short values. */
record FieldInList(FieldText field, ValueList list) implements Code.OfNumber {

    @Override
    public int value(Run run) {
        return holds(run.code(field), run) ? 1 : 0;
    }

    /**
     * @param code the value as a number, as the run has it
     */
    boolean holds(long code, Run run) {
        return code != ShortText.NONE ? list.contains(code) : list.contains(run.plain(field));
    }
}
