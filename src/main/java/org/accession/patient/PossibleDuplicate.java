package org.accession.patient;

import java.util.List;
import java.util.UUID;

import jakarta.persistence.Tuple;

import org.accession.audit.Seen;

/**
 * Somebody who may be the same person as a patient, as far as the caller sees both: nobody has decided it yet.
 *
 * @param name as the caller's facilities have it
 * @param born YYYYMMDD, or a part of it; may be null
 * @param why what speaks for it, in words
 * @param seen whose record the name and the birth date are of
 */
public record PossibleDuplicate(UUID publicId, String name, String born, String why, Seen seen) {

    private static final int SAME = 100;
    private static final int NUMBER = 80;

    /** Of the patient; what speaks loudest comes first. */
    @SuppressWarnings("unchecked")
    public static List<PossibleDuplicate> of(Patient patient) {
        List<Tuple> rows = Patient.getEntityManager()
                .createNativeQuery(
                        """
                                SELECT other.public_id, seen.name, seen.born, p.score, seen.facility_id, other.id AS patient, seen.id AS record
                                FROM (SELECT other_id AS id, score FROM patient_pair WHERE one_id = :id AND verdict IS NULL
                                    UNION ALL SELECT one_id, score FROM patient_pair WHERE other_id = :id AND verdict IS NULL) p
                                JOIN patient other ON other.id = p.id
                                CROSS JOIN LATERAL (SELECT concat_ws(', ', f.name_last, f.name_first) AS name,
                                    f.date_of_birth::text AS born, f.facility_id, f.id FROM facility_patient f
                                    WHERE f.patient_id = p.id ORDER BY f.id LIMIT 1) seen
                                ORDER BY p.score DESC, p.id""",
                        Tuple.class)
                .setParameter("id", patient.id).getResultList();
        return rows.stream().map(row -> new PossibleDuplicate(row.get(0, UUID.class), row.get(1, String.class),
                row.get(2, String.class), why(row.get(3, Number.class).intValue()),
                Seen.patient(row.get(4, Long.class), row.get(5, Long.class), row.get(6, Long.class)))).toList();
    }

    /** What a score says. */
    public static String why(int score) {
        return score == SAME
                ? "The same number, birth date and last name"
                : score == NUMBER
                        ? "The same number, and the same birth date or last name"
                        : "The same name and birth date";
    }
}
