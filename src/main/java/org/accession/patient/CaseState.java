package org.accession.patient;

/** Where a case stands on its way through the registry. */
public enum CaseState {
    /** Perhaps a case: found, not yet looked at. */
    SUSPENSE,
    /** Being abstracted. */
    OPEN,
    /** Parked for treatment or an answer. */
    WAITING,
    /** Abstracted. */
    COMPLETE,
    /** Looked at, and not the registry's to report; says why. */
    NOT_REPORTABLE,
    /** Taken out, and still to be found; says why. */
    DELETED;

    /** Whether the state needs a reason. */
    public boolean needsReason() {
        return this == NOT_REPORTABLE || this == DELETED;
    }

    /** Whether a case in this state tells of a tumor that the registry counts. */
    public boolean counts() {
        return this == OPEN || this == WAITING || this == COMPLETE;
    }

    /** Whether a case may go from this state to the other. */
    public boolean mayBecome(CaseState next) {
        return switch (this) {
            case SUSPENSE -> next == OPEN || next == NOT_REPORTABLE || next == DELETED;
            case OPEN -> next != OPEN && next != SUSPENSE;
            case WAITING, COMPLETE -> next == OPEN || next == COMPLETE && this == WAITING || next == NOT_REPORTABLE
                    || next == DELETED;
            case NOT_REPORTABLE -> next == OPEN || next == SUSPENSE || next == DELETED;
            case DELETED -> next == OPEN || next == SUSPENSE;
        };
    }
}
