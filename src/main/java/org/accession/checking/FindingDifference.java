package org.accession.checking;

import java.io.Serializable;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.TypedQuery;

import org.accession.audit.Seen;
import org.accession.dictionary.PartialDate;
import org.accession.identity.Facility;
import org.accession.patient.TumorCase;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** That a case would newly fail an edit, or pass it. */
@Entity
public class FindingDifference extends PanacheEntityBase {

    /** Which run, which edit, which case. */
    @Embeddable
    public record Place(Long editRunId, String edit, Long tumorCaseId) implements Serializable {}

    /** An edit and in how many cases it would newly fail, and pass. */
    public record Count(String edit, String name, long failing, long passing) {}

    /** A difference in a line of a list; it says of which case, and nothing of whose. */
    public record Line(Long facilityId, Long patientId, Long recordId, Long caseRow, UUID caseId, String facility,
            String site, String histology, String behavior, PartialDate diagnosed, String edit, String name,
            boolean fails, String message) {

        static final List<String> HEADER = List.of("case", "facility", "edit", "name", "would", "message");

        Seen seen() {
            return Seen.tumorCase(facilityId, patientId, recordId, caseRow);
        }

        public String chip() {
            return StagingLine.chip(site, histology, behavior, diagnosed);
        }

        List<String> cells() {
            return List.of(caseId.toString(), facility, edit, name, fails ? "fail" : "pass", message);
        }
    }

    private static final String COUNTS = "select new org.accession.checking.FindingDifference$Count(d.place.edit,"
            + " max(d.name), sum(case when d.fails then 1 else 0 end), sum(case when d.fails then 0 else 1 end))"
            + " from FindingDifference d where d.place.editRunId = :run group by d.place.edit"
            + " order by count(*) desc, d.place.edit";
    private static final String LINES = "select new org.accession.checking.FindingDifference$Line(f.id, p.patient.id,"
            + " p.id, c.id, c.publicId, f.name, c.primarySite, c.histologicTypeIcdO3, c.behaviorCodeIcdO3,"
            + " c.dateOfDiagnosis, d.place.edit, d.name, d.fails, d.message) from FindingDifference d join d.tumorCase c"
            + " join d.facility f join c.facilityPatient p where d.place.editRunId = :run"
            + " and (:edit = '' or d.place.edit = :edit) order by d.place.edit, c.id";

    @EmbeddedId
    public Place place;

    @MapsId("tumorCaseId")
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public TumorCase tumorCase;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Facility facility;

    public String name;

    /** Whether it would newly fail; else it would pass. */
    public boolean fails;

    public String message;

    static FindingDifference of(EditRun run, TumorCase one, StoredFinding finding, boolean fails) {
        FindingDifference difference = new FindingDifference();
        difference.place = new Place(run.id, finding.edit, one.id);
        difference.tumorCase = one;
        difference.facility = one.facility;
        difference.name = finding.name;
        difference.fails = fails;
        difference.message = finding.message;
        return difference;
    }

    static List<Count> counts(EntityManager database, EditRun run) {
        return database.createQuery(COUNTS, Count.class).setParameter("run", run.id).getResultList();
    }

    /** Those of a run, of one edit or, where that is empty, of all. */
    static TypedQuery<Line> lines(EntityManager database, long runId, String edit) {
        return database.createQuery(LINES, Line.class).setParameter("run", runId).setParameter("edit", edit);
    }
}
