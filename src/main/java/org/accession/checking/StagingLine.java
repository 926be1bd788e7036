package org.accession.checking;

import java.util.List;
import java.util.UUID;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;

import org.accession.audit.Seen;
import org.accession.dictionary.PartialDate;

/** A staging result in one line of a list. It says of which case, and nothing of whose. */
public record StagingLine(Long facilityId, Long patientId, Long recordId, Long id, UUID caseId, String facility,
        String accession, String sequence, String site,
        String histology, String behavior, PartialDate diagnosed, String algorithm, String version, String result,
        String schema, String summaryStage, String stageGroup, String message) {

    private static final String LINES = "select new org.accession.checking.StagingLine(f.id, p.patient.id,"
            + " p.id, c.id, c.publicId, f.name,"
            + " c.accessionNumberHosp, c.sequenceNumberHospital, c.primarySite, c.histologicTypeIcdO3,"
            + " c.behaviorCodeIcdO3, c.dateOfDiagnosis, s.algorithm, s.version, s.result, s.schema, s.summaryStage,"
            + " s.stageGroup, s.message)";
    private static final String FROM = " from StoredStaging s join s.tumorCase c join c.facility f"
            + " join c.facilityPatient p where ";

    /** Some of the selected, in the order of the cases. */
    static List<StagingLine> list(EntityManager database, StagingSelection selection, int first, int most) {
        return query(database, LINES + FROM, selection, " order by c.id, s.place", StagingLine.class)
                .setFirstResult(first).setMaxResults(most).getResultList();
    }

    static long count(EntityManager database, StagingSelection selection) {
        return query(database, "select count(*)" + FROM, selection, "", Long.class).getSingleResult();
    }

    private static <T> TypedQuery<T> query(EntityManager database, String before, StagingSelection selection,
            String after, Class<T> type) {
        StagingSelection.Condition condition = selection.ofResults();
        TypedQuery<T> query = database.createQuery(before + condition.text() + after, type);
        condition.parameters().forEach(query::setParameter);
        return query;
    }

    public String chip() {
        return chip(site, histology, behavior, diagnosed);
    }

    /** Site, morphology and month of diagnosis: C50.4 8500/3 2026-03. */
    static String chip(String site, String histology, String behavior, PartialDate diagnosed) {
        StringBuilder chip = new StringBuilder();
        append(chip, site == null || site.length() != 4 ? site : site.substring(0, 3) + "." + site.charAt(3));
        append(chip, histology == null || behavior == null ? histology : histology + "/" + behavior);
        String date = diagnosed == null ? null : diagnosed.written();
        append(chip, date == null || date.length() < 6 ? date : date.substring(0, 4) + "-" + date.substring(4, 6));
        return chip.isEmpty() ? "not coded yet" : chip.toString();
    }

    Seen seen() {
        return Seen.tumorCase(facilityId, patientId, recordId, id);
    }

    public boolean isStaged() {
        return StoredStaging.STAGED.equals(result);
    }

    private static void append(StringBuilder chip, String part) {
        if (part != null) {
            chip.append(chip.isEmpty() ? "" : " ").append(part);
        }
    }
}
