package org.accession.patient;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** The person whose records the facilities hold. What the registry believes of them is their {@link PatientBelief}. */
@Entity
public class Patient extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "patient_id")
    @SequenceGenerator(name = "patient_id", sequenceName = "patient_id", allocationSize = 100)
    public Long id;

    /** What stands for the patient in an address. */
    public UUID publicId = UUID.randomUUID();

    public static Optional<Patient> findByPublicId(UUID publicId) {
        return find("publicId", publicId).firstResultOptional();
    }

    /** The records of the patient at the facilities that the caller sees. */
    public List<FacilityPatient> facilityPatients() {
        return FacilityPatient.list("patient.id = ?1 order by id", id);
    }

    /** What the registry believes of the patient, if the caller sees everybody who reports of them. */
    public Optional<PatientBelief> belief() {
        return PatientBelief.findByIdOptional(id);
    }

    /**
     * What the caller may read of the person: what the registry believes, if they see everybody who reports of them; else
     * the record with the latest contact of those that they see, for the rest is another facility's.
     *
     * @param records those that the caller sees
     */
    public PatientItems asSeen(List<FacilityPatient> records) {
        return belief().filter(belief -> belief.nameLast != null || records.isEmpty()).map(PatientItems.class::cast)
                .or(() -> records.stream().max(Comparator
                        .comparing(one -> one.dateOfLastContact == null ? "" : one.dateOfLastContact.written())))
                .orElseGet(PatientBelief::new);
    }
}
