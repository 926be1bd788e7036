package org.accession.intake;

/** Says to which facility a record belongs. */
interface FacilityChoice {

    /** The facility, or why there is none. */
    record Answer(Long facilityId, String refusal) {

        static Answer is(long facilityId) {
            return new Answer(facilityId, null);
        }

        static Answer refused(String reason) {
            return new Answer(null, reason);
        }
    }

    /**
     * The facility of a record that names one.
     *
     * @param fin the facility's identification number as the record has it; may be empty
     * @param npi its National Provider Identifier; may be empty
     */
    Answer of(String fin, String npi);
}
