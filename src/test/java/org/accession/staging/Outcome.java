package org.accession.staging;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.accession.staging.StagingResult.NotStaged;
import org.accession.staging.StagingResult.Staged;

import com.imsweb.staging.entities.StagingData;

/**
 * A result in terms that both engines share: what was derived, which tables were asked, and every fault with the table,
 * the key and the results that it concerns. Faults are in no order, and null and absent are blank.
 */
record Outcome(String result, String schema, Map<String, String> outputs, List<String> faults, List<String> path) {

    static Outcome of(StagingResult result, Map<String, String> given) {
        List<String> faults = result.faults().stream().map(fault -> fault(
                Outcome.kind(fault.kind()), fault.key(), fault.table(), fault.columns())).sorted().toList();
        if (result instanceof Staged staged) {
            List<String> path = staged.steps().stream().filter(step -> !step.skips())
                    .map(step -> step.calculation() + "." + step.table()).toList();
            return new Outcome("STAGED", staged.schema(), withoutBlanks(staged.outputs()), faults, path);
        }
        NotStaged not = (NotStaged) result;
        return new Outcome(reason(not, given), not.schema(), Map.of(), faults, List.of());
    }

    static Outcome of(StagingData data) {
        List<String> faults = data.getErrors().stream().map(error -> fault(
                error.getType().name(), error.getKey(), error.getTable(), error.getColumns())).sorted().toList();
        return new Outcome(data.getResult().name(), data.getSchemaId(), data.getResult() == StagingData.Result.STAGED
                ? withoutBlanks(data.getOutput())
                : Map.of(), faults, data.getPath());
    }

    private static String fault(String type, String key, String table, List<String> columns) {
        return type + " " + (key == null ? "" : key) + " " + (table == null ? "" : table) + " "
                + (columns == null ? List.of() : columns);
    }

    private static Map<String, String> withoutBlanks(Map<String, String> values) {
        Map<String, String> kept = new HashMap<>(values);
        kept.values().removeIf(value -> value == null || value.isEmpty());
        return kept;
    }

    private static String reason(NotStaged not, Map<String, String> given) {
        return switch (not.reason()) {
            // To the library a site of no characters is one that no schema has
            case SITE_MISSING, HISTOLOGY_MISSING -> given.containsKey("site") && given.containsKey("hist")
                    ? "FAILED_NO_MATCHING_SCHEMA"
                    : "FAILED_MISSING_SITE_OR_HISTOLOGY";
            case SITE_UNKNOWN, HISTOLOGY_UNKNOWN, NO_SCHEMA, DISCRIMINATOR_INVALID -> "FAILED_NO_MATCHING_SCHEMA";
            case DISCRIMINATOR_MISSING, SEVERAL_SCHEMAS -> "FAILED_MULITPLE_MATCHING_SCHEMAS";
            case YEAR_INVALID -> not.schema() == null ? "FAILED_NO_MATCHING_SCHEMA" : "FAILED_INVALID_YEAR_DX";
            case INPUT_UNKNOWN, INPUT_INVALID -> "FAILED_INVALID_INPUT";
            case DATE_MISSING, DATE_INVALID, NO_ALGORITHM, HISTOLOGY_OF_OTHER_YEARS ->
                throw new IllegalArgumentException("No algorithm was asked");
        };
    }

    private static String kind(StagingFault.Kind kind) {
        return switch (kind) {
            case INVALID_OTHER_INPUT -> "INVALID_NON_REQUIRED_INPUT";
            case UNKNOWN_MAPPING -> "UNKNOWN_INPUT_MAPPING";
            case NO_ROW -> "MATCH_NOT_FOUND";
            case ERROR_ROW -> "STAGING_ERROR";
            case LOOP -> "INFINITE_LOOP";
            default -> kind.name();
        };
    }
}
