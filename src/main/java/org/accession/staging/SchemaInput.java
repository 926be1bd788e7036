package org.accession.staging;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An item that a schema collects.
 *
 * @param key the name within the algorithm, for example {@code eod_primary_tumor}
 * @param number the NAACCR item number, 0 if it is none
 * @param xmlId the NAACCR XML id, or null
 * @param standard the value that stands for a blank, or null; may refer to another key as <code>{{key}}</code>
 * @param standardTable the table in which that value is looked up, or null
 * @param table the table of the allowed codes, or null if every value is allowed
 * @param usedForStaging whether the stage depends on it
 * @param requirements who asks for it, in which years
 */
public record SchemaInput(String key, String name, String description, @JsonProperty("naaccr_item") int number,
        @JsonProperty("naaccr_xml_id") String xmlId, @JsonProperty("default") String standard,
        @JsonProperty("default_table") String standardTable, String table, boolean usedForStaging,
        @JsonProperty("metadata") List<Requirement> requirements) {

    public SchemaInput {
        Schema.needed(key, "An input has no key");
        requirements = Schema.orNone(requirements);
    }

    /** Whether the agency (SEER, COC, NPCR, CCCR) requires the item of every case of the year of diagnosis. */
    public boolean requiredBy(String agency, int year) {
        return requirements.stream().anyMatch(requirement -> requirement.by(agency) && requirement.holdsIn(year));
    }

    /** Whether the agency requires it of those cases of the year that are analytic for CoC, and of no others. */
    public boolean requiredOfAnalyticBy(String agency, int year) {
        return !requiredBy(agency, year) && requirements.stream()
                .anyMatch(requirement -> requirement.ofAnalyticBy(agency) && requirement.holdsIn(year));
    }
}
