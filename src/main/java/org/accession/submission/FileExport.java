package org.accession.submission;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;

import org.accession.checking.SubmissionCheck;
import org.accession.disclosure.Release;
import org.accession.jobs.Job;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;

/** A file that somebody asked for, on its way or built; seen by who asked. */
@Entity
public class FileExport extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    /** What stands for the export in an address. */
    public UUID publicId = UUID.randomUUID();

    @OneToOne(optional = false)
    public Job job;

    /** Null until the file is built. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Release release;

    public Long personId;

    /** What who asked saw; null is everything. */
    public List<Long> facilityIds;

    public String fileName;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "asked_for")
    public ExportOrder order;

    /** Of the built file, in bytes. */
    public long length;

    public int patients;

    public int cases;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<ExportNote> notes = List.of();

    /** What the edits of the profile found; null without one, or where no metafile has them. */
    @JdbcTypeCode(SqlTypes.JSON)
    public SubmissionCheck.Result checked;

    public static Optional<FileExport> findByPublicId(UUID publicId) {
        return find("publicId", publicId).firstResultOptional();
    }

    public static Optional<FileExport> findByJob(long jobId) {
        return find("job.id", jobId).firstResultOptional();
    }

    public static List<FileExport> newest(int most) {
        return find("from FileExport e join fetch e.job order by e.id desc").page(Page.ofSize(most)).list();
    }
}
