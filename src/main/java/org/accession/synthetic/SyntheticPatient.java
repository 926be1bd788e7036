package org.accession.synthetic;

import java.util.List;

import org.accession.dictionary.Values;

/**
 * One facility's record of a made-up patient, in the items of the working version.
 *
 * @param person which person of the registry it is; two facilities may hold records of one
 * @param facility who holds the record
 * @param values the patient-level items
 * @param tumors the tumor-level items of each case, in order of diagnosis
 */
public record SyntheticPatient(long person, SyntheticFacility facility, Values values, List<Values> tumors) {}
