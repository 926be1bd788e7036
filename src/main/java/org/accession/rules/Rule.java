package org.accession.rules;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;

/** A compiled rule. Does not change; safe for use by threads. */
public final class Rule {

    private final Code.OfStep body;
    private final int texts;
    private final int numbers;
    private final Set<Item> items;
    private final Decision decision;

    Rule(Code.OfStep body, Variables variables, Set<Item> items, Decision decision) {
        this(body, variables.texts(), variables.numbers(), items, decision);
    }

    private Rule(Code.OfStep body, int texts, int numbers, Set<Item> items, Decision decision) {
        this.body = body;
        this.texts = texts;
        this.numbers = numbers;
        this.items = items;
        this.decision = decision;
    }

    Rule with(Decision other) {
        return new Rule(body, texts, numbers, items, other);
    }

    /** What is decided before it runs. */
    Decision decision() {
        return decision;
    }

    /** A rule that was compiled from another notation, by its verdict on the record that a run is on. */
    public static Rule of(Predicate<Run> passes, Set<Item> items) {
        return new Rule(run -> {
            run.verdict = passes.test(run) ? Compiler.PASS : Compiler.FAIL;
            return true;
        }, 0, 0, items, Decision.NONE);
    }

    /**
     * Compiles a rule of our own.
     *
     * @param source a condition, or statements
     * @throws RuleFault with line, column and a sentence
     */
    public static Rule compile(String source, Dictionary dictionary) throws RuleFault {
        return compile(Parser.parse(source, Dialect.OWN), Definitions.of(dictionary));
    }

    /** What a rule of our own asks of the record that the run is on, and what the answers are. */
    public static Trace trace(String source, Dictionary dictionary, Run run) throws RuleFault {
        return Trace.of(Parser.parse(source, Dialect.OWN), Definitions.of(dictionary), run);
    }

    /** Compiles the tree of a rule. */
    public static Rule compile(List<Statement> tree, Definitions definitions) throws RuleFault {
        return new Compiler(definitions).compile(tree);
    }

    /**
     * Compiles the tree of a rule that runs beside others, over many records.
     *
     * @param conditions those that the rules have in common
     */
    public static Rule compile(List<Statement> tree, Definitions definitions, Conditions conditions) throws RuleFault {
        return new Compiler(definitions).compile(tree, conditions);
    }

    /** The items that the rule reads, in the order in which they appear. */
    public Set<Item> items() {
        return items;
    }

    /**
     * Runs over the record that the run is on.
     *
     * @throws RunFault if it cannot come to an end
     */
    public Outcome apply(Run run) {
        run.begin(texts, numbers);
        try {
            // A rule that falls off its end has found nothing.
            boolean passed = !body.ends(run) || run.verdict == Compiler.PASS || run.verdict == Compiler.WARN;
            if (!passed || run.failed()) {
                return Outcome.FAIL;
            }
            return run.warned() || run.verdict == Compiler.WARN ? Outcome.WARNING : Outcome.PASS;
        } finally {
            run.end();
        }
    }
}
