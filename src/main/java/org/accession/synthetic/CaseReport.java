package org.accession.synthetic;

import java.time.LocalDate;

import org.accession.synthetic.SyntheticFacility.Physician;

/**
 * One facility's abstract of a primary.
 *
 * @param patientId NAACCR item 20
 * @param tumorRecord NAACCR item 60
 * @param accession NAACCR item 550
 * @param completed null while the abstract is not finished
 */
record CaseReport(SyntheticFacility facility, Life life, Primary primary, String patientId, String tumorRecord,
        String accession, Relation relation, String reportingSource, Day firstContact,
        LocalDate initiated, LocalDate completed, LocalDate changed, String abstractor, Team team) {

    /** The physicians of the case. */
    record Team(Physician managing, Physician following, Physician surgeon, Physician oncologist,
            Physician radiotherapist) {}

    /** NAACCR item 610. */
    String classOfCase() {
        return relation.classOfCase();
    }

    boolean isComplete() {
        return completed != null;
    }

    /** Whether the facility or a physician of its staff made the diagnosis. */
    boolean isDiagnosedHere() {
        return classOfCase().compareTo("20") < 0 || classOfCase().equals("34");
    }

    /** Class 00 to 22: diagnosed or treated for the first time here. */
    boolean isAnalytic() {
        return classOfCase().compareTo("22") <= 0;
    }

    CaseReport withAccession(String number) {
        return new CaseReport(facility, life, primary, patientId, tumorRecord, number, relation, reportingSource,
                firstContact, initiated, completed, changed, abstractor, team);
    }

    Person person() {
        return life.person();
    }
}
