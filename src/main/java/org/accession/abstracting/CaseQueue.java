package org.accession.abstracting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.accession.patient.CaseState;
import org.accession.patient.TumorCase;

import io.quarkus.panache.common.Page;

/** Cases by where they stand, those first that wait longest. */
public enum CaseQueue {
    SUSPENSE("In suspense", CaseState.SUSPENSE), OPEN("Open", CaseState.OPEN), WAITING("Waiting",
            CaseState.WAITING),
    COMPLETED("Completed in 30 days", CaseState.COMPLETE), NOT_REPORTABLE(
            "Not reportable", CaseState.NOT_REPORTABLE),
    DELETED("Deleted", CaseState.DELETED);

    private static final Duration LATELY = Duration.ofDays(30);
    private static final String IN_STATE = "state = ?1 and stateSince > ?2";
    private static final String CASES = "from TumorCase c join fetch c.facility join fetch c.facilityPatient f"
            + " join fetch f.patient where c.state = ?1 and c.stateSince > ?2 order by c.stateSince";

    private final String label;
    private final CaseState state;

    CaseQueue(String label, CaseState state) {
        this.label = label;
        this.state = state;
    }

    public String label() {
        return label;
    }

    /** Where its cases are listed. */
    public String address() {
        return "/cases?queue=" + name();
    }

    /** How many cases are in it, of those that the caller sees. */
    public long count(Clock clock) {
        return TumorCase.count(IN_STATE, state, since(clock));
    }

    /** A page of it, with patients and facilities; what was done lately begins with the latest. */
    public List<TumorCase> cases(Clock clock, int page, int size) {
        return TumorCase
                .<TumorCase>find(CASES + (this == COMPLETED ? " desc, c.id desc" : ", c.id"), state, since(clock))
                .page(Page.of(page, size)).list();
    }

    private Instant since(Clock clock) {
        return this == COMPLETED ? clock.instant().minus(LATELY) : Instant.EPOCH;
    }
}
