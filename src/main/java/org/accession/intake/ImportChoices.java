package org.accession.intake;

/**
 * How a file of records is to be taken in.
 *
 * @param facilityId whose the records are that name no facility, or null
 * @param addFacilities whether facilities that the registry does not know are added
 * @param absentMeansCleared whether an item that is held, but not in the newer record, is taken away
 */
record ImportChoices(Long facilityId, boolean addFacilities, boolean absentMeansCleared) {

    static ImportChoices records(Long facilityId) {
        return new ImportChoices(facilityId, false, false);
    }
}
