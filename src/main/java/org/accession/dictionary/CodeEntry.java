package org.accession.dictionary;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A code, or a range of codes, and a term for it.
 *
 * @param code the code, or the first of a range; empty where the list says what a blank means
 * @param to the last code of a range, else empty
 * @param wording the term as the table has it; in a range {@code {}} stands for the number that the code is
 * @param preferred whether this is the term to show for the code; the others are synonyms
 * @param sites the primary sites that the term goes with, as published, or empty
 * @param note what to mind in using it, or empty
 */
public record CodeEntry(String code, String to, String wording, boolean preferred, String sites, String note) {

    CodeEntry(String code, String to, String wording) {
        this(code, to, wording, true, "", "");
    }

    /** Whether the entry stands for a range of codes. */
    public boolean isRange() {
        return !to.isEmpty();
    }

    /** Whether the code is this one or lies within the range. */
    public boolean contains(String value) {
        if (!isRange()) {
            return code.equals(value);
        }
        boolean decimal = code.indexOf('.') >= 0;
        if (!decimal && value.length() != code.length()) {
            return false;
        }
        return number(value).filter(number -> number.compareTo(new BigDecimal(code)) >= 0
                && number.compareTo(new BigDecimal(to)) <= 0).isPresent();
    }

    /** The term; of a range, for example {@code 2 to 89 nodes examined}. */
    public String term() {
        return isRange() ? wording.replace("{}", plain(code) + " to " + plain(to)) : wording;
    }

    /** The term for a code that this contains, for example {@code 5 nodes examined}. */
    public String term(String value) {
        return isRange() ? wording.replace("{}", plain(value)) : wording;
    }

    private static String plain(String value) {
        return number(value).map(BigDecimal::toPlainString).orElse(value);
    }

    private static Optional<BigDecimal> number(String value) {
        return value.matches("\\d{1,9}(\\.\\d{1,9})?") ? Optional.of(new BigDecimal(value)) : Optional.empty();
    }
}
