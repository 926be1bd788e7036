package org.accession.synthetic;

import java.time.LocalDate;

import org.accession.synthetic.SyntheticFacility.Physician;

/**
 * One facility's abstract of a primary.
 *
 * @param patientId NAACCR item 20
 * @param tumorRecord NAACCR item 60
 * @param accession NAACCR item 550
 * @param classOfCase NAACCR item 610
 * @param here which parts of the treatment the facility gave
 * @param completed null while the abstract is not finished
 */
record CaseReport(SyntheticFacility facility, Life life, Primary primary, String patientId, String tumorRecord,
        String accession, String classOfCase, String reportingSource, Day firstContact, Here here,
        LocalDate initiated, LocalDate completed, LocalDate changed, String abstractor, Team team) {

    /** What was done at the facility itself. */
    record Here(boolean surgery, boolean radiation, boolean drugs) {}

    /** The physicians of the case. */
    record Team(Physician managing, Physician following, Physician surgeon, Physician oncologist,
            Physician radiotherapist) {}

    boolean isComplete() {
        return completed != null;
    }

    /** Class 00 to 22: diagnosed or treated for the first time here. */
    boolean isAnalytic() {
        return classOfCase.compareTo("22") <= 0;
    }

    CaseReport withAccession(String number) {
        return new CaseReport(facility, life, primary, patientId, tumorRecord, number, classOfCase, reportingSource,
                firstContact, here, initiated, completed, changed, abstractor, team);
    }

    Person person() {
        return life.person();
    }
}
