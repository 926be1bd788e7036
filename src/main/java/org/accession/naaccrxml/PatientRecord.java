package org.accession.naaccrxml;

import java.util.ArrayList;
import java.util.List;

import org.accession.dictionary.Values;

/**
 * One Patient element with its tumors.
 *
 * @param ordinal its place in the file, from 1
 * @param line the line on which it begins, from 1; 0 if it was not read from a file
 * @param byteOffset where the element begins in the file's UTF-8 text (see {@link NaaccrXmlReader#text})
 * @param byteLength the length of the element there
 * @param values the items of the patient
 * @param strayItems items that are unknown, misplaced or repeated
 * @param extensions elements of foreign namespaces
 * @param tumors the tumors, in the order of the file
 * @param faults what is wrong with the values of the patient and of the tumors, in the order of the file
 */
public record PatientRecord(int ordinal, long line, long byteOffset, long byteLength, Values values,
        List<StrayItem> strayItems, List<Extension> extensions, List<TumorRecord> tumors, List<ValueFault> faults) {

    /** A patient to be written, with the values of the tumors in their order. */
    public static PatientRecord of(int ordinal, Values patient, List<Values> tumors) {
        List<TumorRecord> records = new ArrayList<>(tumors.size());
        for (Values tumor : tumors) {
            records.add(TumorRecord.of(records.size() + 1, tumor));
        }
        return new PatientRecord(ordinal, 0, 0, 0, patient, List.of(), List.of(), records, List.of());
    }
}
