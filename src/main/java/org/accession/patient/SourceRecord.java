package org.accession.patient;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A record of a file that arrived, and what became of it. */
@Entity
public class SourceRecord extends PanacheEntityBase {

    /** What became of a record. */
    public enum Outcome {
        NEW, UPDATED, UNCHANGED,
        /** It says something else, but is older than what the registry holds: that was kept. */
        OLDER, REJECTED
    }

    /**
     * Where the record stands.
     *
     * @param patientOrdinal the patient's place in the file, from 1
     * @param tumorOrdinal the tumor's place within the patient, from 1; 0 for a patient without tumors
     */
    @Embeddable
    public record Place(long sourceFileId, int patientOrdinal, int tumorOrdinal) {}

    @EmbeddedId
    public Place place;

    public Long facilityId;

    /** Of the Patient element in the uncompressed file. */
    public long byteOffset;

    public long byteLength;

    public long line;

    public byte[] hash;

    @Enumerated(EnumType.STRING)
    public Outcome outcome;

    /** What became of the patient's items; null where the record was rejected. */
    @Enumerated(EnumType.STRING)
    public Outcome patientOutcome;

    /** Why it was rejected, or which items were kept as they were; names items, never their values. */
    public String reason;

    /** Whether it has items or extensions that no dictionary knows: they are in the file alone. */
    public boolean strays;

    public Long facilityPatientId;

    public Long tumorCaseId;
}
