package org.accession.synthetic;

/** Writes the pathology reports behind the diagnosis: of the biopsy, and of the specimen of an operation. */
final class PathologyItems {

    private PathologyItems() {}

    static void write(Form form, CaseReport report, Chance chance) {
        Primary primary = report.primary();
        if (!primary.isHistologic()) {
            return;
        }
        Course.Surgery surgery = primary.course().surgery;
        boolean specimen = surgery.isDone() && surgery.operation().hasSpecimen();
        boolean sameDay = specimen && surgery.date().date().equals(primary.date());
        String kind = primary.confirmation().equals("2")
                ? "02"
                : primary.diagnosis().site().equals("C421") ? "04" : "01";
        pathology(form, 1, report, primary.diagnosed(), kind, chance);
        if (specimen && !sameDay) {
            pathology(form, 2, report, surgery.date(), "01", chance);
        }
    }

    private static void pathology(Form form, int number, CaseReport report, Day collected, String kind, Chance chance) {
        SyntheticFacility facility = report.facility();
        form.set("pathReportingFacId" + number, facility.npi()).set("pathOrderingFacNo" + number, facility.npi())
                .set("pathReportNumber" + number, "S" + Day.text(collected.date()).substring(2, 4) + "-"
                        + Numbers.padded(chance.between(1, 89_999), 5))
                .set("pathOrderPhysLicNo" + number, report.team().managing().licence())
                .set("pathDateSpecCollect" + number, collected.spoken()).set("pathReportType" + number, kind);
    }
}
