package org.accession.patient;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.Tuple;

import org.accession.dictionary.Values;

/**
 * A case and its patient at the facility as they were at some time.
 *
 * @param state where the case stood
 * @param values the tumor-level values
 * @param patientValues the patient-level values, without the identifiers that are encrypted at rest
 * @param since since when the case was so
 * @param changedBy who made it so, or null where the registry worked by itself
 */
public record CaseAsItWas(CaseState state, Values values, Values patientValues, Instant since, Long changedBy) {

    private static final String QUERY = """
            SELECT c.state, c.items::text AS items, p.items::text AS patient_items, c.valid_from, c.changed_by
            FROM tumor_case_ever c LEFT JOIN facility_patient_ever p
                ON p.id = c.facility_patient_id AND p.valid_from <= :at AND :at < p.valid_to
            WHERE c.id = :id AND c.valid_from <= :at AND :at < c.valid_to""";

    /** The case at that time; empty if it was not there yet. */
    @SuppressWarnings("unchecked")
    public static Optional<CaseAsItWas> of(long tumorCaseId, Instant at) {
        List<Tuple> rows = TumorCase.getEntityManager().createNativeQuery(QUERY, Tuple.class)
                .setParameter("id", tumorCaseId).setParameter("at", at).getResultList();
        return rows.stream().findFirst().map(row -> new CaseAsItWas(CaseState.valueOf(row.get("state", String.class)),
                values(row, "items"), values(row, "patient_items"), row.get("valid_from", Instant.class),
                row.get("changed_by", Long.class)));
    }

    private static Values values(Tuple row, String column) {
        String items = row.get(column, String.class);
        return items == null ? new Values() : ItemJson.current().read(items);
    }
}
