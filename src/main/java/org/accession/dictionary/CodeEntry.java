package org.accession.dictionary;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A code, or a range of codes, and a term for it.
 *
 * @param code the code, or the first of a range; empty where the list says what a blank means
 * @param to the last code of a range, else empty
 * @param term the term; in a range {@code {}} stands for the number that the code is
 * @param preferred whether this is the term to show for the code; the others are synonyms
 * @param sites the primary sites that the term goes with, as published, or empty
 * @param note what to mind in using it, or empty
 */
public record CodeEntry(String code, String to, String term, boolean preferred, String sites, String note) {

    CodeEntry(String code, String to, String term) {
        this(code, to, term, true, "", "");
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

    /** The term for a code that this contains. */
    public String term(String value) {
        return isRange() ? term.replace("{}", number(value).orElse(BigDecimal.ZERO).toPlainString()) : term;
    }

    private static Optional<BigDecimal> number(String value) {
        return value.matches("\\d{1,9}(\\.\\d{1,9})?") ? Optional.of(new BigDecimal(value)) : Optional.empty();
    }
}
