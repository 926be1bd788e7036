package org.accession.checking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.accession.dictionary.PartialDate;
import org.accession.patient.CaseState;
import org.accession.staging.StagingResult.Reason;

/**
 * Cases by what staging says of them. What is null does not narrow.
 *
 * @param algorithm the algorithm and version, for example {@code eod_public 3.0}
 * @param schema the id of the schema within the algorithm, or NAACCR item 3800
 * @param stage the summary stage
 * @param group the stage group
 * @param result {@link StoredStaging#STAGED}, the name of a reason, or {@link #NONE}
 * @param from the first year of diagnosis
 * @param until the last year of diagnosis
 * @param facility what stands for the facility in an address
 */
public record StagingSelection(String algorithm, String schema, String stage, String group, String result,
        Integer from, Integer until, UUID facility) {

    /** The result of cases that were never staged. */
    public static final String NONE = "NONE";

    /** What can be asked for. */
    static final Set<String> RESULTS = Stream
            .concat(Stream.of(NONE, StoredStaging.STAGED), Stream.of(Reason.values()).map(Enum::name))
            .collect(Collectors.toUnmodifiableSet());

    private static final List<CaseState> COUNTING = List.of(CaseState.OPEN, CaseState.WAITING, CaseState.COMPLETE);

    /** A condition of a query, with its parameters. */
    record Condition(String text, Map<String, Object> parameters) {}

    /** Every case that counts. */
    public static StagingSelection everything() {
        return new StagingSelection(null, null, null, null, null, null, null, null);
    }

    /** A condition on {@code c}, a case. */
    Condition ofCases() {
        Map<String, Object> parameters = new HashMap<>();
        List<String> parts = cases(parameters);
        String results = results(parameters);
        if (NONE.equals(result)) {
            parts.add("not exists (select 1 from StoredStaging s where s.tumorCase = c)");
        } else if (!results.isEmpty()) {
            parts.add("exists (select 1 from StoredStaging s where s.tumorCase = c and s.place is not null" + results
                    + ")");
        }
        return new Condition(String.join(" and ", parts), parameters);
    }

    /** A condition on {@code s}, a result that holds, of the case {@code c}. */
    Condition ofResults() {
        Map<String, Object> parameters = new HashMap<>();
        List<String> parts = cases(parameters);
        String results = results(parameters);
        parts.add(NONE.equals(result) ? "s.id is null" : "s.place is not null" + results);
        return new Condition(String.join(" and ", parts), parameters);
    }

    private List<String> cases(Map<String, Object> parameters) {
        parameters.put("states", COUNTING);
        List<String> parts = new ArrayList<>(List.of("c.state in :states"));
        if (from != null) {
            parts.add("c.dateOfDiagnosis >= :from");
            parameters.put("from", new PartialDate(String.valueOf(from)));
        }
        if (until != null) {
            parts.add("c.dateOfDiagnosis < :until");
            parameters.put("until", new PartialDate(String.valueOf(until + 1)));
        }
        if (facility != null) {
            parts.add("c.facility.publicId = :facility");
            parameters.put("facility", facility);
        }
        return parts;
    }

    private String results(Map<String, Object> parameters) {
        StringBuilder text = new StringBuilder();
        narrow(text, parameters, "s.algorithm || ' ' || s.version = :algorithm", "algorithm", algorithm);
        narrow(text, parameters, "(s.schema = :schema or s.schemaId = :schema)", "schema", schema);
        narrow(text, parameters, "s.summaryStage = :stage", "stage", stage);
        narrow(text, parameters, "s.stageGroup = :group", "group", group);
        narrow(text, parameters, "s.result = :result", "result", NONE.equals(result) ? null : result);
        return text.toString();
    }

    private static void narrow(StringBuilder text, Map<String, Object> parameters, String condition, String name,
            String value) {
        if (value != null) {
            text.append(" and ").append(condition);
            parameters.put(name, value);
        }
    }
}
