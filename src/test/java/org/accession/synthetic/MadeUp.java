package org.accession.synthetic;

import java.util.ArrayList;
import java.util.List;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Values;

/** 5,000 made-up records, made once for all tests that look at them. */
final class MadeUp {

    static final List<SyntheticPatient> PATIENTS = new SyntheticRegistry(26,
            SyntheticOptions.usual().withElsewhere(5, 20)).patients(5_000).toList();

    static final List<Case> CASES = cases();

    private static final Dictionary WORKING = Dictionaries.standard().working();

    private MadeUp() {}

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (SyntheticPatient patient : PATIENTS) {
            patient.tumors().forEach(tumor -> cases.add(new Case(patient, tumor)));
        }
        return cases;
    }

    static String value(Values values, String id) {
        return values.get(WORKING.item(id));
    }

    /** A tumor with its patient. */
    record Case(SyntheticPatient patient, Values tumor) {

        String get(String tumorItem) {
            return value(tumor, tumorItem);
        }

        String ofPatient(String patientItem) {
            return value(patient.values(), patientItem);
        }

        boolean isComplete() {
            return !get("dateCaseCompleted").isEmpty();
        }

        int year() {
            return Integer.parseInt(get("dateOfDiagnosis").substring(0, 4));
        }

        /** Enough to find the case again; nobody is identified by it. */
        @Override
        public String toString() {
            return "patient " + ofPatient("patientIdNumber") + " tumor " + get("tumorRecordNumber") + " "
                    + get("primarySite") + " " + get("histologicTypeIcdO3") + "/" + get("behaviorCodeIcdO3") + " of "
                    + get("dateOfDiagnosis");
        }
    }
}
