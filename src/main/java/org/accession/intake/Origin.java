package org.accession.intake;

import java.time.Instant;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.RecordType;

/**
 * Where the records of an import come from, and how they are to be taken.
 *
 * @param importId the import
 * @param sourceFileId the file
 * @param jobId the job, named in the change log
 * @param personId on whose behalf, or null for the registry's own work
 * @param made when the file was made, or null if it does not say
 * @param dictionary the version of the records as they came
 * @param recordType their record type, or null for a list of cases
 * @param absentMeansCleared whether an item that is held, but not in the newer record, is taken away
 */
record Origin(long importId, long sourceFileId, long jobId, Long personId, Instant made, Dictionary dictionary,
        RecordType recordType, boolean absentMeansCleared) {

    /** Whether the absence of the item at the ordinal says that it has no value. */
    boolean clears(int ordinal) {
        return absentMeansCleared && recordType != null && dictionary.at(ordinal) != null
                && dictionary.at(ordinal).recordTypes().contains(recordType);
    }

    /** As the change log names it. */
    String job() {
        return "job " + jobId;
    }

    boolean isCaseList() {
        return recordType == null;
    }
}
