package org.accession.intake;

/** How a file is to be taken in and how far it is: what a run needs of {@link FileImport}, apart from its session. */
record ImportPlan(long importId, long sourceFileId, long length, Long facilityId, boolean addFacilities,
        boolean absentMeansCleared, CaseListMapping mapping, int patients, long line) {

    static ImportPlan of(FileImport file) {
        return new ImportPlan(file.id, file.sourceFile.id, file.sourceFile.length,
                file.facility == null ? null : file.facility.id,
                file.addFacilities, file.absentMeansCleared, file.mapping, file.patients, file.line);
    }
}
