package org.accession.audit;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.hibernate.Session;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * One save of a patient or a case with all its differences. The database lets rows in and neither changes nor removes them;
 * each is hashed together with the one before it of the same patient.
 */
@Entity
@Immutable
public class ChangeLog extends PanacheEntityBase {

    /** Given together with the place in the chain: within a chain it grows. */
    @Id
    public Long id;

    public Instant at = Instant.now();

    /** Who, or null where the registry works by itself. */
    public Long personId;

    @Enumerated(EnumType.STRING)
    public ChangeSource source;

    /** Which algorithm and version, or which job. */
    public String sourceDetail;

    public String reason;

    public Long facilityId;

    public Long patientId;

    public Long facilityPatientId;

    public Long tumorCaseId;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Difference> differences = List.of();

    public Long sourceFileId;

    /** The number of the patient's record in the source file, from 1. */
    public Integer sourceRecord;

    public byte[] recordHash;

    /** The other patient, for a merge. */
    public Long linkedPatientId;

    /** The head of that patient's chain, for a merge. */
    public byte[] linkedHash;

    /** The place in the chain of the patient's changes, from 1. */
    public Long chainPosition;

    public byte[] previousHash;

    public byte[] hash;

    /** Adds rows to the chains of their patients, within the caller's transaction. */
    public static void append(List<ChangeLog> rows) {
        getEntityManager().unwrap(Session.class).doWork(connection -> ChangeChains.append(connection, rows));
    }

    /** The changes of a case, newest first. */
    public static List<ChangeLog> ofCase(long tumorCaseId) {
        return list("tumorCaseId = ?1 order by id desc", tumorCaseId);
    }

    /** The changes of one facility's record of a patient and of its cases, newest first. */
    public static List<ChangeLog> ofFacilityPatient(long facilityPatientId) {
        return list("facilityPatientId = ?1 order by id desc", facilityPatientId);
    }

    /** Whether the row is what its hash was made of; one that cannot be read is not. */
    boolean isIntact(CanonicalForm form) {
        return at != null && source != null && differences != null && Arrays.equals(hash, hash(form));
    }

    /** The hash of the row as it stands. */
    byte[] hash(CanonicalForm form) {
        form.field("change/1").field(patientId).field(chainPosition).field(previousHash).field(id).field(at)
                .field(personId).field(source == null ? null : source.name()).field(sourceDetail).field(reason)
                .field(facilityId).field(facilityPatientId).field(tumorCaseId).field(sourceFileId).field(sourceRecord)
                .field(recordHash).field(linkedPatientId).field(linkedHash).field(differences.size());
        for (Difference difference : differences) {
            form.field(difference.item()).field(difference.from()).field(difference.to());
        }
        return form.hash();
    }
}
