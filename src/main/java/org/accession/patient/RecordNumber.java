package org.accession.patient;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A facility's medical record number of a person, as records write it. */
public final class RecordNumber {

    /** STORE manual, Medical Record Number: radiation therapy, one-day surgery and unknown instead of a number. */
    private static final Set<String> NONE = Set.of("RT", "SU", "UNK");
    private static final Pattern UNKNOWN = Pattern.compile("0+|9{3,}");
    /** What is longer is no number of anybody. */
    private static final int LONGEST = 50;

    private RecordNumber() {}

    /** The number, in capitals; empty for what stands for none. */
    public static String of(String written) {
        String number = written.strip().toUpperCase(Locale.ROOT);
        return NONE.contains(number) ? "" : known(number);
    }

    /** A number of whatever kind; empty where it is all noughts or nines, which stand for none. */
    public static String known(String written) {
        return written.length() > LONGEST || UNKNOWN.matcher(written).matches() ? "" : written;
    }
}
