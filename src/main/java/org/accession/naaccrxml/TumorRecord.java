package org.accession.naaccrxml;

import java.util.List;

import org.accession.dictionary.Values;

/**
 * One Tumor element.
 *
 * @param ordinal its place within the patient, from 1
 * @param line the line on which it begins, from 1; 0 if it was not read from a file
 * @param values its items
 * @param strayItems items that are unknown, misplaced or repeated
 * @param extensions elements of foreign namespaces
 */
public record TumorRecord(int ordinal, long line, Values values, List<StrayItem> strayItems,
        List<Extension> extensions) {

    /** A tumor to be written. */
    public static TumorRecord of(int ordinal, Values values) {
        return new TumorRecord(ordinal, 0, values, List.of(), List.of());
    }
}
