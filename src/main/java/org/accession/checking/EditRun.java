package org.accession.checking;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;

import org.accession.jobs.Job;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;

/** Edits to be run over the registry: to check cases anew; or without a change, to see what other edits would find. */
@Entity
public class EditRun extends PanacheEntityBase {

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

    /** For a comparison; null where cases are checked anew. */
    public String oldMetafile;

    public String newMetafile;

    /** For a trial of an edit of the registry's own. */
    public Long localEditId;

    /** The record of a patient up to which the work is done. */
    public long lastRecordId;

    /** How many were looked at. */
    public int cases;

    /** In how many the findings are different now, or would be. */
    public int changed;

    /** How many have an error, by the edits as they are or as they would be. */
    public int errors;

    static Optional<EditRun> findByPublicId(UUID publicId) {
        return find("publicId", publicId).firstResultOptional();
    }

    static EditRun ofJob(long jobId) {
        return find("job.id", jobId).singleResult();
    }

    static List<EditRun> newest(int most) {
        return find("from EditRun r join fetch r.job order by r.id desc").page(Page.ofSize(most)).list();
    }

    /** Whether nothing is stored but what would be different. */
    public boolean isDry() {
        return newMetafile != null || localEditId != null;
    }

    /** How it ended, in one sentence. */
    String summary() {
        return isDry()
                ? "%,d cases looked at: in %,d something would newly fail or pass.".formatted(cases, changed)
                : "%,d cases checked: the findings of %,d are different now, %,d have errors.".formatted(cases, changed,
                        errors);
    }
}
