package org.accession.patient;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;

import org.accession.identity.Facility;
import org.hibernate.annotations.Immutable;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A step of a case from one state to another: the stamps of the timeliness report. */
@Entity
@Immutable
public class CaseStep extends PanacheEntityBase {

    /** The reason of a step that an imported record states. Who imported it did not take the step. */
    public static final String IMPORT = "Import";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "case_step_id")
    @SequenceGenerator(name = "case_step_id", sequenceName = "case_step_id", allocationSize = 100)
    public Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public TumorCase tumorCase;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Facility facility;

    /** Null for the first step. */
    @Enumerated(EnumType.STRING)
    public CaseState fromState;

    @Enumerated(EnumType.STRING)
    public CaseState toState;

    /** When it happened; for an imported case the date that its items state. */
    public Instant at;

    public Long personId;

    public String reason;

    public LocalDate waitingUntil;

    @Column(insertable = false, updatable = false)
    public Instant recordedAt;

    static CaseStep of(TumorCase tumorCase, CaseState from, CaseState to, String reason, LocalDate until, Long personId,
            Instant at) {
        CaseStep step = new CaseStep();
        step.tumorCase = tumorCase;
        step.facility = tumorCase.facility;
        step.fromState = from;
        step.toState = to;
        step.reason = reason;
        step.waitingUntil = until;
        step.personId = personId;
        step.at = at;
        return step;
    }

    /** The steps of a case in the order in which they were recorded. */
    public static List<CaseStep> of(TumorCase tumorCase) {
        return list("tumorCase.id = ?1 order by recordedAt, id", tumorCase.id);
    }
}
