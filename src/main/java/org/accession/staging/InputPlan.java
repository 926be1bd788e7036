package org.accession.staging;

import org.accession.staging.Schema.OnInvalidInput;
import org.accession.staging.StagingFault.Kind;

/** An input of a schema made ready: fills in what stands for a blank and checks the code. */
final class InputPlan {

    private final SchemaInput input;
    private final int slot;
    private final Assignment standard;
    private final LookupTable standardTable;
    private final LookupTable table;
    private final boolean stops;

    InputPlan(SchemaInput input, OnInvalidInput onInvalid, Tables tables, Keys keys) {
        this.input = input;
        slot = keys.slot(input.key());
        standard = new Assignment(slot, input.standard(), keys.reference(input.standard()));
        standardTable = input.standard() == null ? tables.prepare(input.standardTable()) : null;
        table = tables.prepare(input.table());
        stops = onInvalid == OnInvalidInput.FAIL
                || onInvalid == OnInvalidInput.FAIL_WHEN_USED_FOR_STAGING && input.usedForStaging();
    }

    int slot() {
        return slot;
    }

    /** False if the case cannot be staged with this value. */
    boolean accept(Run run) {
        if (run.values[slot] == null && !fill(run)) {
            return true;
        }
        String value = run.values[slot];
        if (value.isEmpty() || allows(run)) {
            return true;
        }
        run.unsettle(slot);
        run.fault(StagingFault.of(input.usedForStaging() ? Kind.INVALID_REQUIRED_INPUT : Kind.INVALID_OTHER_INPUT,
                input.key(), input.table(), input.name() + " cannot be " + value + " in this schema."));
        return !stops;
    }

    /** Whether the code, with the other values of the case, is in the table of the input. */
    boolean allows(Run run) {
        return table == null || table.match(run.values) != LookupTable.NO_ROW;
    }

    private boolean fill(Run run) {
        if (standardTable == null) {
            standard.run(run);
            return true;
        }
        int row = standardTable.match(run.values);
        if (row != LookupTable.NO_ROW) {
            for (Endpoint endpoint : standardTable.endpoints(row)) {
                if (endpoint.kind() == Endpoint.Kind.VALUE && endpoint.slot() == slot) {
                    new Assignment(slot, endpoint.value(), endpoint.reference()).run(run);
                    return true;
                }
            }
        }
        run.unsettle(slot);
        run.fault(StagingFault.of(Kind.NO_ROW, input.key(), input.standardTable(),
                "The table " + standardTable.name() + " has no value for a blank " + input.name() + "."));
        return false;
    }
}
