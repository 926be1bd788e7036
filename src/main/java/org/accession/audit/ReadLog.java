package org.accession.audit;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.hibernate.annotations.Immutable;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * That somebody was shown a patient's record, or took a file. The database lets rows in and neither changes nor removes
 * them. {@link Reads} writes them.
 */
@Entity
@Immutable
public class ReadLog extends PanacheEntityBase {

    /** What was read. */
    public enum Kind {
        PATIENT, CASE,
        /** A line of a list, or of what a search found. */
        LIST, DOCUMENT, EXPORT, PRINT,
        /** The proof of a release, whose patients stand in the accounting of disclosures. */
        RELEASE,
        /** This log itself. */
        LOG
    }

    @Id
    public Long id;

    public Instant at;

    /** Who, or null for the registry's own work. */
    public Long personId;

    @Enumerated(EnumType.STRING)
    public Kind kind;

    /** Which file, where the other columns do not say it. */
    public String what;

    /** Why, where it was asked. */
    public String reason;

    public Long facilityId;

    public Long patientId;

    public Long facilityPatientId;

    public Long tumorCaseId;

    /** Tells the person's sessions apart and opens none: the beginning of the hash of the session's key. */
    public String session;

    /** The address that was asked for. */
    public String path;

    /** The network address that asked. */
    public String client;
}
