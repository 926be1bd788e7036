package org.accession.staging.derived;

import org.accession.dictionary.Values;
import org.accession.staging.CaseStager;

/** What the staging algorithms derive. */
record StageDerivation(CaseStager stager) implements Derivation {

    @Override
    public void derive(DerivedPatient patient) {
        for (Values tumor : patient.tumors()) {
            patient.addStage(stager.stage(patient.patient(), tumor));
        }
    }
}
