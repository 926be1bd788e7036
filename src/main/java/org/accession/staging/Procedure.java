package org.accession.staging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

import org.accession.staging.StagingFault.Kind;
import org.accession.staging.StagingResult.NotStaged;
import org.accession.staging.StagingResult.Reason;
import org.accession.staging.StagingResult.Staged;

/** A schema made ready to stage: its tables prepared, its keys numbered. */
final class Procedure {

    static final String YEAR = "year_dx";
    static final String VERSION = "ctx_alg_version";
    static final String CURRENT_YEAR = "ctx_year_current";

    private record OutputPlan(SchemaOutput output, int slot, Assignment standard, LookupTable table) {}

    private final AlgorithmVersion algorithm;
    private final Schema schema;
    private final Keys keys;
    private final Names names;
    private final IntFunction<String> years;
    private final Map<String, InputPlan> inputs = new LinkedHashMap<>();
    private final List<OutputPlan> outputs = new ArrayList<>();
    private final List<Assignment> first;
    private final List<Calculation> calculations;

    /** @param years the years of the schema in words, in the current year */
    Procedure(AlgorithmVersion algorithm, Schema schema, Tables tables, Keys keys, IntFunction<String> years) {
        this.algorithm = algorithm;
        this.schema = schema;
        this.keys = keys;
        this.years = years;
        names = new Names(schema);
        for (SchemaInput input : schema.inputs()) {
            inputs.put(input.key(), new InputPlan(input, schema.onInvalidInput(), tables, keys));
        }
        for (SchemaOutput output : schema.outputs()) {
            int slot = keys.slot(output.key());
            outputs.add(new OutputPlan(output, slot,
                    new Assignment(slot, output.standard(), keys.reference(output.standard())),
                    tables.prepare(output.table())));
        }
        first = schema.initialContext().stream().map(start -> new Assignment(keys.slot(start.key()), start.value(),
                keys.reference(start.value()))).toList();
        calculations = schema.mappings().stream().map(mapping -> new Calculation(mapping, tables, keys)).toList();
    }

    Schema schema() {
        return schema;
    }

    /** Stages the case with the values given by key. */
    StagingResult stage(Map<String, String> given, int currentYear) {
        Run run = new Run(keys, names);
        List<String> unknown = fill(run, given, currentYear);
        if (!unknown.isEmpty()) {
            unknown.forEach(key -> run.fault(StagingFault.of(Kind.UNKNOWN_INPUT, key, null,
                    "The schema does not use " + key + ".")));
            return notStaged(Reason.INPUT_UNKNOWN, unknown, run,
                    "The schema " + schema.name() + " does not use " + String.join(", ", unknown) + ".");
        }
        if (!inputs.containsKey(YEAR) || !inputs.get(YEAR).allows(run)) {
            return notStaged(Reason.YEAR_INVALID, List.of(YEAR), run, "The schema " + schema.name()
                    + " does not hold for the year of diagnosis " + written(given.get(YEAR)) + ", but for "
                    + years.apply(currentYear) + ".");
        }
        if (!accept(run)) {
            return notStaged(Reason.INPUT_INVALID, run.faults.stream().map(StagingFault::key).toList(), run,
                    "The schema " + schema.name() + " cannot be calculated: "
                            + run.faults.stream().filter(fault -> fault.kind() == Kind.INVALID_REQUIRED_INPUT)
                                    .map(StagingFault::message).collect(Collectors.joining(" ")));
        }
        outputs.forEach(output -> output.standard().run(run));
        first.forEach(assignment -> assignment.run(run));
        Map<String, String> used = used(run);
        calculations.forEach(calculation -> calculation.run(run));
        return new Staged(algorithm, schema.id(), used, derived(run), List.copyOf(run.faults),
                List.copyOf(run.steps));
    }

    /** Whether the code given for the key is allowed together with the other values. */
    boolean allows(String key, Map<String, String> given, int currentYear) {
        InputPlan input = inputs.get(key);
        Run run = new Run(keys, names);
        fill(run, given, currentYear);
        return input != null && input.allows(run);
    }

    private List<String> fill(Run run, Map<String, String> given, int currentYear) {
        List<String> unknown = List.of();
        for (Map.Entry<String, String> entry : given.entrySet()) {
            InputPlan input = inputs.get(entry.getKey());
            if (input != null) {
                run.values[input.slot()] = entry.getValue() == null ? null : entry.getValue().strip();
            } else {
                unknown = new ArrayList<>(unknown);
                unknown.add(entry.getKey());
            }
        }
        run.values[keys.find(VERSION)] = algorithm.version();
        run.values[keys.find(CURRENT_YEAR)] = String.valueOf(currentYear);
        return unknown;
    }

    private boolean accept(Run run) {
        boolean accepted = true;
        for (InputPlan input : inputs.values()) {
            accepted &= input.accept(run);
        }
        return accepted;
    }

    private Map<String, String> used(Run run) {
        Map<String, String> used = new LinkedHashMap<>();
        inputs.forEach((key, input) -> {
            String value = run.values[input.slot()];
            if (value != null && !value.isEmpty()) {
                used.put(key, value);
            }
        });
        return used;
    }

    private Map<String, String> derived(Run run) {
        Map<String, String> derived = new LinkedHashMap<>();
        for (OutputPlan output : outputs) {
            String value = run.values[output.slot()];
            if (output.table() != null && value != null && output.table().match(run.values) == LookupTable.NO_ROW) {
                run.fault(StagingFault.of(Kind.INVALID_OUTPUT, output.output().key(), output.table().id(),
                        output.output().name() + " cannot be " + written(value) + ".")
                        .following(run.isUnsettled(output.slot())));
            }
            derived.put(output.output().key(), value == null ? "" : value);
        }
        return derived;
    }

    private NotStaged notStaged(Reason reason, List<String> obstacles, Run run, String message) {
        return new NotStaged(algorithm, reason, schema.id(), List.copyOf(obstacles), List.copyOf(run.faults), message);
    }

    private static String written(String value) {
        return value == null || value.isBlank() ? "blank" : value;
    }
}
