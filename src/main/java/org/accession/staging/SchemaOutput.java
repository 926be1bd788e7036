package org.accession.staging;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A value that a schema derives.
 *
 * @param key the name within the algorithm, for example {@code eod_2018_t}
 * @param number the NAACCR item number, 0 if it is none
 * @param xmlId the NAACCR XML id, or null
 * @param standard the value where nothing else sets one, or null; may refer to another key as <code>{{key}}</code>
 * @param table the table that the value must be in, or null
 */
public record SchemaOutput(String key, String name, String description, @JsonProperty("naaccr_item") int number,
        @JsonProperty("naaccr_xml_id") String xmlId, @JsonProperty("default") String standard, String table) {

    public SchemaOutput {
        Schema.needed(key, "An output has no key");
    }
}
