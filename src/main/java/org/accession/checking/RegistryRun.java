package org.accession.checking;

import java.util.List;
import java.util.UUID;

import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToOne;

import org.accession.jobs.Job;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Work over cases of the registry that a job does: which cases, on whose behalf, and how far it has come. */
@MappedSuperclass
public abstract class RegistryRun extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    /** What stands for it in an address. */
    public UUID publicId = UUID.randomUUID();

    @OneToOne(optional = false)
    public Job job;

    public Long personId;

    /** What who asked saw; null is everything. */
    public List<Long> facilityIds;

    @JdbcTypeCode(SqlTypes.JSON)
    public StagingSelection selection;

    /** The record of a patient up to which the work is done. */
    public long lastRecordId;

    /** How many were looked at. */
    public int cases;

    /** How many are different now, or would be. */
    public int changed;

    /** How it ended, in one sentence. */
    abstract String summary();
}
