package org.accession.rules;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Values;

/** A record with some values, and rules of our own asked of it on 30 June 2026. */
final class Given {

    static final Dictionary ITEMS = Dictionaries.standard().working();
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-30T12:00:00Z"), ZoneOffset.UTC);

    private final Values values = new Values();

    static Given given(String item, String value) {
        return new Given().and(item, value);
    }

    static Given nothing() {
        return new Given();
    }

    Given and(String item, String value) {
        values.set(ITEMS.item(item), value);
        return this;
    }

    Run run() {
        Run run = new Run(CLOCK, null);
        run.on(values);
        return run;
    }

    /** What a rule says. */
    Outcome says(String source) {
        try {
            return Rule.compile(source, ITEMS).apply(run());
        } catch (RuleFault fault) {
            throw new AssertionError(fault);
        }
    }

    /** Whether a condition holds. */
    boolean holds(String condition) {
        return says(condition) == Outcome.PASS;
    }
}
