package org.accession.intake;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.accession.patient.RecordNumber;

/**
 * What a record says about who the patient is, made comparable. A part that proves nothing is the empty string, and an
 * empty part never matches.
 *
 * @param mrn the medical record number in its facility
 * @param ssn the keyed hash of the social security number, in hexadecimal
 * @param mbi the keyed hash of the Medicare beneficiary identifier, in hexadecimal
 * @param birthDate YYYYMMDD; a partial date proves nothing
 * @param sex 1 male, 2 female
 * @param lastName letters only, in capitals, without accents
 * @param firstName likewise
 * @param patientId the patient number that the sender gave
 */
record Evidence(String mrn, String ssn, String mbi, String birthDate, String sex, String lastName, String firstName,
        String patientId) {

    private static final Set<String> SEXES = Set.of("1", "2");
    private static final Pattern EIGHT_DIGITS = Pattern.compile("\\d{8}");
    private static final Pattern NOT_A_LETTER = Pattern.compile("[^\\p{L}]+");
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");

    Evidence {
        mrn = RecordNumber.of(mrn);
        birthDate = EIGHT_DIGITS.matcher(birthDate).matches() ? birthDate : "";
        sex = SEXES.contains(sex) ? sex : "";
        lastName = name(lastName);
        firstName = name(firstName);
        patientId = RecordNumber.known(patientId);
    }

    private static String name(String written) {
        String plain = isPlain(written)
                ? written
                : ACCENT.matcher(Normalizer.normalize(written, Normalizer.Form.NFD)).replaceAll("");
        return NOT_A_LETTER.matcher(plain).replaceAll("").toUpperCase(Locale.ROOT);
    }

    private static boolean isPlain(String written) {
        return written.chars().allMatch(c -> c < 128);
    }

    /** Whether neither a number nor a name with a birth date says who it is. */
    boolean isNone() {
        return isNumberless() && (lastName.isEmpty() || birthDate.isEmpty());
    }

    /** Whether it has no number at all: a name and a birth date alone may be those of several people. */
    boolean isNumberless() {
        return mrn.isEmpty() && ssn.isEmpty() && mbi.isEmpty() && patientId.isEmpty();
    }

    /**
     * Whether social security (or Medicare) number, birth date and last name are all known and all the same, and not both
     * first name and sex differ: twins are reported under one number, that of a parent.
     */
    boolean isSamePerson(Evidence other) {
        return isAlike(other) && !isTwin(other);
    }

    /** Whether it is the same person among those of one facility, where another record number has its weight too. */
    boolean isSamePersonHere(Evidence other) {
        return isAlike(other) && !isTwinHere(other);
    }

    private boolean isAlike(Evidence other) {
        return numbersAgree(other) && agree(birthDate, other.birthDate) && agree(lastName, other.lastName);
    }

    /** Whether all that makes one person agrees, and yet first name and sex say that they are two. */
    boolean isTwin(Evidence other) {
        return isAlike(other) && firstNamesDiffer(other) && differ(sex, other.sex);
    }

    /** Whether the two are told apart at a facility that knows them by two record numbers and first names. */
    boolean isTwinHere(Evidence other) {
        return isTwin(other) || isAlike(other) && firstNamesDiffer(other) && differ(mrn, other.mrn);
    }

    /**
     * Whether the sender's patient number is the same, and neither another number nor the birth date differs. Only among
     * records of one facility.
     */
    boolean isSamePatientNumber(Evidence other) {
        return hasPatientNumberOf(other) && !differ(birthDate, other.birthDate) && !contradicts(other);
    }

    /** Whether nothing but the sender's patient number can tell who it is, and that one is the same. */
    boolean hasPatientNumberOf(Evidence other) {
        return agree(patientId, other.patientId) && !differ(mrn, other.mrn) && !numbersDiffer(other);
    }

    /**
     * Whether the two may be one person, so that somebody should look: two of the three parts agree, or the whole name
     * and the birth date do while the numbers do not differ.
     */
    boolean mayBeSamePerson(Evidence other) {
        boolean bornAlike = agree(birthDate, other.birthDate);
        boolean lastNameAgrees = agree(lastName, other.lastName);
        return numbersAgree(other) && (bornAlike || lastNameAgrees)
                || bornAlike && lastNameAgrees && agree(firstName, other.firstName) && !numbersDiffer(other);
    }

    /** How much speaks for one person: 100 for the same, 80 and 60 for nearly, as the database scores it; else 0. */
    int score(Evidence other) {
        return isSamePerson(other) ? 100 : !mayBeSamePerson(other) ? 0 : numbersAgree(other) ? 80 : 60;
    }

    /**
     * Whether the two cannot be one person, whatever their record number says: where no two numbers agree, two parts of
     * birth date, sex, first and last name differ; or two numbers differ, and the birth date or the first name. Who marries
     * has another last name, and one mistyped part is none too many; where the birth date is the same, only first name and
     * sex together are.
     */
    boolean contradicts(Evidence other) {
        if (numbersAgree(other)) {
            return false;
        }
        boolean bornOtherwise = differ(birthDate, other.birthDate);
        boolean isCalledOtherwise = firstNamesDiffer(other);
        return numbersDiffer(other) && (bornOtherwise || isCalledOtherwise)
                || isCalledOtherwise && differ(sex, other.sex)
                || !agree(birthDate, other.birthDate) && twoOf(bornOtherwise, isCalledOtherwise,
                        differ(sex, other.sex), differ(lastName, other.lastName));
    }

    private static boolean twoOf(boolean... parts) {
        int differing = 0;
        for (boolean differs : parts) {
            differing += differs ? 1 : 0;
        }
        return differing >= 2;
    }

    /** What differs, in words; never the values. */
    List<String> differences(Evidence other) {
        List<String> parts = new ArrayList<>();
        say(parts, differ(ssn, other.ssn), "social security number");
        say(parts, differ(mbi, other.mbi), "Medicare number");
        say(parts, differ(birthDate, other.birthDate), "date of birth");
        say(parts, differ(sex, other.sex), "sex");
        say(parts, differ(lastName, other.lastName), "last name");
        say(parts, firstNamesDiffer(other), "first name");
        return parts;
    }

    private static void say(List<String> parts, boolean differs, String part) {
        if (differs) {
            parts.add(part);
        }
    }

    /** An initial, and a first name without the middle one, are not another name. */
    boolean firstNamesDiffer(Evidence other) {
        return !firstName.isEmpty() && !other.firstName.isEmpty() && !firstName.startsWith(other.firstName)
                && !other.firstName.startsWith(firstName);
    }

    private boolean numbersAgree(Evidence other) {
        return agree(ssn, other.ssn) || agree(mbi, other.mbi);
    }

    private boolean numbersDiffer(Evidence other) {
        return !numbersAgree(other) && (differ(ssn, other.ssn) || differ(mbi, other.mbi));
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
