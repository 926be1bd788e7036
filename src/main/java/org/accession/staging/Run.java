package org.accession.staging;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import org.accession.staging.Step.Named;

/** One case on its way through a schema: its values by slot, and what happened to them. */
final class Run {

    final String[] values;
    final List<StagingFault> faults = new ArrayList<>(2);
    final List<Step> steps = new ArrayList<>(24);
    private final Keys keys;
    private final Names names;
    /** The slots whose value is wrong or missing for a fault that is told already. */
    private final BitSet unsettled = new BitSet(0);

    Run(Keys keys, Names names) {
        this.keys = keys;
        this.names = names;
        values = new String[keys.size()];
    }

    /** What a written value stands for; blank if it refers to a value that is absent. */
    String resolve(String written, int reference) {
        if (reference == Keys.NONE) {
            return written;
        }
        return values[reference] == null ? "" : values[reference];
    }

    void fault(StagingFault fault) {
        faults.add(fault);
    }

    /** What is in the slot is wrong, or could not be told: a fault of the look-ups that want it follows from this one. */
    void unsettle(int slot) {
        unsettled.set(slot);
    }

    boolean isUnsettled(int slot) {
        return unsettled.get(slot);
    }

    boolean hasUnsettled() {
        return !unsettled.isEmpty();
    }

    /** A table has told what is in the slot, from values that were right or were not. */
    void settle(int slot, boolean right) {
        unsettled.set(slot, !right);
    }

    /** The values with which the table is asked, under the names that they have outside of it. */
    List<Named> read(LookupTable table, TablePlan path) {
        int[] inputs = table.inputs();
        Named[] read = new Named[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            String value = values[inputs[i]];
            read[i] = new Named(keys.name(path.outside(inputs[i])), table.inputWords(i), value == null ? "" : value);
        }
        return List.of(read);
    }

    /** The values with which the table is asked, as one text. */
    String asked(LookupTable table, TablePlan path) {
        StringBuilder asked = new StringBuilder();
        for (int i = 0; i < table.inputs().length; i++) {
            String value = values[table.inputs()[i]];
            asked.append(asked.isEmpty() ? "" : ", ")
                    .append(name(path.outside(table.inputs()[i]), table.inputWords(i))).append(' ')
                    .append(value == null || value.isBlank() ? "blank" : value);
        }
        return asked.isEmpty() ? "this case" : asked.toString();
    }

    String key(int slot) {
        return keys.name(slot);
    }

    /**
     * What a coder calls the key of the slot.
     *
     * @param column what a table calls it, or null
     */
    String name(int slot, String column) {
        return names.of(keys.name(slot), column);
    }
}
