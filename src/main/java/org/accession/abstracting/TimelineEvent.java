package org.accession.abstracting;

import org.accession.dictionary.PartialDate;

/**
 * Something that happened to the patient.
 *
 * @param lane the place of its tumor among the patient's, from 0; -1 for what is the patient's and no tumor's
 * @param what what happened, for example Diagnosis
 * @param detail what more is known, or the empty string
 */
record TimelineEvent(PartialDate date, int lane, String what, String detail) {

    static final int PATIENT = -1;

    public String written() {
        return Written.date(date);
    }

    /** What of the date is not known, in words, or the empty string. */
    public String uncertainty() {
        return switch (date.precision()) {
            case DAY -> "";
            case MONTH -> "day not known";
            case YEAR -> "month not known";
        };
    }

    /** Whether the day is known. */
    boolean isExact() {
        return date.precision() == PartialDate.Precision.DAY;
    }
}
