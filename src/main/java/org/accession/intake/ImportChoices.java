package org.accession.intake;

/**
 * How a file is to be taken in.
 *
 * @param facilityId whose the records are that name no facility, or null
 * @param addFacilities whether facilities that the registry does not know are added
 * @param absentMeansCleared whether an item that is held, but not in the newer record, is taken away
 * @param mapping for a list of cases, which column holds what; null for NAACCR XML
 */
record ImportChoices(Long facilityId, boolean addFacilities, boolean absentMeansCleared, CaseListMapping mapping) {

    static ImportChoices records(Long facilityId) {
        return new ImportChoices(facilityId, false, false, null);
    }
}
