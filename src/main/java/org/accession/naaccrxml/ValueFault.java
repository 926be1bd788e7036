package org.accession.naaccrxml;

/**
 * Something wrong with one value. The record and the value are kept.
 *
 * @param code the kind
 * @param line where the item stands, from 1; 0 if it was not read from a file
 * @param patient the ordinal of the patient in the file, from 1; 0 for the root
 * @param tumor the ordinal of the tumor within the patient, from 1; 0 for patient or root
 * @param item the XML id, or what stands in its place
 * @param value the value as it came; may identify a patient
 * @param message one sentence, without the value
 */
public record ValueFault(FaultCode code, long line, int patient, int tumor, String item, String value,
        String message) {}
