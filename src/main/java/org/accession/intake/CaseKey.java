package org.accession.intake;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.dictionary.Values;
import org.accession.patient.RecordNumber;

/**
 * What tells one case of a patient from another at one facility.
 *
 * @param number the accession number; empty without it
 * @param sequence the sequence number; empty without it
 * @param record the sender's tumor record number; empty without it
 * @param tumor site, date of diagnosis, histology, behavior and laterality, each empty where it is blank
 */
record CaseKey(String number, String sequence, String record, List<String> tumor) {

    /** STORE, Sequence Number: one primary only, malignant or not; it gets another number with the next primary. */
    private static final Set<String> ONLY = Set.of("00", "60");
    private static final String FIRST_NOT_MALIGNANT = "60";

    /** Accession number and sequence; empty without either. */
    String accession() {
        return number.isEmpty() || sequence.isEmpty() ? "" : number + "/" + sequence;
    }

    /** Whether the two are keys of one case: by the first part that both have. */
    boolean isSameCase(CaseKey other) {
        if (!accession().isEmpty() && !other.accession().isEmpty()) {
            return accession().equals(other.accession());
        }
        if (!record.isEmpty() && !other.record.isEmpty()) {
            return record.equals(other.record);
        }
        return isSameTumor(other);
    }

    /** Whether nothing tells the two apart but what one of them leaves blank. */
    boolean mayBeSameCase(CaseKey other) {
        boolean bothNumbered = !accession().isEmpty() && !other.accession().isEmpty();
        boolean isUnderOneNumber = !number.isEmpty() && number.equals(other.number);
        return !bothNumbered && agreeOrBlank(number, other.number) && agreeOrBlank(record, other.record)
                && (isUnderOneNumber || isDated() && other.isDated())
                && IntStream.range(0, tumor.size()).allMatch(i -> agreeOrBlank(tumor.get(i), other.tumor.get(i)));
    }

    /** Whether the two are one tumor, which was the only primary of its patient and is one of several, or the reverse. */
    boolean isRenumbered(CaseKey other) {
        return !accession().isEmpty() && number.equals(other.number) && !other.sequence.isEmpty()
                && ONLY.contains(sequence) != ONLY.contains(other.sequence)
                && isMalignant() == other.isMalignant() && isSameTumor(other);
    }

    private boolean isMalignant() {
        return sequence.compareTo(FIRST_NOT_MALIGNANT) < 0;
    }

    private boolean isSameTumor(CaseKey other) {
        return isDated() && tumor.equals(other.tumor);
    }

    private boolean isDated() {
        return !tumor.get(0).isEmpty() && !tumor.get(1).isEmpty();
    }

    private static boolean agreeOrBlank(String one, String other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    /** Takes keys from items. */
    static final class Reader {
        private final Item accessionNumber;
        private final Item sequence;
        private final Item recordNumber;
        private final List<Item> tumor;

        Reader(Dictionary dictionary) {
            accessionNumber = dictionary.item("accessionNumberHosp");
            sequence = dictionary.item("sequenceNumberHospital");
            recordNumber = dictionary.item("tumorRecordNumber");
            tumor = Stream
                    .of("primarySite", "dateOfDiagnosis", "histologicTypeIcdO3", "behaviorCodeIcdO3", "laterality")
                    .map(dictionary::item).toList();
        }

        CaseKey of(Values values) {
            return new CaseKey(RecordNumber.known(values.get(accessionNumber)), values.get(sequence),
                    values.get(recordNumber), tumor.stream().map(values::get).toList());
        }
    }
}
