package org.accession.intake;

import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.dictionary.Values;
import org.accession.keys.Keyring;
import org.accession.patient.FacilityPatient;
import org.accession.patient.Identifier;
import org.accession.patient.RecordNumber;

/** Takes the evidence of who a person is from items. */
final class EvidenceItems {

    /** The items of a patient that are evidence, by their XML ids. */
    static final Set<String> IDS = Set.of("nameLast", "nameFirst", "dateOfBirth", "socialSecurityNumber",
            "medicareBeneficiaryIdentifier");

    private final Keyring keys;
    private final Item lastName;
    private final Item firstName;
    private final Item birthDate;
    private final Item sex;
    private final Item patientId;
    private final Item mrn;

    EvidenceItems(Dictionary dictionary, Keyring keys) {
        this.keys = keys;
        lastName = dictionary.item("nameLast");
        firstName = dictionary.item("nameFirst");
        birthDate = dictionary.item("dateOfBirth");
        sex = dictionary.item("sexAssignedAtBirth");
        patientId = dictionary.item("patientIdNumber");
        mrn = dictionary.item("medicalRecordNumber");
    }

    /** Of a patient who arrives; the first case that has a medical record number gives it. */
    Evidence of(Values patient, List<Values> tumors) {
        return evidence(patient, recordNumber(tumors), hash(Identifier.SOCIAL_SECURITY_NUMBER, patient),
                hash(Identifier.MEDICARE_BENEFICIARY, patient));
    }

    /** Of a patient whom the registry holds. */
    Evidence of(FacilityPatient held) {
        return evidence(held.values(), held.mrn == null ? "" : held.mrn, held.ssnHmac, held.mbiHmac);
    }

    private byte[] hash(Identifier identifier, Values patient) {
        return identifier.hmac(patient.get(identifier.item()), keys);
    }

    private Evidence evidence(Values patient, String recordNumber, byte[] ssn, byte[] mbi) {
        return new Evidence(recordNumber, hex(ssn), hex(mbi), patient.get(birthDate), patient.get(sex),
                patient.get(lastName), patient.get(firstName), patient.get(patientId));
    }

    private static String hex(byte[] hash) {
        return hash == null ? "" : HexFormat.of().formatHex(hash);
    }

    private String recordNumber(List<Values> tumors) {
        return tumors.stream().map(this::recordNumber).filter(number -> !number.isEmpty()).findFirst().orElse("");
    }

    /** The medical record number that a tumor's items name; empty for none. */
    String recordNumber(Values tumor) {
        return RecordNumber.of(tumor.get(mrn));
    }
}
