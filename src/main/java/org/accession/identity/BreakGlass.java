package org.accession.identity;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.hibernate.annotations.DynamicUpdate;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;

/**
 * Access to one patient, or to one facility, outside one's own: for a reason, for a time, in one session, for reading. The
 * database lets nothing of it change but that it is ended, and looks up itself what is in force.
 */
@Entity
@DynamicUpdate
public class BreakGlass extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    /** Comes with the form that asks for it: the same form cannot be sent twice. */
    public UUID publicId;

    public String sessionHash;

    @ManyToOne(fetch = FetchType.LAZY)
    public Person person;

    /** Null where it is for a patient. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Facility facility;

    /** Null where it is for a facility. */
    public Long patientId;

    public String reason;

    @Column(insertable = false, updatable = false)
    public Instant beganAt;

    @Column(updatable = false)
    public Instant endsAt;

    /** Null while nobody ended it before its time. */
    @Column(insertable = false)
    public Instant endedAt;

    public boolean isInForce(Instant now) {
        return endedAt == null && endsAt.isAfter(now);
    }

    public boolean opensTheSameAs(BreakGlass other) {
        return Objects.equals(patientId, other.patientId)
                && Objects.equals(facility == null ? null : facility.id,
                        other.facility == null ? null : other.facility.id);
    }

    public static Optional<BreakGlass> findByPublicId(UUID publicId) {
        return find("publicId", publicId).firstResultOptional();
    }

    /** What is open to the session, the latest first. */
    public static List<BreakGlass> inForce(String session, Instant now) {
        return list("from BreakGlass b left join fetch b.facility where b.sessionHash = ?1 and b.endedAt is null "
                + "and b.endsAt > ?2 order by b.id desc", session, now);
    }

    /** The latest that the scope shows. */
    public static List<BreakGlass> latest(int most) {
        return BreakGlass.<BreakGlass>find("from BreakGlass b join fetch b.person left join fetch b.facility "
                + "order by b.id desc").page(Page.ofSize(most)).list();
    }
}
