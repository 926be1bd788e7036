package org.accession.intake;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a record says about who the patient is, made comparable. A part that proves nothing is the empty string, and an
 * empty part never matches.
 *
 * @param mrn the medical record number in its facility
 * @param ssn the social security number, nine digits
 * @param birthDate YYYYMMDD; a partial date proves nothing
 * @param lastName letters only, in capitals, without accents
 * @param firstName likewise
 * @param patientId the patient number that the sender gave
 */
record Evidence(String mrn, String ssn, String birthDate, String lastName, String firstName, String patientId) {

    /** STORE manual, Medical Record Number: radiation therapy, one-day surgery and unknown instead of a number. */
    private static final Set<String> NO_RECORD_NUMBER = Set.of("RT", "SU", "UNK");
    private static final Pattern UNKNOWN_NUMBER = Pattern.compile("0+|9{3,}");
    private static final Pattern NINE_DIGITS_NOT_ALIKE = Pattern.compile("(?!(\\d)\\1{8})\\d{9}");
    private static final Pattern EIGHT_DIGITS = Pattern.compile("\\d{8}");
    private static final Pattern NOT_A_LETTER = Pattern.compile("[^\\p{L}]+");
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");

    static Evidence of(String mrn, String ssn, String birthDate, String lastName, String firstName,
            String patientId) {
        return new Evidence(recordNumber(mrn), socialSecurityNumber(ssn),
                EIGHT_DIGITS.matcher(birthDate).matches() ? birthDate : "", name(lastName), name(firstName),
                number(patientId));
    }

    /** 999999999 stands for unknown, and a number of one repeated digit was never issued. */
    static String socialSecurityNumber(String written) {
        return NINE_DIGITS_NOT_ALIKE.matcher(written).matches() ? written : "";
    }

    static String recordNumber(String written) {
        String number = written.strip().toUpperCase(Locale.ROOT);
        return NO_RECORD_NUMBER.contains(number) ? "" : number(number);
    }

    static String name(String written) {
        String plain = ACCENT.matcher(Normalizer.normalize(written, Normalizer.Form.NFD)).replaceAll("");
        return NOT_A_LETTER.matcher(plain).replaceAll("").toUpperCase(Locale.ROOT);
    }

    private static String number(String written) {
        return UNKNOWN_NUMBER.matcher(written).matches() ? "" : written;
    }

    /** Whether social security number, birth date and last name are all known and all the same. */
    boolean isSamePerson(Evidence other) {
        return agree(ssn, other.ssn) && agree(birthDate, other.birthDate) && agree(lastName, other.lastName);
    }

    /**
     * Whether the two may be one person, so that somebody should look: two of the three parts agree, or the whole name
     * and the birth date do.
     */
    boolean mayBeSamePerson(Evidence other) {
        boolean ssnAgrees = agree(ssn, other.ssn);
        boolean bornAlike = agree(birthDate, other.birthDate);
        boolean lastNameAgrees = agree(lastName, other.lastName);
        return ssnAgrees && (bornAlike || lastNameAgrees)
                || bornAlike && lastNameAgrees && agree(firstName, other.firstName) && !differ(ssn, other.ssn);
    }

    /** Whether the two cannot be one person, whatever their record number says. */
    boolean contradicts(Evidence other) {
        return differ(birthDate, other.birthDate) && differ(lastName, other.lastName)
                && differ(firstName, other.firstName) && !agree(ssn, other.ssn);
    }

    private static boolean agree(String one, String other) {
        return !one.isEmpty() && one.equals(other);
    }

    private static boolean differ(String one, String other) {
        return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
    }

    /** Nothing of what it holds belongs in a log. */
    @Override
    public String toString() {
        return "Evidence";
    }
}
