package org.accession.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriBuilder;

/** What somebody has filled in to select cases by their stage, and what is wrong with it. */
record StagingForm(String algorithm, String schema, String stage, String group, String result, String from,
        String until, String facility, List<String> problems) {

    static StagingForm of(MultivaluedMap<String, String> given) {
        List<String> problems = new ArrayList<>();
        StagingForm form = new StagingForm(text(given, "algorithm"), text(given, "schema"), text(given, "stage"),
                text(given, "group"), text(given, "result"), text(given, "from"), text(given, "until"),
                text(given, "facility"), problems);
        if (Stream.of(form.algorithm, form.schema, form.stage, form.group)
                .anyMatch(text -> text.chars().anyMatch(Character::isISOControl))) {
            problems.add("A field has characters that are none.");
        }
        year(form.from, "The first year of diagnosis", problems);
        year(form.until, "The last year of diagnosis", problems);
        if (!form.result.isEmpty() && !StagingSelection.RESULTS.contains(form.result)) {
            problems.add("The result is none that a case can have.");
        }
        if (!form.facility.isEmpty() && !form.facility.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            problems.add("The facility is not one of yours.");
        }
        return form;
    }

    /** The selection; only of a form without problems. */
    StagingSelection selection() {
        return new StagingSelection(orNull(algorithm), orNull(schema), orNull(stage), orNull(group), orNull(result),
                from.isEmpty() ? null : Integer.valueOf(from), until.isEmpty() ? null : Integer.valueOf(until),
                facility.isEmpty() ? null : UUID.fromString(facility));
    }

    /** The address of a page of the list; nothing of it tells of a patient. */
    public String address(int page) {
        UriBuilder address = UriBuilder.fromPath("/staging");
        query(address, "algorithm", algorithm);
        query(address, "schema", schema);
        query(address, "stage", stage);
        query(address, "group", group);
        query(address, "result", result);
        query(address, "from", from);
        query(address, "until", until);
        query(address, "facility", facility);
        query(address, "page", page == 0 ? "" : String.valueOf(page));
        return address.build().toString();
    }

    private static void query(UriBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            address.queryParam(name, "{" + name + "}").resolveTemplate(name, value);
        }
    }

    private static String text(MultivaluedMap<String, String> given, String name) {
        String value = given.getFirst(name);
        return value == null ? "" : value.strip();
    }

    private static String orNull(String value) {
        return value.isEmpty() ? null : value;
    }

    private static void year(String written, String name, List<String> problems) {
        if (!written.isEmpty() && !written.matches("(18|19|20)\\d\\d")) {
            problems.add(name + " is not a year.");
        }
    }
}
