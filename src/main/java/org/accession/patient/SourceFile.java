package org.accession.patient;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;

import org.accession.identity.Facility;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A file that arrived. */
@Entity
public class SourceFile extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "source_file_id")
    @SequenceGenerator(name = "source_file_id", sequenceName = "source_file_id", allocationSize = 1)
    public Long id;

    /** What stands for the file in an address. */
    public UUID publicId = UUID.randomUUID();

    /** The facility whose records it holds; null for a file with records of several. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Facility facility;

    public String name;

    /** In bytes, as it came. */
    public long size;

    /** In bytes, uncompressed. */
    public long length;

    public byte[] sha256;

    public String naaccrVersion;

    public String recordType;

    public Instant timeGenerated;

    public Instant receivedAt = Instant.now();

    @Column(insertable = false, updatable = false)
    public Long receivedBy;

    public static Optional<SourceFile> findByPublicId(UUID publicId) {
        return find("publicId", publicId).firstResultOptional();
    }
}
