package org.accession.audit;

/** Where a change came from. */
public enum ChangeSource {
    FORM, IMPORT, ALGORITHM
}
