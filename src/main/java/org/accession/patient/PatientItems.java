package org.accession.patient;

import java.util.List;

import jakarta.persistence.MappedSuperclass;

import org.accession.dictionary.PartialDate;
import org.accession.dictionary.Values;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

import static org.accession.patient.ItemColumn.date;
import static org.accession.patient.ItemColumn.text;

/** The patient-level items that are searched, sorted or counted: a column each, beside the JSONB of all. Written by {@link #promote} alone. */
@MappedSuperclass
public abstract class PatientItems extends PanacheEntityBase {

    static final List<ItemColumn<PatientItems>> COLUMNS = List.of(
            text("patientIdNumber", row -> row.patientIdNumber, (row, value) -> row.patientIdNumber = value),
            text("nameLast", row -> row.nameLast, (row, value) -> row.nameLast = value),
            text("nameFirst", row -> row.nameFirst, (row, value) -> row.nameFirst = value),
            text("nameMiddle", row -> row.nameMiddle, (row, value) -> row.nameMiddle = value),
            text("nameBirthSurname", row -> row.nameBirthSurname, (row, value) -> row.nameBirthSurname = value),
            text("nameAlias", row -> row.nameAlias, (row, value) -> row.nameAlias = value),
            date("dateOfBirth", row -> row.dateOfBirth, (row, value) -> row.dateOfBirth = value),
            text("sexAssignedAtBirth", row -> row.sexAssignedAtBirth, (row, value) -> row.sexAssignedAtBirth = value),
            text("race1", row -> row.race1, (row, value) -> row.race1 = value),
            text("spanishHispanicOrigin", row -> row.spanishHispanicOrigin,
                    (row, value) -> row.spanishHispanicOrigin = value),
            text("addrCurrentState", row -> row.addrCurrentState, (row, value) -> row.addrCurrentState = value),
            text("addrCurrentPostalCode", row -> row.addrCurrentPostalCode,
                    (row, value) -> row.addrCurrentPostalCode = value),
            text("telephone", row -> row.telephone, (row, value) -> row.telephone = value),
            text("vitalStatus", row -> row.vitalStatus, (row, value) -> row.vitalStatus = value),
            date("dateOfLastContact", row -> row.dateOfLastContact, (row, value) -> row.dateOfLastContact = value),
            text("causeOfDeath", row -> row.causeOfDeath, (row, value) -> row.causeOfDeath = value));

    public String patientIdNumber;

    public String nameLast;

    public String nameFirst;

    public String nameMiddle;

    public String nameBirthSurname;

    public String nameAlias;

    public PartialDate dateOfBirth;

    public String sexAssignedAtBirth;

    public String race1;

    public String spanishHispanicOrigin;

    public String addrCurrentState;

    public String addrCurrentPostalCode;

    public String telephone;

    public String vitalStatus;

    public PartialDate dateOfLastContact;

    public String causeOfDeath;

    /** Writes the columns from the values. */
    final void promote(Values values) {
        COLUMNS.forEach(column -> column.write(this, values));
    }
}
