package org.accession.synthetic;

import java.util.ArrayList;
import java.util.List;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Level;
import org.accession.dictionary.Values;

/** Fills in the items of a patient and the cases that one facility has. */
final class Abstracts {

    private final Form.Items patientItems;
    private final Form.Items tumorItems;

    Abstracts(Dictionary dictionary) {
        patientItems = new Form.Items(dictionary, Level.PATIENT);
        tumorItems = new Form.Items(dictionary, Level.TUMOR);
    }

    SyntheticPatient write(List<CaseReport> reports, Chance chance) {
        CaseReport first = reports.get(0);
        Form patient = patientItems.blank();
        PatientItems.write(patient, first, chance);
        List<Values> tumors = new ArrayList<>();
        for (CaseReport report : reports) {
            tumors.add(tumor(report, chance));
        }
        return new SyntheticPatient(first.person().ordinal(), first.facility(), patient.values(), tumors);
    }

    private Values tumor(CaseReport report, Chance chance) {
        Form form = tumorItems.blank();
        CaseItems.write(form, report, chance);
        DiagnosisItems.write(form, report);
        if (report.isComplete()) {
            StageItems.write(form, report, chance);
            TnmItems.write(form, report.primary());
            PrognosticItems.write(form, report.primary(), chance);
            SurgeryItems.write(form, report, chance);
            RadiationItems.write(form, report, chance);
            SystemicItems.write(form, report, chance);
            OutcomeItems.write(form, report, chance);
            PathologyItems.write(form, report, chance);
            NarrativeItems.write(form, report, chance);
        }
        return form.values();
    }
}
