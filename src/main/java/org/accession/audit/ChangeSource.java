package org.accession.audit;

/** Where a change came from. */
public enum ChangeSource {
    FORM, IMPORT, ALGORITHM,
    /** The records of two patients became one, or two again. */
    MERGE
}
