package org.accession.checking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriBuilder;

import org.accession.edits.Severity;

/**
 * Which of the open findings are asked for, and by what they are counted. What is empty does not narrow.
 *
 * @param by how they are counted: one of {@link #WAYS}
 * @param edit the number of an edit
 * @param set the tag of an edit set
 * @param registrar the initials in Abstracted By, or {@link #NOBODY}
 * @param facility what stands for the facility in an address
 * @param severity the name of a severity
 * @param item the XML id of the item to look at first
 */
public record FindingFilter(String by, String edit, String set, String registrar, String facility, String severity,
        String item) {

    /** Findings are counted by any of these. */
    public static final List<String> WAYS = List.of("edit", "set", "registrar", "facility", "item");

    /** Stands for cases that name no registrar. */
    public static final String NOBODY = "-";

    static FindingFilter of(MultivaluedMap<String, String> given) {
        String by = text(given, "by");
        return new FindingFilter(WAYS.contains(by) ? by : "edit", text(given, "edit"), text(given, "set"),
                text(given, "registrar"), text(given, "facility"), text(given, "severity"), text(given, "item"));
    }

    private static String text(MultivaluedMap<String, String> given, String name) {
        String value = given.getFirst(name);
        return value == null ? "" : value.strip();
    }

    /** A condition on {@code f}, a finding, of the case {@code c} at the facility {@code h}. */
    StagingSelection.Condition condition(List<String> editsOfSet) {
        List<String> parts = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> parameters = new HashMap<>();
        narrow(parts, parameters, "f.edit = :edit", "edit", edit);
        narrow(parts, parameters, "f.fix = :item", "item", item);
        narrow(parts, parameters, "cast(f.severity as string) = :severity", "severity", severity);
        narrow(parts, parameters, "cast(h.publicId as string) = :facility", "facility", facility);
        if (registrar.equals(NOBODY)) {
            parts.add("c.abstractedBy is null");
        } else {
            narrow(parts, parameters, "c.abstractedBy = :registrar", "registrar", registrar);
        }
        if (!set.isEmpty()) {
            parts.add("f.edit in :edits");
            parameters.put("edits", editsOfSet);
        }
        return new StagingSelection.Condition(String.join(" and ", parts), parameters);
    }

    private static void narrow(List<String> parts, Map<String, Object> parameters, String condition, String name,
            String value) {
        if (!value.isEmpty()) {
            parts.add(condition);
            parameters.put(name, value);
        }
    }

    /** Whether anything narrows. */
    public boolean isNarrow() {
        return !(edit + set + registrar + facility + severity + item).isEmpty();
    }

    /** The address of the same findings counted another way. */
    public String counted(String way) {
        return address(Map.of("by", way));
    }

    /** The address of one line of the counts. */
    public String only(String key) {
        return address(Map.of(by, key));
    }

    /** The address of a page of the list. */
    public String address(int page) {
        return address(page == 0 ? Map.of() : Map.of("page", String.valueOf(page)));
    }

    /** Nothing in it tells of a patient. */
    private String address(Map<String, String> besides) {
        Map<String, String> all = new HashMap<>(Map.of("by", by, "edit", edit, "set", set, "registrar", registrar,
                "facility", facility, "severity", severity, "item", item));
        all.putAll(besides);
        UriBuilder address = UriBuilder.fromPath("/edits");
        all.entrySet().stream().filter(one -> !one.getValue().isEmpty()).sorted(Map.Entry.comparingByKey())
                .forEach(one -> address.queryParam(one.getKey(), "{" + one.getKey() + "}")
                        .resolveTemplate(one.getKey(), one.getValue()));
        return address.build().toString();
    }

    /** Every severity, by its name. */
    static List<String> severities() {
        return List.of(Severity.ERROR.name(), Severity.WARNING.name(), Severity.NOT_RUN.name());
    }
}
