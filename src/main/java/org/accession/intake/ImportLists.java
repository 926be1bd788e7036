package org.accession.intake;

import java.util.List;
import java.util.UUID;

import jakarta.persistence.Tuple;

import org.accession.audit.Seen;
import org.accession.dictionary.ConversionNote;
import org.accession.intake.Batch.Conversion;
import org.accession.patient.PossibleDuplicate;
import org.accession.patient.SourceRecord;
import org.accession.patient.SourceRecord.Outcome;

import io.quarkus.panache.common.Page;

/** The lists of a report: conversions, faults, rejected records. */
final class ImportLists {

    private ImportLists() {}

    /** The names of the facilities of which there are records. */
    static List<String> facilities(FileImport taken) {
        return rows("SELECT f.name FROM facility f WHERE f.id IN (SELECT r.facility_id FROM file_import i"
                + " JOIN source_record r USING (source_file_id) WHERE i.id = :id) ORDER BY f.name", taken).stream()
                .map(row -> row.get(0, String.class)).toList();
    }

    static List<ImportView.Conversion> conversions(FileImport taken) {
        return rows("SELECT item, kind, times, first_line FROM import_conversion WHERE file_import_id = :id"
                + " ORDER BY times DESC, item, kind", taken).stream()
                .map(row -> new ImportView.Conversion(row.get(0, String.class),
                        what(row.get(1, String.class)), row.get(2, Integer.class),
                        row.get(3, Long.class)))
                .toList();
    }

    private static String what(String kind) {
        return kind.equals(Conversion.OVERRULED)
                ? "derived here, and otherwise than the record has it"
                : ConversionNote.Kind.valueOf(kind).text();
    }

    static List<ImportView.Fault> faults(FileImport taken, int most) {
        return rows("SELECT line, patient, tumor, item, code, value, message FROM import_fault"
                + " WHERE file_import_id = :id ORDER BY number LIMIT " + most, taken).stream()
                .map(row -> new ImportView.Fault(row.get(0, Long.class), row.get(1, Integer.class),
                        row.get(2, Integer.class), row.get(3, String.class), row.get(4, String.class),
                        row.get(5, String.class), row.get(6, String.class)))
                .toList();
    }

    static List<ImportView.Rejection> rejections(FileImport taken, int most) {
        return SourceRecord.<SourceRecord>find("place.sourceFileId = ?1 and outcome = ?2 order by place.patientOrdinal,"
                + " place.tumorOrdinal", taken.sourceFile.id, Outcome.REJECTED).page(Page.ofSize(most)).list().stream()
                .map(record -> new ImportView.Rejection(record.line, record.place.patientOrdinal(),
                        record.place.tumorOrdinal(), record.reason))
                .toList();
    }

    /** The possible duplicates that the import has found, of patients whom the caller sees. */
    static List<ImportView.Duplicate> duplicates(FileImport taken, int most) {
        return rows(
                """
                        SELECT p.patient_ordinal, one.public_id, a.name AS one_name, other.public_id AS other_public_id,
                            b.name AS other_name, p.score, a.facility_id AS one_facility, one.id AS one_id, a.id AS one_record,
                            b.facility_id AS other_facility, other.id AS other_id, b.id AS other_record
                        FROM patient_pair p JOIN patient one ON one.id = p.one_id JOIN patient other ON other.id = p.other_id
                        CROSS JOIN LATERAL (SELECT concat_ws(', ', f.name_last, f.name_first) AS name, f.facility_id, f.id FROM facility_patient f
                            WHERE f.patient_id = one.id ORDER BY f.id LIMIT 1) a
                        CROSS JOIN LATERAL (SELECT concat_ws(', ', f.name_last, f.name_first) AS name, f.facility_id, f.id FROM facility_patient f
                            WHERE f.patient_id = other.id ORDER BY f.id LIMIT 1) b
                        WHERE p.file_import_id = :id ORDER BY p.patient_ordinal, p.one_id, p.other_id"""
                        + "\nLIMIT " + most,
                taken)
                .stream()
                .map(row -> new ImportView.Duplicate(row.get(0, Integer.class), row.get(1, UUID.class),
                        row.get(2, String.class), row.get(3, UUID.class), row.get(4, String.class),
                        PossibleDuplicate.why(row.get(5, Number.class).intValue()),
                        List.of(Seen.patient(id(row, 6), id(row, 7), id(row, 8)),
                                Seen.patient(id(row, 9), id(row, 10), id(row, 11)))))
                .toList();
    }

    /** Records that changed something, and those that were older; what is new comes last. */
    static List<ImportView.Stored> stored(FileImport taken, int most) {
        return rows("SELECT r.line, r.patient_ordinal, r.tumor_ordinal, r.outcome, r.reason, p.public_id AS patient,"
                + " c.public_id, concat_ws(' ', c.primary_site, c.date_of_diagnosis) AS chip, f.facility_id,"
                + " f.patient_id, f.id AS record, c.id AS tumor_case FROM file_import i"
                + " JOIN source_record r USING (source_file_id)"
                + " JOIN facility_patient f ON f.id = r.facility_patient_id JOIN patient p ON p.id = f.patient_id"
                + " LEFT JOIN tumor_case c ON c.id = r.tumor_case_id"
                + " WHERE i.id = :id AND r.outcome IN ('NEW', 'UPDATED', 'OLDER')"
                + " ORDER BY r.outcome = 'NEW', r.patient_ordinal, r.tumor_ordinal LIMIT " + most, taken).stream()
                .map(row -> new ImportView.Stored(row.get(0, Long.class), row.get(1, Integer.class),
                        row.get(2, Integer.class), outcome(row.get(3, String.class)), row.get(4, String.class),
                        row.get(5, UUID.class), row.get(6, UUID.class), row.get(7, String.class),
                        new Seen(id(row, 8), id(row, 9), id(row, 10), id(row, 11))))
                .toList();
    }

    private static Long id(Tuple row, int column) {
        return row.get(column, Long.class);
    }

    private static String outcome(String name) {
        return switch (Outcome.valueOf(name)) {
            case NEW -> "new";
            case UPDATED -> "updated";
            default -> "older than ours, kept ours";
        };
    }

    @SuppressWarnings("unchecked")
    private static List<Tuple> rows(String query, FileImport taken) {
        return FileImport.getEntityManager().createNativeQuery(query, Tuple.class).setParameter("id", taken.id)
                .getResultList();
    }
}
