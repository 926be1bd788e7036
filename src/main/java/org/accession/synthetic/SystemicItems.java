package org.accession.synthetic;

import org.accession.synthetic.Course.Drug;

/** Writes chemotherapy, hormones, immunotherapy and the course as a whole. */
final class SystemicItems {

    private SystemicItems() {}

    static void write(Form form, CaseReport report, Chance chance) {
        Primary primary = report.primary();
        Course course = primary.course();
        drug(form, "Chemo", course.chemo, report.relation().drugs());
        drug(form, "Hormone", course.hormone, report.relation().drugs());
        drug(form, "Brm", course.immune, report.relation().drugs());
        form.setAll("0", "rxSummOther", "rxHospOther", "rxSummPalliativeProc", "rxHospPalliativeProc")
                .set("rxSummTransplntEndocr", "00").set("rxDateSystemic", course.systemicDate())
                .set("rxSummSystemicSurSeq", course.systemicSequence())
                .set("rxSummTreatmentStatus", course.isAnythingGiven() ? "1" : course.watched ? "2" : "0")
                .set("rxCodingSystemCurrent", primary.year() < 2018 ? "07" : "08");
        procedure(form, primary);
        form.set("dateInitialRxSeer", course.firstDate()).set("date1stCrsRxCoc",
                course.begun(primary.diagnosed(), report.life().lastContact().date()));
        if (primary.year() >= 2021) {
            neoadjuvant(form, course, chance);
        }
        if (primary.year() == 2020 || primary.year() == 2021) {
            form.set("ncdbCovid19TxImpact", "1");
        }
        subsequent(form, report);
    }

    private static void drug(Form form, String kind, Drug drug, boolean here) {
        form.set("rxSumm" + kind, drug.code()).set("rxHosp" + kind, !drug.isGiven() || here ? drug.code() : "00")
                .set("rxDate" + kind, drug.date());
    }

    private static void procedure(Form form, Primary primary) {
        form.setAll(primary.biopsy(), "rxSummDxStgProc", "rxHospDxStgProc");
        if (!primary.biopsy().equals("00")) {
            form.set("rxDateDxStgProc", primary.diagnosed());
        }
    }

    private static void neoadjuvant(Form form, Course course, Chance chance) {
        if (!course.neoadjuvant) {
            form.setAll("0", "neoadjuvantTherapy", "neoadjuvTherapyClinicalResponse", "neoadjuvTherapyTreatmentEffect");
            return;
        }
        form.set("neoadjuvantTherapy", chance.happens(90) ? "1" : "2")
                .set("neoadjuvTherapyClinicalResponse", chance.oneOf("1", "2", "2", "2", "4", "8"))
                .set("neoadjuvTherapyTreatmentEffect", chance.oneOf("1", "3", "3", "4", "6"));
    }

    /** A second course follows a recurrence; no third or fourth is made up. */
    private static void subsequent(Form form, CaseReport report) {
        Day recurred = report.primary().recurred();
        Day treated = recurred == null ? null : new Day(recurred.date().plusDays(30), recurred.digits());
        boolean second = treated != null && report.relation().drugs()
                && !treated.isAfter(report.life().lastContact().date());
        if (second) {
            form.set("subsqRx2ndCourseDate", treated);
        }
        form.set("subsqRx2ndCourseSurg", "00").setAll("0", "subsqRx2ndCourseRad", "subsqRx2ndCourseHorm",
                "subsqRx2ndCourseBrm", "subsqRx2ndCourseOth", "subsqRx2ndScopeLnSu", "subsqRx2ndSurgOth")
                .set("subsqRx2ndCourseChemo", second ? "1" : "0").set("subsqRx2ndRegLnRem", "00");
        form.set("subsqRx3rdCourseSurg", "00").setAll("0", "subsqRx3rdCourseRad", "subsqRx3rdCourseChemo",
                "subsqRx3rdCourseHorm", "subsqRx3rdCourseBrm", "subsqRx3rdCourseOth", "subsqRx3rdScopeLnSu",
                "subsqRx3rdSurgOth").set("subsqRx3rdRegLnRem", "00");
        form.set("subsqRx4thCourseSurg", "00").setAll("0", "subsqRx4thCourseRad", "subsqRx4thCourseChemo",
                "subsqRx4thCourseHorm", "subsqRx4thCourseBrm", "subsqRx4thCourseOth", "subsqRx4thScopeLnSu",
                "subsqRx4thSurgOth").set("subsqRx4thRegLnRem", "00");
    }
}
