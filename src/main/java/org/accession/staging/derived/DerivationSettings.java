package org.accession.staging.derived;

/**
 * What a registry decides about its derived items.
 *
 * @param followedUntil the last year of diagnosis and follow-up that counts: survival time ends with its 31 December
 * @param nhia which cases in counties with few Hispanics NHIA looks at by name: {@code 0} all, {@code 1} those of
 *            Hispanic origin 7 and 9, {@code 2} those of 7 only
 */
public record DerivationSettings(int followedUntil, String nhia) {

    public DerivationSettings {
        if (!nhia.matches("[012]")) {
            throw new IllegalArgumentException("NHIA has the options 0, 1 and 2, and no " + nhia);
        }
    }

    /** Follow-up until the year, and NHIA for all cases. */
    public static DerivationSettings followedUntil(int year) {
        return new DerivationSettings(year, "0");
    }
}
