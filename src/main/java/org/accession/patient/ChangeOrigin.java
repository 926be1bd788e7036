package org.accession.patient;

import org.accession.audit.ChangeLog;
import org.accession.audit.ChangeSource;
import org.accession.dictionary.Item;

/**
 * Who changes values, by what means, and why.
 *
 * @param personId the person, or null where the registry works by itself
 * @param source by what means
 * @param detail which algorithm and version, or which job; may be null
 * @param reason in a person's words; may be null
 * @param record the record of a source file that brings the values; null but for an import
 */
public record ChangeOrigin(Long personId, ChangeSource source, String detail, String reason, SourceRecord record) {

    /** The shortest reason that says something. */
    public static final int SHORTEST_REASON = 10;

    private static final String OVERRIDE = "overRide";

    public static ChangeOrigin form(Long personId, String reason) {
        return new ChangeOrigin(personId, ChangeSource.FORM, null, reason, null);
    }

    public static ChangeOrigin algorithm(String nameAndVersion) {
        return new ChangeOrigin(null, ChangeSource.ALGORITHM, nameAndVersion, null, null);
    }

    public static ChangeOrigin importOf(SourceRecord record, Long personId, String job) {
        return new ChangeOrigin(personId, ChangeSource.IMPORT, job, null, record);
    }

    /** Whether a person may change the item so: one that over-rides edits, whoever changes it by hand, with a reason alone. */
    boolean explains(Item item) {
        return source != ChangeSource.FORM || !item.id().startsWith(OVERRIDE)
                || reason != null && reason.strip().length() >= SHORTEST_REASON;
    }

    /** A row of the change log about the patient, without differences yet. */
    ChangeLog entry(FacilityPatient patient) {
        ChangeLog entry = new ChangeLog();
        entry.personId = personId;
        entry.source = source;
        entry.sourceDetail = detail;
        entry.reason = reason;
        entry.facilityId = patient.facility.id;
        entry.patientId = patient.patient.id;
        entry.facilityPatientId = patient.id;
        if (record != null) {
            entry.sourceFileId = record.place.sourceFileId();
            entry.sourceRecord = record.place.patientOrdinal();
            entry.recordHash = record.hash;
        }
        return entry;
    }
}
