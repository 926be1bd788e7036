package org.accession.staging;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What an algorithm says of who asks for an item, for example {@code SEER_REQUIRED}.
 *
 * @param start the first year of diagnosis for which it holds, or null
 * @param end the last year of diagnosis for which it holds, or null
 */
public record Requirement(String name, Integer start, Integer end) {

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public Requirement(@JsonProperty("name") String name, @JsonProperty("start") Integer start,
            @JsonProperty("end") Integer end) {
        this.name = name;
        this.start = start;
        this.end = end;
    }

    /** Older algorithms write the name alone. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Requirement always(String name) {
        return new Requirement(name, null, null);
    }

    /** Whether the agency (SEER, COC, NPCR, CCCR) requires the item of every case by this. */
    public boolean by(String agency) {
        return name.equals(agency + "_REQUIRED");
    }

    /** Whether the agency requires the item by this of cases that are analytic for CoC, and of no others. */
    public boolean ofAnalyticBy(String agency) {
        return name.equals(agency + "_REQUIRED_WHEN_COC_ANALYTIC");
    }

    /** Whether it holds for the year of diagnosis. */
    public boolean holdsIn(int year) {
        return (start == null || year >= start) && (end == null || year <= end);
    }
}
