package org.accession.checking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** Cases to be derived anew; or, as a comparison, to be staged by two versions of an algorithm without a change. */
@Entity
public class Restaging extends PanacheEntityBase {

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

    /** For a comparison; null where cases are derived anew. */
    public String oldAlgorithm;

    public String newAlgorithm;

    /** The record of a patient up to which the work is done. */
    public long lastRecordId;

    /** How many were looked at. */
    public int cases;

    /** How many records and cases were changed, or would be. */
    public int changed;

    /** How often the new version does not derive an item, so that the value of the old one stays. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, Integer> notDerived = new HashMap<>();

    public static Optional<Restaging> findByPublicId(UUID publicId) {
        return find("publicId", publicId).firstResultOptional();
    }

    static Restaging ofJob(long jobId) {
        return find("job.id", jobId).singleResult();
    }

    static List<Restaging> newest(int most) {
        return find("from Restaging r join fetch r.job order by r.id desc").page(Page.ofSize(most)).list();
    }

    public boolean isComparison() {
        return oldAlgorithm != null;
    }

    /** How it ended, in one sentence. */
    String summary() {
        return isComparison()
                ? "%,d cases staged by both: %,d would change.".formatted(cases, changed)
                : "%,d cases derived anew: %,d are different now.".formatted(cases, changed);
    }
}
