package org.accession.edits;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.accession.rules.RunFault;

/** What an edit in SEER's notation works on: the tumors of one patient, its variables, and which tumors it blames. */
final class SeerRun {

    private static final int MOST_STEPS = 100_000;

    final Object[] variables;
    final List<SeerTumor> tumors;
    final int today;
    final Map<SeerTumor, Set<String>> blamed;
    Object result;
    private int steps;

    private SeerRun(int variables, List<SeerTumor> tumors, int today, Map<SeerTumor, Set<String>> blamed) {
        this.variables = new Object[variables];
        this.tumors = tumors;
        this.today = today;
        this.blamed = blamed;
    }

    /**
     * @param variables how many the edit has
     * @param today the day as a number, for example 20260630
     */
    static SeerRun over(List<SeerTumor> tumors, int variables, int today) {
        return new SeerRun(variables, new ArrayList<>(tumors), today, new LinkedHashMap<>());
    }

    /** The same record, for something that has variables of its own. */
    SeerRun within(int ownVariables) {
        return new SeerRun(ownVariables, tumors, today, blamed);
    }

    /** The only tumor. */
    SeerTumor tumor() {
        return tumors.get(0);
    }

    /** Counts a turn of a loop. */
    void step() {
        if (++steps > MOST_STEPS) {
            throw new RunFault("The edit was stopped after " + MOST_STEPS + " turns of a loop.");
        }
    }
}
