package org.accession.submission;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import org.accession.checking.SubmissionProfile;
import org.accession.dictionary.RecordType;

/**
 * A file that is asked for.
 *
 * @param selection the cases
 * @param version the NAACCR version, for example 26
 * @param recordType the record type: it decides which items go out
 * @param asReceived whether items that the registry derives go out as the records had them
 * @param recipient who gets it
 * @param purpose what for
 * @param profile the id of the submission profile by whose edits the cases are checked; null for none
 */
public record ExportOrder(Selection selection, int version, RecordType recordType, boolean asReceived,
        String recipient, String purpose, String profile) {

    /** The same for nobody whose edits are known. */
    public ExportOrder(Selection selection, int version, RecordType recordType, boolean asReceived, String recipient,
            String purpose) {
        this(selection, version, recordType, asReceived, recipient, purpose, null);
    }

    /** The recipient's profile, if there is one. */
    Optional<SubmissionProfile> submission() {
        return Optional.ofNullable(profile).flatMap(SubmissionProfile::find);
    }

    /** The name of the file on that day: version, record type and day. */
    String fileName(LocalDate day) {
        return "naaccr-v" + version + "0-" + recordType + "-" + DateTimeFormatter.BASIC_ISO_DATE.format(day) + ".xml";
    }
}
