package org.accession.synthetic;

import java.util.Set;

import org.accession.synthetic.Course.Surgery;

/** Writes surgery of the primary site and of nodes, for the whole course and for the part done at the facility. */
final class SurgeryItems {

    private static final Set<String> SKIN = Set.of("C44");

    private static final Codes MARGINS_DO_NOT_APPLY = new Codes("C420 C421 C423 C424 C760-C768 C770-C779 C809");

    private SurgeryItems() {}

    static void write(Form form, CaseReport report, Chance chance) {
        Primary primary = report.primary();
        Surgery surgery = primary.course().surgery;
        boolean here = surgery.isDone() && report.relation().surgery();
        codes(form, primary, surgery, here);
        String scope = scope(primary, surgery);
        form.set("rxSummScopeRegLnSur", scope).set("rxHospScopeRegLnSur", here || scope.equals("9") ? scope : "0")
                .setAll("0", "rxSummSurgOthRegDis", "rxHospSurgOthRegDis")
                .set("rxSummSurgicalMargins",
                        MARGINS_DO_NOT_APPLY.has(primary.diagnosis().site())
                                || !Treatments.operates(primary.diagnosis())
                                        ? "9"
                                        : surgery.isDone() ? surgery.margins() : "8")
                .set("reasonForNoSurgery", surgery.reason())
                .set("rxHospSurgApp2010", approach(primary, surgery, here))
                .set("rxHospRegLnRemoved", here ? surgery.nodesExamined() : 0, 2)
                .set("rxSummRegLnExamined", surgery.isDone() ? surgery.nodesExamined() : 0, 2);
        if (surgery.isDone()) {
            form.set("rxDateSurgery", surgery.date()).set("rxDateMostDefinSurg", surgery.date());
        }
        if (here && primary.isResected()) {
            form.set("rxDateSurgicalDisch", discharge(report, chance));
            form.set("dateOfInptDisch", form.get("rxDateSurgicalDisch"));
        }
        form.set("readmSameHosp30Days", here && chance.happens(5) ? chance.oneOf("1", "1", "2") : "0");
        reconstruction(form, primary, here, chance);
    }

    /** Up to eight days later, but not after the last contact. */
    private static Day discharge(CaseReport report, Chance chance) {
        Day day = report.primary().course().surgery.date();
        Day discharge = new Day(day.date().plusDays(chance.between(0, 8)), day.digits());
        return discharge.isAfter(report.life().lastContact().date()) ? day : discharge;
    }

    private static void codes(Form form, Primary primary, Surgery surgery, boolean here) {
        boolean since2023 = primary.year() >= 2023;
        String letter = SKIN.contains(primary.diagnosis().organ())
                || primary.diagnosis().organ().equals("C50") && primary.year() >= 2024 ? "B" : "A";
        String none = since2023 ? letter + "000" : "00";
        String code = surgery.isDone()
                ? since2023 ? surgery.operation().codeSince2023(primary.year()) : surgery.operation().code()
                : none;
        if (!Treatments.operates(primary.diagnosis())) {
            code = since2023 ? letter + "980" : "98";
            none = code;
        }
        form.set(since2023 ? "rxSummSurgPrimSite2023" : "rxSummSurgPrimSite", code);
        form.set(since2023 ? "rxHospSurgPrimSite2023" : "rxHospSurgPrimSite", here ? code : none);
    }

    /** NAACCR item 668: since 2021 it does not apply where surgery does not. */
    private static String approach(Primary primary, Surgery surgery, boolean here) {
        return here
                ? Integer.toString(surgery.approach())
                : primary.year() >= 2021 && !Treatments.operates(primary.diagnosis()) ? "9" : "0";
    }

    private static String scope(Primary primary, Surgery surgery) {
        if (!primary.hasNodes()) {
            return "9";
        }
        int examined = surgery.nodesExamined();
        return examined == 0 ? "0" : surgery.sentinel() ? "2" : examined < 4 ? "4" : "5";
    }

    /** Reconstruction after mastectomy, collected for breast cancer from 2024. */
    private static void reconstruction(Form form, Primary primary, boolean here, Chance chance) {
        if (!primary.diagnosis().organ().equals("C50") || primary.year() < 2024) {
            return;
        }
        String code = primary.isResected() && chance.happens(38) ? chance.oneOf("A100", "A200") : "A000";
        form.set("rxSummReconBreast", code).set("rxHospReconBreast", here ? code : "A000");
    }
}
