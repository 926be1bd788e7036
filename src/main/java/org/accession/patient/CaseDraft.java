package org.accession.patient;

/**
 * A case on its way into the database.
 *
 * @param row the case; without an id while it is new
 * @param draft its tumor-level values
 */
public record CaseDraft(TumorCase row, Draft draft) {

    static CaseDraft of(TumorCase row) {
        return new CaseDraft(row, new Draft(row.values(), row.derived));
    }
}
