package org.accession.intake;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;

import org.accession.identity.Facility;
import org.accession.jobs.Counted;
import org.accession.jobs.Job;
import org.accession.patient.SourceFile;
import org.accession.patient.SourceRecord.Outcome;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;

/** A file on its way into the registry: how it is to be taken, how far it has come, what became of its records. */
@Entity
public class FileImport extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    /** What stands for the import in an address. */
    public UUID publicId = UUID.randomUUID();

    @OneToOne(optional = false)
    public SourceFile sourceFile;

    @OneToOne(optional = false)
    public Job job;

    /** Whose the records are that name no facility, or null. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Facility facility;

    /** Whether facilities that the registry does not know are added. */
    public boolean addFacilities;

    /** Whether an item that is held, but not in the newer record, is taken away. */
    public boolean absentMeansCleared;

    /** For a list of cases: which column holds what; null for NAACCR XML. */
    @JdbcTypeCode(SqlTypes.JSON)
    public CaseListMapping mapping;

    /** How many patients, or lines of a list, are done. */
    public int patients;

    /** The line at which reading goes on. */
    public long line = 1;

    public int read;

    public int created;

    public int updated;

    public int unchanged;

    public int older;

    public int rejected;

    /** Patients of whom a record changed something, whatever became of its cases. */
    public int patientsUpdated;

    /** Patients of whom a record was older than what the registry holds. */
    public int patientsOlder;

    public int possibleDuplicates;

    public int faults;

    public static Optional<FileImport> findByPublicId(UUID publicId) {
        return find("publicId", publicId).firstResultOptional();
    }

    public static Optional<FileImport> findBySourceFile(SourceFile file) {
        return find("sourceFile", file).firstResultOptional();
    }

    public static Optional<FileImport> findByJob(long jobId) {
        return find("job.id", jobId).firstResultOptional();
    }

    /** The newest imports that the caller sees. */
    public static List<FileImport> newest(int most) {
        return find("from FileImport i join fetch i.sourceFile join fetch i.job order by i.id desc")
                .page(Page.ofSize(most)).list();
    }

    ImportChoices choices() {
        return new ImportChoices(facility == null ? null : facility.id, addFacilities, absentMeansCleared);
    }

    /** How it ended, in one sentence. */
    String summary() {
        return "%s read: %,d new, %,d updated, %,d unchanged, %,d older than ours, %,d rejected. %s updated."
                .formatted(Counted.of(read, "record"), created, updated, unchanged, older, rejected,
                        Counted.of(patientsUpdated, "patient"));
    }

    public boolean isCaseList() {
        return mapping != null;
    }

    /** Notes where reading goes on. */
    void reach(Batch.End end) {
        patients = end.patients();
        line = end.line();
    }

    void countPatient(Outcome outcome) {
        patientsUpdated += outcome == Outcome.UPDATED ? 1 : 0;
        patientsOlder += outcome == Outcome.OLDER ? 1 : 0;
    }

    void count(Outcome outcome) {
        read++;
        switch (outcome) {
            case NEW -> created++;
            case UPDATED -> updated++;
            case UNCHANGED -> unchanged++;
            case OLDER -> older++;
            case REJECTED -> rejected++;
        }
    }
}
