package org.accession.audit;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;

/** That the logs were verified, and what was found. */
@Entity
@Immutable
@Table(name = "audit_verification")
public class PastVerification extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public Instant beganAt;

    public Instant endedAt;

    /** Who asked for it, or null for the command line. */
    public Long personId;

    public long changes;

    public long reads;

    public long roots;

    /** How many discrepancies. */
    public int found;

    /** The first of them, a line each. */
    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> discrepancies;

    static PastVerification of(Long personId, Verification verification) {
        PastVerification past = new PastVerification();
        past.beganAt = verification.beganAt();
        past.endedAt = verification.endedAt();
        past.personId = personId;
        past.changes = verification.changes();
        past.reads = verification.reads();
        past.roots = verification.roots();
        past.found = verification.found();
        past.discrepancies = verification.first().stream().map(Discrepancy::line).toList();
        return past;
    }

    /** The newest, the last one first. */
    public static List<PastVerification> newest(int most) {
        return find("order by id desc").page(Page.ofSize(most)).list();
    }
}
