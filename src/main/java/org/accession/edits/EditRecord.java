package org.accession.edits;

import java.util.List;

import org.accession.dictionary.Item;
import org.accession.dictionary.Level;
import org.accession.dictionary.Values;

/**
 * One tumor with what belongs to it; edits look at one at a time.
 *
 * @param root the items of the file
 * @param patient the items of the patient
 * @param tumor the items of the tumor
 */
public record EditRecord(Values root, Values patient, Values tumor) {

    /** Each tumor of a patient. */
    public static List<EditRecord> of(Values root, Values patient, List<Values> tumors) {
        return tumors.stream().map(tumor -> new EditRecord(root, patient, tumor)).toList();
    }

    String value(Item item) {
        return values(item.level()).get(item);
    }

    private Values values(Level level) {
        return switch (level) {
            case ROOT -> root;
            case PATIENT -> patient;
            case TUMOR -> tumor;
        };
    }
}
