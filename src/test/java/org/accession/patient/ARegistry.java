package org.accession.patient;

import java.util.UUID;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Item;
import org.accession.dictionary.Values;
import org.accession.identity.Facility;
import org.accession.keys.Keyring;

/** Patients and cases for tests, in the running transaction. */
final class ARegistry {

    private ARegistry() {}

    static Item item(String id) {
        return Dictionaries.standard().working().item(id);
    }

    /** Values from pairs of XML id and value. */
    static Values values(String... pairs) {
        Values values = new Values();
        for (int i = 0; i < pairs.length; i += 2) {
            values.set(item(pairs[i]), pairs[i + 1]);
        }
        return values;
    }

    static Facility aFacility() {
        Facility facility = new Facility();
        facility.name = "Facility " + UUID.randomUUID();
        facility.persist();
        return facility;
    }

    static Patient aPatient() {
        Patient patient = new Patient();
        patient.persist();
        return patient;
    }

    static FacilityPatient at(Facility facility, Patient patient, Keyring keyring, String... pairs) {
        FacilityPatient row = new FacilityPatient();
        row.facility = facility;
        row.patient = patient;
        row.values(values(pairs), keyring);
        row.persist();
        return row;
    }

    static Tumor aTumor(Patient patient) {
        Tumor tumor = new Tumor();
        tumor.patient = patient;
        tumor.persist();
        return tumor;
    }

    static TumorCase aCase(FacilityPatient patient, Tumor tumor, String... pairs) {
        TumorCase row = new TumorCase();
        row.facilityPatient = patient;
        row.facility = patient.facility;
        row.tumor = tumor;
        row.values(values(pairs));
        row.persist();
        return row;
    }
}
