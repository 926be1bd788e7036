package org.accession.checking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Item;
import org.accession.dictionary.Values;
import org.accession.staging.Algorithm;
import org.accession.staging.CaseStager;
import org.accession.staging.Explainer;
import org.accession.staging.StagingResult;
import org.accession.staging.StagingResult.NotStaged;
import org.accession.staging.StagingResult.Staged;
import org.accession.staging.Trace;

/** Stages cases by two versions of an algorithm and tells what is different, and why. */
final class VersionComparison {

    /** Say which version derived, and are others by nature. */
    private static final Set<String> STAMPS = Set.of("schemaIdVersionCurrent", "pediatricIdVersionCurrent",
            "torontoVersionNumber", "csVersionDerived");

    /**
     * What the versions say differently of a case.
     *
     * @param changes items with another value
     * @param notDerived items that only the old version derives: no blank takes the place of their value, where both have
     *            the same schema
     */
    record Outcome(List<Change> changes, List<String> notDerived) {}

    /** An item with another value. */
    record Change(String item, String schema, String oldValue, String newValue, String oldReason, String newReason) {}

    private final CaseStager stager;
    private final Algorithm oldOne;
    private final Algorithm newOne;

    VersionComparison(CaseStager stager, Algorithm oldOne, Algorithm newOne) {
        this.stager = stager;
        this.oldOne = oldOne;
        this.newOne = newOne;
    }

    Outcome compare(Values patient, Values tumor) {
        StagingResult before = stager.stage(oldOne, patient, tumor);
        StagingResult after = stager.stage(newOne, patient, tumor);
        if (before instanceof Staged one && after instanceof Staged other) {
            return compare(one, other, tumor);
        }
        String oldOutcome = outcome(before);
        String newOutcome = outcome(after);
        return new Outcome(oldOutcome.equals(newOutcome)
                ? List.of()
                : List.of(new Change(StagingDifference.WHETHER_STAGED, schema(after), oldOutcome, newOutcome,
                        reason(before), reason(after))),
                List.of());
    }

    private Outcome compare(Staged before, Staged after, Values tumor) {
        Map<String, String> oldKeys = keys(oldOne, before);
        Map<String, String> newKeys = keys(newOne, after);
        List<Change> changes = new ArrayList<>();
        List<String> notDerived = new ArrayList<>();
        Trace oldTrace = null;
        Trace newTrace = null;
        for (String item : newKeys.keySet()) {
            // What the old version does not derive may be there all the same, as the derived summary grade
            String oldValue = oldKeys.containsKey(item)
                    ? value(before, oldKeys.get(item))
                    : Dictionaries.standard().working().find(item).map(tumor::get).orElse("");
            String newValue = value(after, newKeys.get(item));
            if (!oldValue.equals(newValue) && !newValue.isEmpty()) {
                oldTrace = oldTrace == null ? new Explainer(oldOne, before).trace() : oldTrace;
                newTrace = newTrace == null ? new Explainer(newOne, after).trace() : newTrace;
                List<String> oldLines = lines(oldTrace, oldKeys.get(item));
                List<String> newLines = lines(newTrace, newKeys.get(item));
                changes.add(new Change(item, after.schema(), oldValue, newValue,
                        without(oldLines, newLines, name(before)), without(newLines, oldLines, name(after))));
            }
        }
        for (String item : oldKeys.keySet()) {
            String oldValue = value(before, oldKeys.get(item));
            if (!oldValue.isEmpty() && value(after, newKeys.get(item)).isEmpty()) {
                if (schemaId(before).equals(schemaId(after))) {
                    notDerived.add(item);
                } else {
                    changes.add(new Change(item, after.schema(), oldValue, "", "Schema " + name(before) + ".",
                            "Schema " + name(after) + ": a value of another schema does not stand beside it."));
                }
            }
        }
        return new Outcome(changes, notDerived);
    }

    private static String schemaId(Staged staged) {
        return staged.outputs().getOrDefault("naaccr_schema_id", staged.schema());
    }

    /** The keys of the derived values that are NAACCR items, by XML id. */
    private Map<String, String> keys(Algorithm algorithm, Staged staged) {
        Map<String, String> keys = new LinkedHashMap<>();
        stager.outputs(algorithm, staged.schema()).forEach((String key, Item item) -> {
            if (!STAMPS.contains(item.id())) {
                keys.put(item.id(), key);
            }
        });
        return keys;
    }

    private static String value(Staged staged, String key) {
        return key == null ? "" : staged.outputs().getOrDefault(key, "");
    }

    private static List<String> lines(Trace trace, String key) {
        return key == null
                ? List.of()
                : trace.output(key).map(trace::why).orElse(List.of()).stream().map(Trace.Line::sentence).toList();
    }

    /** What only one of the two says; the schema says the rest. */
    private static String without(List<String> lines, List<String> others, String schema) {
        String told = lines.stream().filter(line -> !others.contains(line)).collect(Collectors.joining(" "));
        return "Schema " + schema + (told.isEmpty() ? ": the same look-ups." : ": " + told);
    }

    private static String outcome(StagingResult result) {
        return result instanceof NotStaged not ? not.reason().words() : "staged";
    }

    private String name(Staged staged) {
        Algorithm algorithm = staged.algorithm().equals(oldOne.version()) ? oldOne : newOne;
        return algorithm.schema(staged.schema()).orElseThrow().name();
    }

    private static String schema(StagingResult result) {
        return result instanceof NotStaged not ? not.schema() : ((Staged) result).schema();
    }

    private String reason(StagingResult result) {
        return result instanceof NotStaged not ? not.message() : "Schema " + name((Staged) result) + ".";
    }
}
