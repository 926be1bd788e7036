package org.accession.staging;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.accession.staging.Explanation.Decision;
import org.accession.staging.Explanation.Value;
import org.accession.staging.Schema.Mapping;
import org.accession.staging.StagingResult.Staged;
import org.accession.staging.Step.Named;
import org.accession.staging.Step.Role;

/** Finds, among all look-ups of a staged case, those on which one derived value depends, and puts them into words. */
public final class Explainer {

    private final Algorithm algorithm;
    private final Schema schema;
    private final Staged staged;
    private final Names names;

    /**
     * @param algorithm the algorithm that staged the case
     * @throws IllegalArgumentException if it is another one
     */
    public Explainer(Algorithm algorithm, Staged staged) {
        if (!algorithm.version().equals(staged.algorithm())) {
            throw new IllegalArgumentException("Staged by " + staged.algorithm() + ", not by " + algorithm.version());
        }
        this.algorithm = algorithm;
        this.staged = staged;
        schema = algorithm.schema(staged.schema()).orElseThrow();
        names = new Names(schema);
    }

    /**
     * Why the derived value with the key is what it is.
     *
     * @throws IllegalArgumentException if the schema derives no such value
     */
    public Explanation explain(String key) {
        SchemaOutput output = schema.outputs().stream().filter(candidate -> candidate.key().equals(key)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(schema.id() + " does not derive " + key));
        List<Decision> decisions = stepsFor(key).stream().map(this::decision).toList();
        List<Decision> notApplied = staged.steps().stream().filter(Step::skips).map(this::decision).toList();
        return new Explanation(staged.algorithm(), schema.name(), key, output.name(), staged.outputs().get(key),
                decisions, notApplied);
    }

    /** Why all derived values are what they are. */
    public Trace trace() {
        Map<Step, Integer> places = new IdentityHashMap<>();
        List<Trace.Line> lines = new ArrayList<>();
        List<Trace.Output> outputs = new ArrayList<>();
        for (SchemaOutput output : schema.outputs()) {
            List<Integer> its = new ArrayList<>();
            for (Step step : stepsFor(output.key())) {
                its.add(places.computeIfAbsent(step, any -> {
                    lines.add(line(step));
                    return lines.size() - 1;
                }));
            }
            outputs.add(new Trace.Output(output.key(), output.name(), staged.outputs().get(output.key()), its));
        }
        return new Trace(schema.name(), outputs, lines,
                staged.steps().stream().filter(Step::skips).map(this::line).toList());
    }

    private Trace.Line line(Step step) {
        Decision decision = decision(step);
        return new Trace.Line(decision.calculation(), decision.sentence(), decision.words());
    }

    /** From the last look-up to the first: those that set a value which is still wanted, and what these have read. */
    private Deque<Step> stepsFor(String key) {
        Deque<Step> deciding = new ArrayDeque<>();
        Set<String> wanted = new HashSet<>(Set.of(key));
        Set<String> calculations = new HashSet<>();
        Set<String> entered = new HashSet<>();
        for (int i = staged.steps().size() - 1; i >= 0; i--) {
            Step step = staged.steps().get(i);
            boolean decides = step.role() == Role.LOOKUP
                    ? step.decidesOn(wanted) || entered.remove(step.calculation() + step.next())
                    : !step.skips() && calculations.contains(step.calculation());
            if (decides) {
                deciding.addFirst(step);
                calculations.add(step.calculation());
                entered.add(step.calculation() + step.table());
                step.written().forEach(named -> wanted.remove(named.key()));
                step.read().forEach(named -> wanted.add(named.key()));
            }
        }
        return deciding;
    }

    private Decision decision(Step step) {
        TableWords table = algorithm.words(step.table());
        String calculation = schema.mappings().stream().filter(mapping -> mapping.id().equals(step.calculation()))
                .map(Mapping::name).findFirst().orElse(step.calculation());
        return new Decision(calculation, step.table(), table.title(), step.row(), values(step.read()),
                step.row() == 0 ? "" : table.rows().get(step.row() - 1), values(step.written()));
    }

    private List<Value> values(List<Named> named) {
        return named.stream()
                .map(one -> new Value(one.key(), names.of(one.key(), one.column()), one.value())).toList();
    }
}
