package org.accession.checking;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;

import org.accession.patient.TumorCase;

/** Selected cases by the records of people that they belong to, some records at a time: a job goes through them. */
@ApplicationScoped
class CaseBatches {

    private static final int BATCH = 100;
    private static final String TOTAL = "select count(distinct c.facilityPatient.id) from TumorCase c where ";
    private static final String RECORDS = "select distinct c.facilityPatient.id from TumorCase c where "
            + "c.facilityPatient.id > :last and ";
    private static final String CASES = "from TumorCase c join fetch c.facilityPatient join fetch c.facility where "
            + "c.facilityPatient.id in :records and ";

    private final EntityManager database;

    CaseBatches(EntityManager database) {
        this.database = database;
    }

    /** How many records there are. */
    long total(StagingSelection selection) {
        return query(TOTAL, selection, Long.class, "").getSingleResult();
    }

    /** The next records behind the one with the id. */
    List<Long> next(StagingSelection selection, long last) {
        return query(RECORDS, selection, Long.class, " order by 1").setParameter("last", last).setMaxResults(BATCH)
                .getResultList();
    }

    /** The selected cases of the records. */
    List<TumorCase> cases(StagingSelection selection, List<Long> records) {
        return query(CASES, selection, TumorCase.class, "").setParameter("records", records).getResultList();
    }

    private <T> TypedQuery<T> query(String before, StagingSelection selection, Class<T> type, String after) {
        StagingSelection.Condition condition = selection.ofCases();
        TypedQuery<T> query = database.createQuery(before + condition.text() + after, type);
        for (Map.Entry<String, Object> parameter : condition.parameters().entrySet()) {
            query.setParameter(parameter.getKey(), parameter.getValue());
        }
        return query;
    }
}
