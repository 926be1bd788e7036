package org.accession.intake;

import java.util.List;

import org.accession.dictionary.Values;

/**
 * What one file says of one person at one facility, in the working version.
 *
 * @param place where it says so
 * @param facilityId the facility
 * @param evidence who the person is
 * @param patient the items of the patient; not shared with another facility's arrival once it is stored
 * @param hash a hash of the record as it came; of the first one if there are several
 * @param strays whether the file holds more of the patient than {@code patient}
 * @param cases the cases; none for a patient without tumors
 */
record Arrival(Place place, long facilityId, Evidence evidence, Values patient, byte[] hash, boolean strays,
        List<ArrivingCase> cases) {

    /**
     * A record's place in its file.
     *
     * @param patient the number of the Patient element, or of the line in a list, from 1
     * @param line the line at which it begins
     * @param offset where it begins, in bytes
     * @param length how long it is
     */
    record Place(int patient, long line, long offset, long length) {}

    /**
     * One case.
     *
     * @param tumor its number within the patient, from 1
     * @param line the line at which it begins
     * @param hash a hash of the record as it came
     * @param strays whether the file holds more of it than {@code values}
     * @param values the items of the tumor
     * @param reason why a list has it for a case, or null
     */
    record ArrivingCase(int tumor, long line, byte[] hash, boolean strays, Values values, String reason) {}

    /** A record that cannot be stored, and why. The facility is null where it is not known. */
    record Rejection(Place place, int tumor, long line, byte[] hash, Long facilityId, String reason) {}

    /** Its records, each rejected for that reason. */
    List<Rejection> rejected(String reason) {
        if (cases.isEmpty()) {
            return List.of(new Rejection(place, 0, place.line(), hash, facilityId, reason));
        }
        return cases.stream().map(one -> rejected(one, reason)).toList();
    }

    Rejection rejected(ArrivingCase one, String reason) {
        return new Rejection(place, one.tumor(), one.line(), one.hash(), facilityId, reason);
    }
}
