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
}
