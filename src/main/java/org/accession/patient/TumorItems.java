package org.accession.patient;

import java.util.List;

import jakarta.persistence.MappedSuperclass;

import org.accession.dictionary.PartialDate;
import org.accession.dictionary.Values;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

import static org.accession.patient.ItemColumn.date;
import static org.accession.patient.ItemColumn.text;

/** The tumor-level items that are searched, sorted or counted: a column each, beside the JSONB of all. Written by {@link #promote} alone. */
@MappedSuperclass
public abstract class TumorItems extends PanacheEntityBase {

    static final List<ItemColumn<TumorItems>> COLUMNS = List.of(
            date("dateOfDiagnosis", row -> row.dateOfDiagnosis, (row, value) -> row.dateOfDiagnosis = value),
            text("ageAtDiagnosis", row -> row.ageAtDiagnosis, (row, value) -> row.ageAtDiagnosis = value),
            text("primarySite", row -> row.primarySite, (row, value) -> row.primarySite = value),
            text("laterality", row -> row.laterality, (row, value) -> row.laterality = value),
            text("histologicTypeIcdO3", row -> row.histologicTypeIcdO3,
                    (row, value) -> row.histologicTypeIcdO3 = value),
            text("behaviorCodeIcdO3", row -> row.behaviorCodeIcdO3, (row, value) -> row.behaviorCodeIcdO3 = value),
            text("gradeClinical", row -> row.gradeClinical, (row, value) -> row.gradeClinical = value),
            text("gradePathological", row -> row.gradePathological, (row, value) -> row.gradePathological = value),
            text("diagnosticConfirmation", row -> row.diagnosticConfirmation,
                    (row, value) -> row.diagnosticConfirmation = value),
            text("typeOfReportingSource", row -> row.typeOfReportingSource,
                    (row, value) -> row.typeOfReportingSource = value),
            text("sequenceNumberCentral", row -> row.sequenceNumberCentral,
                    (row, value) -> row.sequenceNumberCentral = value),
            text("schemaId", row -> row.schemaId, (row, value) -> row.schemaId = value),
            text("ajccId", row -> row.ajccId, (row, value) -> row.ajccId = value),
            text("summaryStage2018", row -> row.summaryStage2018, (row, value) -> row.summaryStage2018 = value),
            text("ajccTnmClinStageGroup", row -> row.ajccTnmClinStageGroup,
                    (row, value) -> row.ajccTnmClinStageGroup = value),
            text("ajccTnmPathStageGroup", row -> row.ajccTnmPathStageGroup,
                    (row, value) -> row.ajccTnmPathStageGroup = value),
            text("addrAtDxState", row -> row.addrAtDxState, (row, value) -> row.addrAtDxState = value),
            text("countyAtDx", row -> row.countyAtDx, (row, value) -> row.countyAtDx = value),
            text("addrAtDxPostalCode", row -> row.addrAtDxPostalCode, (row, value) -> row.addrAtDxPostalCode = value),
            text("primaryPayerAtDx", row -> row.primaryPayerAtDx, (row, value) -> row.primaryPayerAtDx = value),
            date("date1stCrsRxCoc", row -> row.date1stCrsRxCoc, (row, value) -> row.date1stCrsRxCoc = value),
            text("rxSummSurgPrimSite2023", row -> row.rxSummSurgPrimSite2023,
                    (row, value) -> row.rxSummSurgPrimSite2023 = value),
            text("phase1RadiationTreatmentModality", row -> row.phase1RadiationTreatmentModality,
                    (row, value) -> row.phase1RadiationTreatmentModality = value),
            text("rxSummChemo", row -> row.rxSummChemo, (row, value) -> row.rxSummChemo = value),
            text("rxSummHormone", row -> row.rxSummHormone, (row, value) -> row.rxSummHormone = value),
            text("rxSummBrm", row -> row.rxSummBrm, (row, value) -> row.rxSummBrm = value),
            text("cancerStatus", row -> row.cancerStatus, (row, value) -> row.cancerStatus = value),
            date("recurrenceDate1st", row -> row.recurrenceDate1st, (row, value) -> row.recurrenceDate1st = value),
            text("recurrenceType1st", row -> row.recurrenceType1st, (row, value) -> row.recurrenceType1st = value));

    public PartialDate dateOfDiagnosis;

    public String ageAtDiagnosis;

    public String primarySite;

    public String laterality;

    public String histologicTypeIcdO3;

    public String behaviorCodeIcdO3;

    public String gradeClinical;

    public String gradePathological;

    public String diagnosticConfirmation;

    public String typeOfReportingSource;

    public String sequenceNumberCentral;

    public String schemaId;

    public String ajccId;

    public String summaryStage2018;

    public String ajccTnmClinStageGroup;

    public String ajccTnmPathStageGroup;

    public String addrAtDxState;

    public String countyAtDx;

    public String addrAtDxPostalCode;

    public String primaryPayerAtDx;

    public PartialDate date1stCrsRxCoc;

    public String rxSummSurgPrimSite2023;

    public String phase1RadiationTreatmentModality;

    public String rxSummChemo;

    public String rxSummHormone;

    public String rxSummBrm;

    public String cancerStatus;

    public PartialDate recurrenceDate1st;

    public String recurrenceType1st;

    /** Writes the columns from the values. */
    final void promote(Values values) {
        COLUMNS.forEach(column -> column.write(this, values));
    }
}
