package org.accession.patient;

import java.util.Map;

import org.accession.dictionary.Values;

/**
 * A consolidated value and where it comes from.
 *
 * @param value the value; empty where it is an identifier that only the source holds, encrypted
 * @param source the id of the FacilityPatient, or for a tumor of the TumorCase
 */
public record SourcedValue(String value, long source) {

    /** The values alone. */
    static Values values(Map<String, SourcedValue> byId) {
        Values values = new Values();
        byId.forEach((id, sourced) -> values.set(ItemJson.current().ordinal(id), sourced.value()));
        return values;
    }

    /** The source only: values may identify a patient and do not belong in a log. */
    @Override
    public String toString() {
        return "from " + source;
    }
}
