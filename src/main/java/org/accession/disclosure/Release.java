package org.accession.disclosure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

import org.accession.audit.ReleaseProof;
import org.hibernate.annotations.DynamicUpdate;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;

/** One way out of the registry that was taken: a file, a letter, a print. */
@Entity
@DynamicUpdate
public class Release extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    /** What stands for the release in an address. */
    public UUID publicId = UUID.randomUUID();

    public Instant releasedAt = Instant.now();

    /** Who released it, or null for the registry's own work on the command line. */
    public Long personId;

    /** What who released it saw; null is everything. */
    public List<Long> facilityIds;

    public String recipient;

    public String purpose;

    /** What kind of thing it is, for example "NAACCR XML". */
    public String what;

    public String fileName;

    /** Null where it is no file of records. */
    public String naaccrVersion;

    /** Null where it is no file of records. */
    public String recordType;

    /** Whether it holds items that identify the patient directly. */
    public boolean identified;

    public int patients;

    public int cases;

    /** Of the whole file; null where it is none. */
    public byte[] sha256;

    /** Puts it under the proof of the logs, with its patients; when nothing is added to it any more. */
    public void prove() {
        ReleaseProof.write(publicId);
    }

    /** The newest releases that the caller sees. */
    public static List<Release> newest(int most) {
        return find("order by releasedAt desc, id desc").page(Page.ofSize(most)).list();
    }
}
