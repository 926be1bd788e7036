package org.accession.abstracting;

import java.util.List;
import java.util.UUID;

import org.accession.patient.FacilityPatient;
import org.accession.patient.TumorCase;

/**
 * A line of what a search found: one facility's record of a patient.
 *
 * @param mrn masked
 */
record FoundPatient(UUID publicId, String name, String born, String sex, String mrn, String facility,
        List<CaseLine> cases) {

    static FoundPatient of(FacilityPatient found, List<TumorCase> cases) {
        String born = found.nameBirthSurname == null || found.nameBirthSurname.equals(found.nameLast)
                ? ""
                : " (born " + found.nameBirthSurname + ")";
        return new FoundPatient(found.patient.publicId, Written.name(found) + born, Written.date(found.dateOfBirth),
                Terms.orCode("sexAssignedAtBirth", found.sexAssignedAtBirth), Written.masked(found.mrn),
                found.facility.name, cases.stream().map(CaseLine::of).toList());
    }
}
