package org.accession.synthetic;

import org.accession.synthetic.SyntheticFacility.Physician;

/** Writes who reports the case, how it came to the facility, who treats it and when the abstract was written. */
final class CaseItems {

    private static final Weighted<String> PAYERS_YOUNG = Weighted.parse("01:5 10:6 20:52 21:12 31:12 35:9 65:2 99:2");
    private static final Weighted<String> PAYERS_OLD = Weighted.parse("20:8 60:24 61:6 62:30 63:20 64:7 67:3 99:2");
    private static final Weighted<String> CASEFINDING = Weighted
            .parse("10:4 20:58 21:6 22:12 23:4 24:4 25:3 26:5 29:4");

    private CaseItems() {}

    static void write(Form form, CaseReport report, Chance chance) {
        SyntheticFacility facility = report.facility();
        Primary primary = report.primary();
        form.set("tumorRecordNumber", report.tumorRecord()).set("patientSystemIdHosp", report.patientId())
                .set("reportingFacility", facility.fin()).set("npiReportingFacility", facility.npi())
                .set("archiveFin", facility.fin()).set("npiArchiveFin", facility.npi())
                .set("accessionNumberHosp", report.accession()).set("sequenceNumberHospital", primary.sequence())
                .set("medicalRecordNumber", facility.medicalRecordNumber(report.person().ordinal()))
                .set("abstractedBy", report.abstractor()).set("classOfCase", report.classOfCase())
                .set("typeOfReportingSource", report.reportingSource()).set("dateOf1stContact", report.firstContact())
                .set("casefindingSource", CASEFINDING.pick(chance))
                .set("primaryPayerAtDx", (primary.age() < 65 ? PAYERS_YOUNG : PAYERS_OLD).pick(chance))
                .set("dateCaseInitiated", Day.text(report.initiated()))
                .set("dateCaseLastChanged", Day.text(report.changed())).set("vendorName", "ACCESSION");
        if (report.isComplete()) {
            completed(form, report);
            team(form, report);
            transfers(form, report, chance);
        }
    }

    private static void completed(Form form, CaseReport report) {
        String completed = Day.text(report.completed());
        form.set("dateCaseCompleted", completed)
                .set("cocCodingSysCurrent", report.primary().year() < 2018 ? "08" : "09")
                .set("cocCodingSysOriginal", report.primary().year() < 2018 ? "08" : "09");
        if (report.isAnalytic()) {
            form.set("dateCaseCompletedCoc", completed);
        }
        form.set("cocAccreditedFlag", report.isAnalytic() ? "1" : "2")
                .set("followingRegistry", report.facility().fin()).set("npiFollowingRegistry", report.facility().npi());
        if (report.primary().course().surgery.isDone() && report.relation().surgery()
                && report.primary().isResected()) {
            String admitted = report.primary().course().surgery.date().text();
            form.set("dateOfInptAdm", admitted);
        }
    }

    private static void team(Form form, CaseReport report) {
        CaseReport.Team team = report.team();
        physician(form, "physicianManaging", "npiPhysicianManaging", team.managing());
        physician(form, "physicianFollowUp", "npiPhysicianFollowUp", team.following());
        if (report.primary().course().surgery.isDone()) {
            physician(form, "physicianPrimarySurg", "npiPhysicianPrimarySurg", team.surgeon());
        }
        physician(form, "physician3", "npiPhysician3", team.radiotherapist());
        physician(form, "physician4", "npiPhysician4", team.oncologist());
    }

    private static void physician(Form form, String licence, String npi, Physician physician) {
        form.set(licence, physician.licence()).set(npi, physician.npi());
    }

    /** Cases diagnosed elsewhere were referred from there; what was not all done here was referred on. */
    private static void transfers(Form form, CaseReport report, Chance chance) {
        int other = 100 + chance.below(40);
        String fin = Facilities.fin(other);
        String npi = Facilities.npi(other);
        if (!report.isDiagnosedHere()) {
            form.set("institutionReferredFrom", fin).set("npiInstReferredFrom", npi);
        } else if (report.classOfCase().equals("00")) {
            form.set("institutionReferredTo", fin).set("npiInstReferredTo", npi);
        } else {
            form.setAll("0000000000", "institutionReferredFrom", "institutionReferredTo");
        }
    }
}
