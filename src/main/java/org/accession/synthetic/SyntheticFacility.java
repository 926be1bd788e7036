package org.accession.synthetic;

import java.time.LocalDate;

/**
 * A made-up hospital with a registry.
 *
 * @param ordinal 0 for the first
 * @param fin the facility identification number, ten digits; no such number is in use
 * @param npi the national provider identifier, with a right check digit; no such number is in use
 * @param referenceDate the first day for which its registry keeps cases
 */
public record SyntheticFacility(int ordinal, String name, String fin, String npi, String city, String state,
        String postalCode, LocalDate referenceDate) {

    /** A physician who works there: licence (eight characters) and national provider identifier. */
    record Physician(String licence, String npi) {}

    private static final int PHYSICIANS_PER_SPECIALTY = 12;

    /** One of the facility's physicians of a specialty (0 to 7). */
    Physician physician(int specialty, Chance chance) {
        long place = chance.below(PHYSICIANS_PER_SPECIALTY) + (long) specialty * PHYSICIANS_PER_SPECIALTY;
        return new Physician(state + Numbers.padded((ordinal + 1) * 1_000L + place, 6),
                Numbers.npi(1_000_000L + ordinal * 1_000L + place));
    }

    /** The medical record number of a person there; none has that of another. */
    String medicalRecordNumber(long person) {
        return Numbers.padded(Numbers.spread(person, 10_000_000, 271_828L * (ordinal + 1)), 7) + (ordinal + 1) % 10;
    }
}
