package org.accession.patient;

import java.util.List;

import org.accession.audit.Difference;

/**
 * Sent when changed values are stored, in the same transaction: observers check them. A change of a patient-level item
 * concerns all cases of the FacilityPatient.
 *
 * @param tumorCase the case whose values changed; null if only the patient's did
 */
public record ValuesChanged(FacilityPatient facilityPatient, TumorCase tumorCase, List<Difference> differences) {}
