package org.accession.checking;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.ws.rs.core.Response;

import org.accession.identity.Scope;

/** Reads what comparisons have found. */
@ApplicationScoped
class DifferenceLists {

    private static final String LINES = "select new org.accession.checking.DifferenceList$Line(f.id, p.patient.id,"
            + " p.id, c.id, c.publicId, f.name,"
            + " d.place.item, d.schema, d.oldValue, d.newValue, d.oldReason, d.newReason) from StagingDifference d"
            + " join d.tumorCase c join d.facility f join c.facilityPatient p where d.place.restagingId = :restaging"
            + " and (:item = '' or d.place.item = :item) order by d.place.item, c.id";
    private static final String COUNTS = "select new org.accession.checking.DifferenceList$Count(d.place.item, count(*))"
            + " from StagingDifference d where d.place.restagingId = :restaging group by d.place.item"
            + " order by count(*) desc, d.place.item";
    /** The name of the file. */
    static final String CSV = "staging-differences.csv";

    private final EntityManager database;

    DifferenceLists(EntityManager database) {
        this.database = database;
    }

    /** A page of them; within the caller's transaction. */
    DifferenceList of(Restaging restaging, String item, int page, int most) {
        List<DifferenceList.Count> counts = database.createQuery(COUNTS, DifferenceList.Count.class)
                .setParameter("restaging", restaging.id).getResultList();
        long cases = counts.stream().filter(count -> item.isEmpty() || count.item().equals(item))
                .mapToLong(DifferenceList.Count::cases).sum();
        Paging paging = Paging.of(page, cases, most);
        return new DifferenceList(counts, item,
                lines(restaging.id, item).setFirstResult(paging.first(most)).setMaxResults(most).getResultList(),
                paging);
    }

    /** All of them as CSV: cases by what stands for them in an address, so that nothing identifies a patient. */
    Response csv(Restaging restaging, Scope scope) {
        long id = restaging.id;
        return CsvAnswer.of(CSV, scope,
                List.of("case", "facility", "item", "schema", "from", "to", "reason before", "reason after"),
                () -> lines(id, ""),
                line -> List.of(line.caseId().toString(), line.facility(), line.item(),
                        line.schema() == null ? "" : line.schema(), line.oldValue(), line.newValue(), line.oldReason(),
                        line.newReason()));
    }

    private TypedQuery<DifferenceList.Line> lines(long restagingId, String item) {
        return database.createQuery(LINES, DifferenceList.Line.class).setParameter("restaging", restagingId)
                .setParameter("item", item);
    }
}
