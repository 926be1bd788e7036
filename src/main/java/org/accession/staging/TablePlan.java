package org.accession.staging;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.accession.staging.Schema.KeyMapping;
import org.accession.staging.Schema.TablePath;
import org.accession.staging.StagingFault.Kind;
import org.accession.staging.Step.Named;
import org.accession.staging.Step.Role;

/** A look-up of a calculation made ready to run: a table, and the keys that go by another name in it. */
final class TablePlan {

    /** From one table to the next; none of an algorithm goes further than to a third. */
    private static final int MOST_JUMPS = 100;

    private final LookupTable table;
    private final Tables tables;
    private final int[] from;
    private final int[] to;
    private final Map<Integer, int[]> renamed = new HashMap<>();

    TablePlan(TablePath path, Tables tables, Keys keys) {
        this.tables = tables;
        table = tables.prepare(path.id());
        from = path.inputMapping().stream().map(KeyMapping::from).mapToInt(keys::slot).toArray();
        to = path.inputMapping().stream().map(KeyMapping::to).mapToInt(keys::slot).toArray();
        path.outputMapping().stream().collect(Collectors.groupingBy(KeyMapping::from))
                .forEach((result, names) -> renamed.put(keys.slot(result),
                        names.stream().map(KeyMapping::to).mapToInt(keys::slot).toArray()));
    }

    /** The slot outside of the table whose value the table knows by the given slot. */
    int outside(int slot) {
        for (int i = 0; i < to.length; i++) {
            if (to[i] == slot) {
                return from[i];
            }
        }
        return slot;
    }

    /** Asks without changing a value: whether the case is in the table. */
    Step condition(Run run, String calculation, Role role) {
        String[] kept = new String[to.length];
        for (int i = 0; i < to.length; i++) {
            kept[i] = run.values[to[i]];
            if (run.values[from[i]] != null) {
                run.values[to[i]] = run.values[from[i]];
            }
        }
        int row = table.match(run.values);
        Step step = new Step(calculation, role, table.id(), row + 1, run.read(table, this), List.of(), List.of(),
                null);
        for (int i = to.length - 1; i >= 0; i--) {
            run.values[to[i]] = kept[i];
        }
        return step;
    }

    /** Looks up and sets what follows. False if the calculation ends here. */
    boolean run(Run run, String calculation) {
        for (int i = 0; i < to.length; i++) {
            String value = run.values[from[i]];
            if (value == null) {
                run.fault(StagingFault.of(Kind.UNKNOWN_MAPPING, run.key(from[i]), table.id(),
                        "The table " + table.name() + " wants " + run.name(from[i], inputWords(to[i]))
                                + ", which no step has set.")
                        .following(run.isUnsettled(from[i])));
                run.unsettle(from[i]);
            } else {
                run.values[to[i]] = value;
            }
        }
        boolean more = lookUp(table, run, calculation, new ArrayDeque<>(2));
        // A name given for this table ends with it, even where a value had that name before
        for (int slot : to) {
            run.values[slot] = null;
        }
        return more;
    }

    private boolean lookUp(LookupTable asked, Run run, String calculation, Deque<LookupTable> open) {
        if (open.contains(asked) || open.size() == MOST_JUMPS) {
            run.fault(StagingFault.inTable(Kind.LOOP, asked.id(), List.of(), "The table " + asked.name()
                    + (open.contains(asked) ? " leads back to itself." : " stands at the end of too many others.")));
            return true;
        }
        open.push(asked);
        boolean follows = run.hasUnsettled() && isUnsettled(asked, run);
        int row = asked.match(run.values);
        List<Named> written = new ArrayList<>(asked.results().length);
        run.steps.add(new Step(calculation, Role.LOOKUP, asked.id(), row + 1, run.read(asked, this), written,
                row == LookupTable.NO_ROW ? missing(asked, run) : List.of(),
                row == LookupTable.NO_ROW ? null : asked.next(row)));
        boolean more = true;
        if (row == LookupTable.NO_ROW) {
            run.fault(StagingFault.inTable(Kind.NO_ROW, asked.id(),
                    Arrays.stream(asked.results()).mapToObj(run::key).toList(),
                    "The table " + asked.name() + " has no row for " + run.asked(asked, this) + ".")
                    .following(follows));
            results(asked).forEach(run::unsettle);
        } else {
            for (Endpoint endpoint : asked.endpoints(row)) {
                switch (endpoint.kind()) {
                    case VALUE -> write(endpoint, asked, run, written, follows);
                    case JUMP -> more = lookUp(tables.get(endpoint.value()), run, calculation, open);
                    case STOP -> more = false;
                    case ERROR -> run.fault(error(endpoint, asked, run).following(follows));
                    case MATCH -> {
                    }
                }
            }
        }
        open.pop();
        return more;
    }

    private List<String> missing(LookupTable asked, Run run) {
        return results(asked).mapToObj(run::key).toList();
    }

    private IntStream results(LookupTable asked) {
        return Arrays.stream(asked.results()).flatMap(slot -> Arrays.stream(outsideOfResult(slot)));
    }

    private boolean isUnsettled(LookupTable asked, Run run) {
        return Arrays.stream(asked.inputs()).map(this::outside).anyMatch(run::isUnsettled);
    }

    /** What the table, or the first to which it leads, calls its input with the slot; or null. */
    private String inputWords(int slot) {
        Set<String> seen = new LinkedHashSet<>(Set.of(table.id()));
        Deque<LookupTable> open = new ArrayDeque<>(List.of(table));
        while (!open.isEmpty()) {
            LookupTable asked = open.remove();
            for (int i = 0; i < asked.inputs().length; i++) {
                if (asked.inputs()[i] == slot) {
                    return asked.inputWords(i);
                }
            }
            asked.jumps().stream().filter(seen::add).map(tables::get).forEach(open::add);
        }
        return null;
    }

    private void write(Endpoint endpoint, LookupTable asked, Run run, List<Named> written,
            boolean follows) {
        for (int slot : outsideOfResult(endpoint.slot())) {
            run.values[slot] = run.resolve(endpoint.value(), endpoint.reference());
            run.settle(slot, !follows);
            written.add(new Named(run.key(slot), asked.resultWords(endpoint.slot()),
                    run.values[slot] == null ? "" : run.values[slot]));
        }
    }

    /** The slots outside of the table that take the value of the result. */
    private int[] outsideOfResult(int slot) {
        int[] outside = renamed.get(slot);
        return outside == null ? new int[]{slot} : outside;
    }

    private StagingFault error(Endpoint endpoint, LookupTable asked, Run run) {
        String message = endpoint.value() == null || endpoint.value().isEmpty()
                ? "The table " + asked.name() + " has no "
                        + run.name(endpoint.slot(), asked.resultWords(endpoint.slot())) + " for "
                        + run.asked(asked, this) + "."
                : endpoint.value();
        return StagingFault.inTable(Kind.ERROR_ROW, asked.id(), List.of(run.key(endpoint.slot())), message);
    }
}
