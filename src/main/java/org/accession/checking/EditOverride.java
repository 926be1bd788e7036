package org.accession.checking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

import org.accession.identity.Facility;
import org.accession.patient.TumorCase;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** That somebody looked at a finding and holds the case to be right: who, when, why, and by which over-ride item. */
@Entity
public class EditOverride extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Column(updatable = false)
    public UUID publicId = UUID.randomUUID();

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(updatable = false)
    public TumorCase tumorCase;

    /** The facility of the case, again: what may be seen is decided row by row. */
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(updatable = false)
    public Facility facility;

    @Column(updatable = false)
    public String edit;

    @Column(updatable = false)
    public String name;

    @Column(updatable = false)
    public String metafile;

    /** The XML id of the over-ride item. */
    @Column(updatable = false)
    public String item;

    @Column(updatable = false)
    public String formerValue;

    @Column(updatable = false)
    public String value;

    @Column(updatable = false)
    public String reason;

    @Column(updatable = false)
    public Long givenBy;

    @Column(updatable = false)
    public Instant givenAt;

    public String withdrawnReason;

    public Long withdrawnBy;

    public Instant withdrawnAt;

    /** Those of a case, the newest first. */
    public static List<EditOverride> of(TumorCase one) {
        return list("tumorCase.id = ?1 order by id desc", one.id);
    }

    static Optional<EditOverride> find(TumorCase one, UUID publicId) {
        return find("tumorCase.id = ?1 and publicId = ?2", one.id, publicId).firstResultOptional();
    }
}
