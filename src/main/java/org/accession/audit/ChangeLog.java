package org.accession.audit;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One save of a patient or a case with all its differences. The database lets rows in and neither changes nor removes them. */
@Entity
@Immutable
public class ChangeLog extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "change_log_id")
    @SequenceGenerator(name = "change_log_id", sequenceName = "change_log_id", allocationSize = 100)
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

    @Column(insertable = false)
    public Long chainPosition;

    @Column(insertable = false)
    public byte[] previousHash;

    @Column(insertable = false)
    public byte[] hash;

    /** The changes of a case, newest first. */
    public static List<ChangeLog> ofCase(long tumorCaseId) {
        return list("tumorCaseId = ?1 order by id desc", tumorCaseId);
    }

    /** The changes of one facility's record of a patient and of its cases, newest first. */
    public static List<ChangeLog> ofFacilityPatient(long facilityPatientId) {
        return list("facilityPatientId = ?1 order by id desc", facilityPatientId);
    }
}
