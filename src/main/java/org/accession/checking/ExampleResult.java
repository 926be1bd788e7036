package org.accession.checking;

import java.time.Clock;
import java.util.List;

import org.accession.dictionary.Dictionaries;
import org.accession.rules.Outcome;
import org.accession.rules.Rule;
import org.accession.rules.RuleFault;
import org.accession.rules.Run;
import org.accession.rules.RunFault;
import org.accession.rules.Trace;

/**
 * What an edit says of an example, and why.
 *
 * @param outcome null if it came to no verdict
 * @param steps the conditions that it asked, in order
 * @param fault why it came to no verdict, or null
 */
record ExampleResult(LocalEditExample example, Outcome outcome, List<Trace.Step> steps, String fault) {

    static ExampleResult of(LocalEdit edit, LocalEditExample example, Clock clock) {
        Run run = new Run(clock, null);
        run.on(example.values());
        try {
            Trace trace = Rule.trace(edit.source, Dictionaries.standard().working(), run);
            return new ExampleResult(example, trace.outcome(), trace.steps(), null);
        } catch (RuleFault | RunFault fault) {
            return new ExampleResult(example, null, List.of(), fault.getMessage());
        }
    }

    public boolean isAsExpected() {
        return outcome == example.expected;
    }
}
