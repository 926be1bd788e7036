package org.accession.synthetic;

import java.time.LocalDate;

/**
 * What a made-up registry holds.
 *
 * @param facilities how many hospitals report; at least 1
 * @param from the first day of diagnosis
 * @param asOf the day on which the registry stands: nothing is later
 * @param percentElsewhere how many patients in a hundred are seen at a second facility as well; 0 with one facility
 * @param percentNearDuplicates how many in a hundred of those the second facility holds under slightly other names,
 * dates or numbers
 */
public record SyntheticOptions(int facilities, LocalDate from, LocalDate asOf, double percentElsewhere,
        double percentNearDuplicates) {

    private static final int YEARS = 12;

    public SyntheticOptions {
        if (facilities < 1) {
            throw new IllegalArgumentException("At least one facility must report, not " + facilities);
        }
        if (!from.isBefore(asOf)) {
            throw new IllegalArgumentException("Diagnoses from " + from + " cannot be known on " + asOf);
        }
    }

    /** Three facilities, the twelve years up to June 2026, one patient in thirty seen at two of them. */
    public static SyntheticOptions usual() {
        return new SyntheticOptions(3, LocalDate.of(2015, 1, 1), LocalDate.of(2026, 6, 30), 3.3, 0);
    }

    public SyntheticOptions withFacilities(int number) {
        return new SyntheticOptions(number, from, asOf, percentElsewhere, percentNearDuplicates);
    }

    /** The registry as it stands on the day, with diagnoses of that year and the eleven before. */
    public SyntheticOptions standingOn(LocalDate day) {
        return new SyntheticOptions(facilities, LocalDate.of(day.getYear() - YEARS + 1, 1, 1), day, percentElsewhere,
                percentNearDuplicates);
    }

    /** Diagnoses from the day on. */
    public SyntheticOptions diagnosedFrom(LocalDate day) {
        return new SyntheticOptions(facilities, day, asOf, percentElsewhere, percentNearDuplicates);
    }

    /** Patients seen at two facilities, and how many of those the second holds under a slightly other identity. */
    public SyntheticOptions withElsewhere(double percent, double percentNear) {
        return new SyntheticOptions(facilities, from, asOf, percent, percentNear);
    }
}
