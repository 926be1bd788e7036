package org.accession.abstracting;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;

import org.accession.dictionary.PartialDate;
import org.accession.patient.FacilityPatient;
import org.accession.patient.Patient;
import org.accession.patient.PatientItems;
import org.accession.patient.TumorCase;

/**
 * What stands above every page about a patient.
 *
 * @param age in words, for example 71 y; empty if unknown
 * @param mrn masked
 */
record PatientHeader(UUID publicId, String name, String age, String sex, String mrn, List<Chip> chips) {

    /** A case in a few letters: C50.4 8500/3 2026-03. */
    record Chip(UUID casePublicId, String text) {

        static Chip of(TumorCase one) {
            return new Chip(one.publicId, Written.chip(one));
        }
    }

    static PatientHeader of(Patient patient, List<FacilityPatient> records, List<TumorCase> cases, LocalDate today) {
        PatientItems items = patient.asSeen(records);
        return new PatientHeader(patient.publicId, Written.name(items), age(items, today),
                items.sexAssignedAtBirth == null
                        ? ""
                        : Terms.of("sexAssignedAtBirth", items.sexAssignedAtBirth).orElse(items.sexAssignedAtBirth),
                records.isEmpty() ? "" : Written.masked(records.get(0).mrn), cases.stream().map(Chip::of).toList());
    }

    /** At death, or today. */
    private static String age(PatientItems items, LocalDate today) {
        if (items.dateOfBirth == null) {
            return "";
        }
        boolean dead = "0".equals(items.vitalStatus) && items.dateOfLastContact != null;
        LocalDate at = dead ? items.dateOfLastContact.firstDay() : today;
        String about = items.dateOfBirth.precision() == PartialDate.Precision.DAY ? "" : "about ";
        int years = Period.between(items.dateOfBirth.firstDay(), at).getYears();
        return years < 0 ? "" : about + years + " y" + (dead ? " at death" : "");
    }
}
