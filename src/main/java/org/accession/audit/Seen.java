package org.accession.audit;

import java.util.Collection;
import java.util.List;

/**
 * Whose record was shown: one facility's record of a patient, or a case of it. Each part is null where it does not apply.
 */
public record Seen(Long facilityId, Long patientId, Long facilityPatientId, Long tumorCaseId) {

    public static Seen patient(long facilityId, long patientId, long facilityPatientId) {
        return new Seen(facilityId, patientId, facilityPatientId, null);
    }

    public static Seen tumorCase(long facilityId, long patientId, long facilityPatientId, long tumorCaseId) {
        return new Seen(facilityId, patientId, facilityPatientId, tumorCaseId);
    }

    /** What is of the facilities, and of no one patient; null for all facilities. */
    public static List<Seen> facilities(Collection<Long> ids) {
        return ids == null
                ? List.of(new Seen(null, null, null, null))
                : ids.stream().map(id -> new Seen(id, null, null, null)).toList();
    }
}
