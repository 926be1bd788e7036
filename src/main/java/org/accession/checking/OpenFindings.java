package org.accession.checking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;

import org.accession.audit.Seen;
import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Item;
import org.accession.dictionary.PartialDate;
import org.accession.edits.EditSet;
import org.accession.edits.Severity;

/** Counts and lists all that the edits find in cases that the caller sees. */
@ApplicationScoped
class OpenFindings {

    /** A line of the counts; {@code clears} is how many findings one fix in each case may clear. */
    public record Count(String key, String name, long findings, long cases, long clears) {}

    /** A finding in a line of a list. It says of which case, and nothing of whose. */
    public record Line(Long facilityId, Long patientId, Long recordId, Long caseRow, UUID caseId, String facility,
            String registrar, String site, String histology, String behavior, PartialDate diagnosed, String edit,
            String metafile, Severity severity, String message, String fix, int clears) {

        Seen seen() {
            return Seen.tumorCase(facilityId, patientId, recordId, caseRow);
        }

        public String chip() {
            return StagingLine.chip(site, histology, behavior, diagnosed);
        }
    }

    private static final String FROM = " from StoredFinding f join f.tumorCase c join c.facility h"
            + " join c.facilityPatient p where ";
    private static final String SUMS = "count(*), count(distinct c.id), sum(f.clears))";
    private static final String COUNT = "select new org.accession.checking.OpenFindings$Count(";
    private static final String LINES = "select new org.accession.checking.OpenFindings$Line(h.id, p.patient.id, p.id, c.id,"
            + " c.publicId, h.name, c.abstractedBy, c.primarySite, c.histologicTypeIcdO3, c.behaviorCodeIcdO3,"
            + " c.dateOfDiagnosis, f.edit, f.metafile, f.severity, f.message, f.fix, f.clears)";
    /** By the way of counting: what tells the lines apart, and what they are called. */
    private static final Map<String, List<String>> KEYS = Map.of("edit", List.of("f.edit", "max(f.name)"),
            "registrar", List.of("coalesce(c.abstractedBy, '" + FindingFilter.NOBODY + "')", "''"),
            "facility", List.of("cast(h.publicId as string)", "max(h.name)"), "item",
            List.of("coalesce(f.fix, '')", "''"));

    private final EntityManager database;
    private final Metafiles metafiles;
    private final EditSetups setups;

    OpenFindings(EntityManager database, Metafiles metafiles, EditSetups setups) {
        this.setups = setups;
        this.database = database;
        this.metafiles = metafiles;
    }

    /** The counts, the most findings first; within the caller's transaction. */
    List<Count> counts(FindingFilter filter) {
        if (filter.by().equals("set")) {
            return bySet(filter);
        }
        List<String> key = KEYS.get(filter.by());
        List<Count> counts = query(COUNT + key.get(0) + ", " + key.get(1) + ", " + SUMS + FROM, filter,
                " group by " + key.get(0) + " order by count(*) desc, " + key.get(0), Count.class).getResultList();
        return filter.by().equals("item")
                ? counts.stream().map(one -> new Count(one.key(), itemName(one.key()), one.findings(), one.cases(),
                        one.findings())).toList()
                : counts;
    }

    long count(FindingFilter filter) {
        return query("select count(*)" + FROM, filter, "", Long.class).getSingleResult();
    }

    List<Line> lines(FindingFilter filter, int first, int most) {
        return query(LINES + FROM, filter, " order by f.severity, f.edit, c.id, f.id", Line.class)
                .setFirstResult(first).setMaxResults(most).getResultList();
    }

    /** An edit is in several sets, and a finding is counted in each of them. */
    private List<Count> bySet(FindingFilter filter) {
        Map<String, List<Object[]>> byEdit = query("select f.edit, c.id, f.clears" + FROM, filter, "",
                Object[].class).getResultList().stream().collect(Collectors.groupingBy(row -> (String) row[0]));
        List<Count> counts = new ArrayList<>();
        for (EditSet set : sets()) {
            List<Object[]> rows = set.edits().stream().distinct()
                    .flatMap(edit -> byEdit.getOrDefault(edit, List.of()).stream()).toList();
            if (!rows.isEmpty()) {
                counts.add(new Count(set.tag(), set.name(), rows.size(),
                        rows.stream().map(row -> row[1]).distinct().count(),
                        rows.stream().mapToLong(row -> ((Number) row[2]).longValue()).sum()));
            }
        }
        counts.sort(Comparator.comparing(Count::findings).reversed().thenComparing(Count::key));
        return counts;
    }

    /** The sets of the metafile that the registry runs. */
    private List<EditSet> sets() {
        return setups.current().ofRegistry().map(chosen -> metafiles.sets(chosen.metafile())).orElse(List.of());
    }

    private static String itemName(String id) {
        return Optional.of(id).flatMap(Dictionaries.standard()::newest).map(Item::name).orElse("no one item");
    }

    private <T> TypedQuery<T> query(String before, FindingFilter filter, String after, Class<T> type) {
        StagingSelection.Condition condition = filter.condition(filter.set().isEmpty()
                ? List.of()
                : sets().stream().filter(set -> set.tag().equals(filter.set()))
                        .flatMap(set -> set.edits().stream()).toList());
        TypedQuery<T> query = database.createQuery(before + condition.text() + after, type);
        condition.parameters().forEach(query::setParameter);
        return query;
    }
}
