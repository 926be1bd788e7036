package org.accession.staging;

import java.util.ArrayList;
import java.util.List;

import org.accession.staging.Step.Named;

/** One case on its way through a schema: its values by slot, and what happened to them. */
final class Run {

    final String[] values;
    final List<StagingFault> faults = new ArrayList<>(2);
    final List<Step> steps = new ArrayList<>(24);
    private final Keys keys;

    Run(Keys keys) {
        this.keys = keys;
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

    /** The values with which the table is asked, under the names that they have outside of it. */
    List<Named> read(LookupTable table, TablePlan path) {
        int[] inputs = table.inputs();
        Named[] read = new Named[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            String value = values[inputs[i]];
            read[i] = new Named(keys.name(path.outside(inputs[i])), value == null ? "" : value);
        }
        return List.of(read);
    }

    /** The values with which the table is asked, as one text. */
    String asked(LookupTable table) {
        StringBuilder asked = new StringBuilder();
        for (int slot : table.inputs()) {
            String value = values[slot];
            asked.append(asked.isEmpty() ? "" : ", ").append(keys.name(slot)).append(' ')
                    .append(value == null || value.isBlank() ? "blank" : value);
        }
        return asked.toString();
    }

    String name(int slot) {
        return keys.name(slot);
    }
}
