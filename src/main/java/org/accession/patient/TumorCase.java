package org.accession.patient;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;

import org.accession.dictionary.PartialDate;
import org.accession.dictionary.Values;
import org.accession.identity.Facility;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Type;
import org.hibernate.type.SqlTypes;

import static org.accession.patient.ItemColumn.date;
import static org.accession.patient.ItemColumn.text;

/** One facility's abstract of one tumor. */
@Entity
public class TumorCase extends TumorItems {

    static final List<ItemColumn<TumorCase>> COLUMNS = List.of(
            text("accessionNumberHosp", row -> row.accessionNumberHosp,
                    (row, value) -> row.accessionNumberHosp = value),
            text("sequenceNumberHospital", row -> row.sequenceNumberHospital,
                    (row, value) -> row.sequenceNumberHospital = value),
            text("medicalRecordNumber", row -> row.medicalRecordNumber,
                    (row, value) -> row.medicalRecordNumber = value),
            text("tumorRecordNumber", row -> row.tumorRecordNumber, (row, value) -> row.tumorRecordNumber = value),
            text("classOfCase", row -> row.classOfCase, (row, value) -> row.classOfCase = value),
            date("dateOf1stContact", row -> row.dateOf1stContact, (row, value) -> row.dateOf1stContact = value),
            text("casefindingSource", row -> row.casefindingSource, (row, value) -> row.casefindingSource = value),
            text("abstractedBy", row -> row.abstractedBy, (row, value) -> row.abstractedBy = value),
            date("dateCaseInitiated", row -> row.dateCaseInitiated, (row, value) -> row.dateCaseInitiated = value),
            date("dateCaseCompleted", row -> row.dateCaseCompleted, (row, value) -> row.dateCaseCompleted = value),
            date("dateCaseLastChanged", row -> row.dateCaseLastChanged,
                    (row, value) -> row.dateCaseLastChanged = value),
            date("dateCaseReportExported", row -> row.dateCaseReportExported,
                    (row, value) -> row.dateCaseReportExported = value));

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "tumor_case_id")
    @SequenceGenerator(name = "tumor_case_id", sequenceName = "tumor_case_id", allocationSize = 100)
    public Long id;

    /** What stands for the case in an address. */
    public UUID publicId = UUID.randomUUID();

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public FacilityPatient facilityPatient;

    /** The facility of the patient record, again: what may be seen is decided row by row. */
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Facility facility;

    /** The tumor that it tells of; null while it is only suspected, and when it is not reportable. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Tumor tumor;

    @Enumerated(EnumType.STRING)
    public CaseState state = CaseState.OPEN;

    public String stateReason;

    public Instant stateSince = Instant.now();

    /** Until when a waiting case waits. */
    public LocalDate waitingUntil;

    public String accessionNumberHosp;

    public String sequenceNumberHospital;

    public String medicalRecordNumber;

    public String tumorRecordNumber;

    public String classOfCase;

    public PartialDate dateOf1stContact;

    public String casefindingSource;

    public String abstractedBy;

    public PartialDate dateCaseInitiated;

    public PartialDate dateCaseCompleted;

    public PartialDate dateCaseLastChanged;

    public PartialDate dateCaseReportExported;

    @Type(ValuesType.class)
    @Column(name = "items")
    Values values = new Values();

    /** What was derived: by what derived it, the values by XML id, or by the name of a recode that is no NAACCR item. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, Map<String, String>> derived = Map.of();

    /** Since when the case has been as it is. */
    @Column(insertable = false, updatable = false)
    public Instant validFrom;

    /** Who made it as it is, or null where the registry worked by itself. */
    @Column(insertable = false, updatable = false)
    public Long changedBy;

    public static Optional<TumorCase> findByPublicId(UUID publicId) {
        return find("publicId", publicId).firstResultOptional();
    }

    /** The cases of a facility with the accession number and sequence that are not deleted. */
    public static List<TumorCase> findByAccession(long facilityId, String accessionNumber, String sequence) {
        return list("facility.id = ?1 and accessionNumberHosp = ?2 and sequenceNumberHospital = ?3 and state <> ?4",
                facilityId, accessionNumber, sequence, CaseState.DELETED);
    }

    /** What derived the item, or the recode, with the name; nothing where it was coded. */
    public Optional<String> derivedBy(String name) {
        return derived.entrySet().stream().filter(one -> one.getValue().containsKey(name)).map(Map.Entry::getKey)
                .findFirst();
    }

    /** A copy of the tumor-level values. */
    public Values values() {
        return values.copy();
    }

    /** Takes all tumor-level values, and writes the columns. */
    public void values(Values all) {
        values = all.copy();
        promote(values);
        COLUMNS.forEach(column -> column.write(this, values));
    }

    /** Takes a step, stamped with who and when. */
    public CaseStep become(CaseState next, String reason, LocalDate until, Long personId, Instant at) {
        if (!state.mayBecome(next)) {
            throw new IllegalArgumentException("A case that is " + state + " cannot become " + next);
        }
        if (next.needsReason() && (reason == null || reason.isBlank())) {
            throw new IllegalArgumentException(next + " needs a reason");
        }
        CaseStep step = CaseStep.of(this, state, next, reason, until, personId, at);
        step.persist();
        state = next;
        stateReason = reason;
        stateSince = at;
        waitingUntil = until;
        return step;
    }
}
