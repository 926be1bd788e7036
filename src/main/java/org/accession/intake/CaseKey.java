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
    private static final Set<String> FIRST = Set.of("01", "61");
    private static final int SITE_GROUP = 3;

    /** Accession number and sequence; empty without either. */
    String accession() {
        return number.isEmpty() || sequence.isEmpty() ? "" : number + "/" + sequence;
    }

    /** The same case without its place among the primaries. */
    CaseKey withoutSequence() {
        return new CaseKey(number, "", record, tumor);
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
        return isOnlyOrOneOf(other) && isSameTumor(other);
    }

    /** Whether the two are one tumor under one number and sequence. */
    boolean isUnchanged(CaseKey other) {
        return isNumberedAs(other) && isSameTumor(other);
    }

    /** Whether the two have one accession number and one sequence. */
    boolean isNumberedAs(CaseKey other) {
        return !accession().isEmpty() && accession().equals(other.accession());
    }

    /** Whether the two are one tumor among the primaries of its patient, at two places. */
    boolean isMoved(CaseKey other) {
        return isOfOnePatient(other) && !sequence.equals(other.sequence) && isSameTumor(other);
    }

    /** Whether one of the two is the only primary of the patient, and the other is not. */
    boolean isOnlyOrOneOf(CaseKey other) {
        return isOfOnePatient(other) && ONLY.contains(sequence) != ONLY.contains(other.sequence);
    }

    /** Whether the two are of one day and one site, of which the last digit may be another. */
    boolean isAlike(CaseKey other) {
        return isOfOneDay(other) && isOfOneSite(other);
    }

    /** Whether the two are of one day or one site, and the first primary is among them: the next ones are newer. */
    boolean mayBeAlike(CaseKey other) {
        return (isOfOneDay(other) || isOfOneSite(other))
                && (FIRST.contains(sequence) || FIRST.contains(other.sequence));
    }

    private boolean isOfOnePatient(CaseKey other) {
        return !accession().isEmpty() && number.equals(other.number) && !other.sequence.isEmpty()
                && isMalignant() == other.isMalignant();
    }

    private boolean isOfOneDay(CaseKey other) {
        return !tumor.get(1).isEmpty() && tumor.get(1).equals(other.tumor.get(1));
    }

    private boolean isOfOneSite(CaseKey other) {
        return !tumor.get(0).isEmpty() && tumor.get(0).regionMatches(0, other.tumor.get(0), 0, SITE_GROUP);
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
