package org.accession.submission;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.accession.dictionary.Conversion;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Values;
import org.accession.patient.FacilityPatient;
import org.accession.patient.TumorCase;

/**
 * Puts what the registry derived back to what the records said of which it was made: an item that they did not have is
 * left out. What was not derived stays as it is held, and so does what came from no file.
 */
final class AsReceived {

    private final ReceivedRecords received;
    private final Dictionary working;
    private final Map<Dictionary, Conversion> conversions = new HashMap<>();

    AsReceived(ReceivedRecords received, Dictionary working) {
        this.received = received;
        this.working = working;
    }

    /**
     * Changes values in place.
     *
     * @param values of the patient, in the working version
     * @param tumors those of the cases, likewise
     */
    void restore(FacilityPatient patient, Values values, List<TumorCase> cases, List<Values> tumors) {
        if (!patient.derived.isEmpty()) {
            received.ofPatient(patient.id).map(this::converted)
                    .ifPresent(found -> restore(patient.derived, found.patient().values(), values));
        }
        for (int i = 0; i < cases.size(); i++) {
            TumorCase one = cases.get(i);
            if (!one.derived.isEmpty()) {
                Optional<ReceivedRecords.Found> came = received.ofCase(one.id).map(this::converted);
                if (came.isPresent()) {
                    restore(one.derived, came.get().tumorRecord().values(), tumors.get(i));
                }
            }
        }
    }

    private void restore(Map<String, Map<String, String>> derived, Values came, Values values) {
        derived.values().forEach(named -> named.keySet().forEach(
                name -> working.find(name).ifPresent(item -> values.set(item, came.get(item)))));
    }

    private ReceivedRecords.Found converted(ReceivedRecords.Found found) {
        conversions.computeIfAbsent(found.root().dictionary(), from -> Conversion.between(from, working)).apply(
                found.patient().values(), found.patient().tumors().stream().map(tumor -> tumor.values()).toList());
        return found;
    }
}
