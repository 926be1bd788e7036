package org.accession.abstracting;

import java.time.Instant;
import java.util.UUID;

import org.accession.patient.PatientItems;
import org.accession.patient.TumorCase;

/**
 * A case in one line of a list.
 *
 * @param patient the patient's name
 * @param chip site, morphology and month of diagnosis: C50.4 8500/3 2026-03
 * @param since when it came to its state
 */
public record CaseLine(UUID publicId, UUID patientPublicId, String patient, String chip, String site, String histology,
        String facility, String accession, String firstContact, String state, Instant since) {

    /** The line of a case whose patient and facility are at hand. */
    public static CaseLine of(TumorCase one) {
        PatientItems patient = one.facilityPatient;
        return new CaseLine(one.publicId, one.facilityPatient.patient.publicId, Written.name(patient),
                Written.chip(one), Terms.orCode("primarySite", one.primarySite),
                Terms.histology(one.histologicTypeIcdO3, one.behaviorCodeIcdO3), one.facility.name,
                Written.accession(one), Written.date(one.dateOf1stContact), Written.state(one.state), one.stateSince);
    }
}
