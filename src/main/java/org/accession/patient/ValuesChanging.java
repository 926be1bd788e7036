package org.accession.patient;

import org.accession.dictionary.Values;

/**
 * Sent before changed values are stored, in the same transaction: observers set what is derived from them.
 *
 * @param facilityPatient whose values change
 * @param tumorCase the case whose values change; null if only the patient's do
 * @param patient the patient-level values with the identifiers, to read and to change
 * @param tumor the tumor-level values, to read and to change; empty without a case
 */
public record ValuesChanging(FacilityPatient facilityPatient, TumorCase tumorCase, Values patient, Values tumor) {}
