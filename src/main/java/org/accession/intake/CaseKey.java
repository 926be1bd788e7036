package org.accession.intake;

import java.util.List;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.dictionary.Values;

/**
 * What tells one case of a patient from another at one facility.
 *
 * @param accession accession number and sequence; empty without either
 * @param record the sender's tumor record number; empty without it
 * @param tumor site, morphology, laterality and date of diagnosis; empty where site or date is blank
 */
record CaseKey(String accession, String record, String tumor) {

    /** Whether the two are keys of one case: by the first part that both have. */
    boolean isSameCase(CaseKey other) {
        if (!accession.isEmpty() && !other.accession.isEmpty()) {
            return accession.equals(other.accession);
        }
        if (!record.isEmpty() && !other.record.isEmpty()) {
            return record.equals(other.record);
        }
        return !tumor.isEmpty() && tumor.equals(other.tumor);
    }

    /** Takes keys from items. */
    static final class Reader {
        private final Item accessionNumber;
        private final Item sequence;
        private final Item recordNumber;
        private final Item site;
        private final Item date;
        private final List<Item> morphology;

        Reader(Dictionary dictionary) {
            accessionNumber = dictionary.item("accessionNumberHosp");
            sequence = dictionary.item("sequenceNumberHospital");
            recordNumber = dictionary.item("tumorRecordNumber");
            site = dictionary.item("primarySite");
            date = dictionary.item("dateOfDiagnosis");
            morphology = List.of(dictionary.item("histologicTypeIcdO3"), dictionary.item("behaviorCodeIcdO3"),
                    dictionary.item("laterality"));
        }

        CaseKey of(Values tumor) {
            return new CaseKey(both(tumor, accessionNumber, sequence), tumor.get(recordNumber), tumorKey(tumor));
        }

        private String tumorKey(Values tumor) {
            String key = both(tumor, site, date);
            if (key.isEmpty()) {
                return "";
            }
            StringBuilder whole = new StringBuilder(key);
            morphology.forEach(item -> whole.append('/').append(tumor.get(item)));
            return whole.toString();
        }

        private static String both(Values tumor, Item one, Item other) {
            return tumor.isBlank(one) || tumor.isBlank(other) ? "" : tumor.get(one) + "/" + tumor.get(other);
        }
    }
}
