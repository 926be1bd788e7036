package org.accession.synthetic;

import java.util.List;

/** Writes how it went on: status of the cancer, recurrence, other diseases, survival. */
final class OutcomeItems {

    private static final double DAYS_A_MONTH = 365.24 / 12;

    private static final List<String> OTHER_DISEASES = List.of("I10", "E119", "E785", "J449", "I2510", "K219", "N189",
            "E039", "I4891", "M1990", "G4733", "E669");

    private OutcomeItems() {}

    static void write(Form form, CaseReport report, Chance chance) {
        Primary primary = report.primary();
        Life life = report.life();
        form.set("cancerStatus", primary.cancerStatus()).set("dateOfLastCancerStatus", life.lastContact())
                .set("recurrenceType1st", primary.recurrence()).set("recurrenceDate1st", primary.recurred())
                .set("followUpSource", life.isDead() ? chance.oneOf("7", "2") : chance.oneOf("0", "1", "2", "2", "3"))
                .set("nextFollowUpSource", life.isDead() ? "9" : chance.oneOf("0", "1", "2", "3"))
                .set("unusualFollowUpMethod", "00").set("reportingFacilityRestrictionFlag", "00")
                .set("recordNumberRecode", report.tumorRecord());
        contact(form, report);
        survival(form, report);
        otherDiseases(form, primary.age(), chance);
    }

    /** Whom a follow-up letter goes to: the patient's own address, or nobody after death. */
    private static void contact(Form form, CaseReport report) {
        if (report.life().isDead()) {
            return;
        }
        Person person = report.person();
        Places.Address address = person.currentAddress();
        form.set("followUpContactName", person.given() + " " + person.family())
                .set("followUpContactNost", address.street()).set("followUpContactSuppl", address.supplement())
                .set("followUpContactCity", address.place().city()).set("followUpContactState", address.place().state())
                .set("followUpContactPostal", address.place().postalCode()).set("followupContactCountry", "USA");
    }

    private static void survival(Form form, CaseReport report) {
        Primary primary = report.primary();
        Day last = report.life().lastContact();
        if (primary.diagnosed().digits() < 8 || last.digits() < 8) {
            return;
        }
        long days = last.date().toEpochDay() - primary.date().toEpochDay();
        form.set("survDateDxRecode", primary.diagnosed()).set("survDateActiveFollowup", last)
                .set("survFlagActiveFollowup", days == 0 ? "0" : "1")
                .set("survMosActiveFollowup", (int) (days / DAYS_A_MONTH), 4);
    }

    private static void otherDiseases(Form form, int age, Chance chance) {
        int number = age < 40 ? 0 : chance.below(Math.min(6, age / 12));
        form.set("icdRevisionComorbid", number == 0 ? "0" : "1");
        int start = chance.below(OTHER_DISEASES.size());
        for (int i = 0; i < number; i++) {
            form.set("secondaryDiagnosis" + (i + 1), OTHER_DISEASES.get((start + i) % OTHER_DISEASES.size()));
        }
        if (number == 0) {
            form.set("secondaryDiagnosis1", "0000000");
        }
    }
}
