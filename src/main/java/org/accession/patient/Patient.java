package org.accession.patient;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;

import org.accession.dictionary.Values;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The person as the registry believes them to be, over all facilities. */
@Entity
public class Patient extends PatientItems {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "patient_id")
    @SequenceGenerator(name = "patient_id", sequenceName = "patient_id", allocationSize = 100)
    public Long id;

    /** What stands for the patient in an address. */
    public UUID publicId = UUID.randomUUID();

    /** By XML id, each with the FacilityPatient that it comes from; null while there is one only, whose values hold. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, SourcedValue> consolidated;

    public static Optional<Patient> findByPublicId(UUID publicId) {
        return find("publicId", publicId).firstResultOptional();
    }

    /** Takes over what its only source says. */
    public void copy(FacilityPatient source) {
        promote(source.values);
    }

    /** The records of the patient at the facilities that the caller sees. */
    public List<FacilityPatient> facilityPatients() {
        return FacilityPatient.list("patient.id = ?1 order by id", id);
    }

    /** Whether the caller sees every facility that reports of the patient. */
    public boolean isSeenWhole() {
        return (Boolean) getEntityManager().createNativeQuery("SELECT patient_is_seen_whole(?1)", Boolean.class)
                .setParameter(1, id).getSingleResult();
    }

    /**
     * What the caller may read of the person: what the registry believes, if they see everybody who reports of them; else
     * the record with the latest contact of those that they see, for the rest is another facility's.
     *
     * @param records those that the caller sees
     */
    public PatientItems asSeen(List<FacilityPatient> records) {
        if (records.isEmpty() || nameLast != null && isSeenWhole()) {
            return this;
        }
        return records.stream().max(Comparator.comparing(
                one -> one.dateOfLastContact == null ? "" : one.dateOfLastContact.written())).orElseThrow();
    }

    /** The patient's tumors, the first diagnosed first. */
    public List<Tumor> tumors() {
        return Tumor.list("patient.id = ?1 order by dateOfDiagnosis, id", id);
    }

    /** A copy of the patient-level values as the registry believes them, without the identifiers that are encrypted at rest. */
    public Values values() {
        return consolidated == null
                ? Consolidation.onlySource("sources_of_patient", id)
                : SourcedValue.values(consolidated);
    }
}
