package org.accession.staging;

import java.util.ArrayList;
import java.util.List;

import org.accession.staging.Schema.Mapping;
import org.accession.staging.Schema.TablePath;
import org.accession.staging.Step.Role;

/** A calculation of a schema made ready to run. */
final class Calculation {

    private final String id;
    private final List<TablePlan> inclusions;
    private final List<TablePlan> exclusions;
    private final List<Assignment> first;
    private final List<TablePlan> lookups;

    Calculation(Mapping mapping, Tables tables, Keys keys) {
        id = mapping.id();
        inclusions = plans(mapping.inclusionTables(), tables, keys);
        exclusions = plans(mapping.exclusionTables(), tables, keys);
        // The values that a calculation starts with are taken as they are written
        first = mapping.initialContext().stream()
                .map(start -> new Assignment(keys.slot(start.key()), start.value(), Keys.NONE)).toList();
        lookups = plans(mapping.tables(), tables, keys);
    }

    /** Runs if the case is in all tables of inclusion and in none of exclusion. */
    void run(Run run) {
        List<Step> conditions = new ArrayList<>(2);
        for (TablePlan inclusion : inclusions) {
            conditions.add(inclusion.condition(run, id, Role.INCLUSION));
            if (skips(conditions, run)) {
                return;
            }
        }
        for (TablePlan exclusion : exclusions) {
            conditions.add(exclusion.condition(run, id, Role.EXCLUSION));
            if (skips(conditions, run)) {
                return;
            }
        }
        run.steps.addAll(conditions);
        first.forEach(assignment -> assignment.run(run));
        for (TablePlan lookup : lookups) {
            if (!lookup.run(run, id)) {
                return;
            }
        }
    }

    private static boolean skips(List<Step> conditions, Run run) {
        Step last = conditions.get(conditions.size() - 1);
        if (last.skips()) {
            run.steps.add(last);
        }
        return last.skips();
    }

    private static List<TablePlan> plans(List<TablePath> paths, Tables tables, Keys keys) {
        return paths.stream().map(path -> new TablePlan(path, tables, keys)).toList();
    }
}
