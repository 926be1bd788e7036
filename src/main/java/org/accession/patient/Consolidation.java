package org.accession.patient;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;

import org.accession.dictionary.Values;
import org.accession.patient.ConsolidationRules.Source;

/**
 * Makes of what the facilities report what the registry believes. With one source that is a copy by rule: the columns are
 * copied, and the values stay where they are. With several each item follows its rule and names its source.
 */
@ApplicationScoped
public class Consolidation {

    private static final String BY_ID = "id in ?1 order by id";

    private final EntityManager database;
    private final ConsolidationRules rules = ConsolidationRules.standard();

    Consolidation(EntityManager database) {
        this.database = database;
    }

    /** Consolidates the patient-level values anew. What is pending is to be flushed before. */
    public void of(Patient patient) {
        database.refresh(patient, LockModeType.PESSIMISTIC_WRITE);
        consolidate(List.of(patient));
    }

    /** Consolidates the tumor-level values anew. What is pending is to be flushed before. */
    public void of(Tumor tumor) {
        database.refresh(tumor, LockModeType.PESSIMISTIC_WRITE);
        consolidateTumors(List.of(tumor));
    }

    /** The same for several patients at once, whom no session holds. */
    public void ofPatients(Collection<Long> ids) {
        consolidate(Patient.<Patient>find(BY_ID, ids).withLock(LockModeType.PESSIMISTIC_WRITE).list());
    }

    /** The same for several tumors at once, which no session holds. */
    public void ofTumors(Collection<Long> ids) {
        consolidateTumors(Tumor.<Tumor>find(BY_ID, ids).withLock(LockModeType.PESSIMISTIC_WRITE).list());
    }

    private void consolidate(List<Patient> patients) {
        Map<Long, List<Tuple>> sources = rows("sources_of_patient", patients.stream().map(row -> row.id));
        for (Patient patient : patients) {
            List<Tuple> rows = sources.getOrDefault(patient.id, List.of());
            believe(sources(rows), patient::promote).ifPresentOrElse(consolidated -> {
                name(Identifier.SOCIAL_SECURITY_NUMBER, "has_ssn", rows, consolidated);
                name(Identifier.MEDICARE_BENEFICIARY, "has_mbi", rows, consolidated);
                patient.consolidated = consolidated;
            }, () -> patient.consolidated = null);
        }
        database.flush();
    }

    private void consolidateTumors(List<Tumor> tumors) {
        Map<Long, List<Tuple>> sources = rows("sources_of_tumor", tumors.stream().map(row -> row.id));
        for (Tumor tumor : tumors) {
            tumor.consolidated = believe(sources(sources.getOrDefault(tumor.id, List.of())), tumor::promote)
                    .orElse(null);
        }
        database.flush();
    }

    /** The values of the one source; none where there is none. */
    static Values onlySource(String sources, long id) {
        List<?> items = Patient.getEntityManager().createNativeQuery("SELECT items FROM " + sources + "(:id)")
                .setParameter("id", id).getResultList();
        return items.isEmpty() ? new Values() : ItemJson.current().read((String) items.get(0));
    }

    private interface Columns {
        void promote(Values values);
    }

    private Optional<Map<String, SourcedValue>> believe(List<Source> newestFirst, Columns columns) {
        if (newestFirst.size() == 1) {
            columns.promote(newestFirst.get(0).values());
        }
        if (newestFirst.size() < 2) {
            return Optional.empty();
        }
        Values believed = new Values();
        Map<String, SourcedValue> consolidated = new HashMap<>();
        rules.merge(newestFirst).forEach((ordinal, value) -> {
            believed.set(ordinal, value.value());
            consolidated.put(ItemJson.current().id(ordinal), value);
        });
        columns.promote(believed);
        return Optional.of(consolidated);
    }

    /** An identifier stays encrypted with its source; the consolidated patient says only which one that is. */
    private static void name(Identifier identifier, String has, List<Tuple> rows, Map<String, SourcedValue> to) {
        rows.stream().filter(row -> row.get(has, Boolean.class)).findFirst()
                .ifPresent(row -> to.put(identifier.item().id(), new SourcedValue("", row.get("id", Long.class))));
    }

    private static List<Source> sources(List<Tuple> rows) {
        List<Source> sources = new ArrayList<>();
        for (Tuple row : rows) {
            sources.add(
                    new Source(row.get("id", Long.class), ItemJson.current().read(row.get("items", String.class))));
        }
        return sources;
    }

    /** The sources of each, the newest first. */
    @SuppressWarnings("unchecked")
    private Map<Long, List<Tuple>> rows(String sources, Stream<Long> ids) {
        List<Tuple> rows = database.createNativeQuery("SELECT asked.id AS asked, s.* FROM unnest(:ids) AS asked (id)"
                + " CROSS JOIN LATERAL " + sources + "(asked.id) WITH ORDINALITY AS s ORDER BY asked.id, s.ordinality",
                Tuple.class)
                .setParameter("ids", ids.toArray(Long[]::new)).getResultList();
        return rows.stream().collect(Collectors.groupingBy(row -> row.get("asked", Long.class)));
    }
}
