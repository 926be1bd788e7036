package org.accession.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which column of a facility's lists holds what.
 *
 * @param columns the heading of the column for each field that the list has
 */
record CaseListMapping(Map<CaseListField, String> columns) {

    CaseListMapping {
        columns = columns.isEmpty() ? Map.of() : Map.copyOf(columns);
    }

    /** The mapping that the usual headings suggest. */
    static CaseListMapping guess(List<String> headings) {
        Map<CaseListField, String> columns = new EnumMap<>(CaseListField.class);
        for (CaseListField field : CaseListField.values()) {
            headings.stream().filter(field::isUsually).findFirst().ifPresent(heading -> columns.put(field, heading));
        }
        return new CaseListMapping(columns);
    }

    /** The heading of the field's column, or the empty string. */
    String column(CaseListField field) {
        return columns.getOrDefault(field, "");
    }

    /** Whether each column that it names is in a list with these headings. */
    boolean fits(List<String> headings) {
        return headings.containsAll(columns.values());
    }

    /** What keeps a list with these headings from being read by this mapping; empty if nothing does. */
    List<String> problems(List<String> headings) {
        List<String> problems = new ArrayList<>();
        columns.forEach((field, heading) -> {
            if (!headings.contains(heading)) {
                problems.add("The list has no column \"" + heading + "\".");
            }
        });
        boolean named = has(CaseListField.LAST_NAME) || has(CaseListField.FULL_NAME);
        if (!named && !has(CaseListField.MRN)) {
            problems.add("Say which column holds the name or the medical record number.");
        }
        return problems;
    }

    private boolean has(CaseListField field) {
        return columns.containsKey(field);
    }
}
