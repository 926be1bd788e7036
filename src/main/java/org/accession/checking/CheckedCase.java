package org.accession.checking;

import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.accession.edits.Severity;
import org.accession.identity.Facility;
import org.accession.patient.TumorCase;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** That a case was checked: by which edits, when, and how many of them found something. */
@Entity
public class CheckedCase extends PanacheEntityBase {

    @Id
    public Long tumorCaseId;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Facility facility;

    public String metafile;

    /** How many edits were run. */
    public int edits;

    public int errors;

    public int warnings;

    public int notRun;

    public Instant checkedAt;

    /** Nothing if the case was never checked. */
    public static Optional<CheckedCase> of(TumorCase one) {
        return findByIdOptional(one.id);
    }

    /** How many findings the case has. */
    public int findings() {
        return errors + warnings + notRun;
    }

    static CheckedCase of(CaseCheck check, Instant at) {
        CheckedCase checked = new CheckedCase();
        checked.tumorCaseId = check.row().id;
        checked.facility = check.row().facility;
        checked.metafile = check.edits().get(0).name();
        checked.edits = check.edits().stream().mapToInt(ActiveEdits::size).sum();
        checked.errors = check.count(Severity.ERROR);
        checked.warnings = check.count(Severity.WARNING);
        checked.notRun = check.count(Severity.NOT_RUN);
        checked.checkedAt = at;
        return checked;
    }
}
