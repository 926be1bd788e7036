package org.accession.audit;

import java.time.Instant;

/**
 * That the records of one patient went to another, or came back.
 *
 * @param fromPatientId whose records went
 * @param intoPatientId whose records they became
 * @param undone whether they came back
 * @param facilityId where it was decided; null for all facilities
 * @param personId who decided it, or null where the registry works by itself
 * @param reason in a person's words; may be null
 */
public record MergeLink(long fromPatientId, long intoPatientId, boolean undone, Long facilityId, Long personId,
        String reason) {

    ChangeLog row(boolean ofTheMerged, byte[] headOfTheOther) {
        ChangeLog row = new ChangeLog();
        row.at = Instant.now();
        row.personId = personId;
        row.source = ChangeSource.MERGE;
        row.sourceDetail = undone
                ? "parted"
                : ofTheMerged ? "merged into the linked patient" : "took over the linked patient";
        row.reason = reason;
        row.facilityId = facilityId;
        row.patientId = ofTheMerged ? fromPatientId : intoPatientId;
        row.linkedPatientId = ofTheMerged ? intoPatientId : fromPatientId;
        row.linkedHash = headOfTheOther;
        return row;
    }
}
