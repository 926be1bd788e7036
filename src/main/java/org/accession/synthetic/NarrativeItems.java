package org.accession.synthetic;

import java.util.Locale;

import org.accession.synthetic.Course.Drug;
import org.accession.synthetic.Course.Radiation;
import org.accession.synthetic.Course.Surgery;

/** Writes the text that supports the codes: it says what they say, as a registrar would. */
final class NarrativeItems {

    private NarrativeItems() {}

    static void write(Form form, CaseReport report, Chance chance) {
        Primary primary = report.primary();
        Diagnosis diagnosis = primary.diagnosis();
        String site = Terms.site(diagnosis.site());
        form.set("textPrimarySiteTitle", Terms.cut(site + side(primary) + " " + diagnosis.site(), 100))
                .set("textHistologyTitle", Terms.cut(Terms.morphology(diagnosis) + " " + diagnosis.histology() + "/"
                        + diagnosis.behavior(), 100))
                .set("textPlaceOfDiagnosis", Terms.cut(report.isDiagnosedHere()
                        ? report.facility().name()
                        : "OUTSIDE FACILITY", 60))
                .set("textDxProcPe", examination(report, site))
                .set("textDxProcXRayScan", imaging(primary, site, chance))
                .set("textDxProcScopes", scopes(primary, site))
                .set("textDxProcLabTests", laboratory(form, primary, chance)).set("textDxProcOp", operation(primary))
                .set("textDxProcPath", pathology(form, primary)).set("textStaging", staging(form, primary));
        treatment(form, report);
        form.set("textRemarks", remarks(report));
    }

    private static void treatment(Form form, CaseReport report) {
        Course course = report.primary().course();
        form.set("rxTextSurgery", surgery(report, course.surgery))
                .set("rxTextRadiation", radiation(report, course.radiation))
                .set("rxTextChemo", drug(course.chemo)).set("rxTextHormone", drug(course.hormone))
                .set("rxTextBrm", drug(course.immune)).set("rxTextOther", "NONE");
        if (course.radiation.isGiven()) {
            form.set("rxTextRadiationOther", "NONE");
        }
    }

    private static String side(Primary primary) {
        return switch (primary.laterality()) {
            case "1" -> ", RIGHT";
            case "2" -> ", LEFT";
            case "4" -> ", BILATERAL";
            case "5" -> ", MIDLINE";
            default -> "";
        };
    }

    private static String examination(CaseReport report, String site) {
        Primary primary = report.primary();
        Person person = report.person();
        return report.firstContact().spoken() + ": " + primary.age() + " YO " + (person.isMale() ? "MALE" : "FEMALE")
                + " SEEN FOR EVALUATION OF " + upper(site) + side(primary) + ". "
                + (primary.extent().hasNodes() ? "PALPABLE REGIONAL ADENOPATHY. " : "NO ADENOPATHY. ")
                + smoking(person);
    }

    private static String smoking(Person person) {
        return switch (person.smoking()) {
            case "0" -> "NEVER SMOKER.";
            case "1" -> "CURRENT SMOKER.";
            case "2" -> "FORMER SMOKER.";
            case "3" -> "SMOKER, CURRENT STATUS UNKNOWN.";
            default -> "SMOKING HISTORY NOT STATED.";
        };
    }

    private static String imaging(Primary primary, String site, Chance chance) {
        Extent extent = primary.extent();
        String date = primary.diagnosed().spoken();
        if (primary.diagnosis().group().isHematologic() && !extent.isDistant()) {
            return date + " PET/CT: FDG AVID NODES, " + upper(extent.term()) + ".";
        }
        StringBuilder text = new StringBuilder(date).append(chance.oneOf(" CT: ", " MRI: ", " PET/CT: "));
        if (extent.size() > 0 && extent.size() < 999) {
            text.append(extent.size()).append(" MM LESION OF ").append(upper(site)).append(". ");
        } else {
            text.append("NO MEASURABLE LESION. ");
        }
        text.append(extent.hasNodes() ? "ENLARGED REGIONAL NODES. " : primary.hasNodes() ? "NO ADENOPATHY. " : "");
        return text.append(extent.metsSite() >= 0
                ? "METASTASES TO " + upper(Extent.METS_SITES[extent.metsSite()]) + "."
                : "NO DISTANT METASTASIS.").toString();
    }

    private static String scopes(Primary primary, String site) {
        String kind = switch (primary.diagnosis().organ()) {
            case "C15", "C16" -> "EGD";
            case "C18", "C19", "C20", "C21" -> "COLONOSCOPY";
            case "C33", "C34" -> "BRONCHOSCOPY";
            case "C67" -> "CYSTOSCOPY";
            case "C32", "C10", "C11", "C13" -> "LARYNGOSCOPY";
            case "C53" -> "COLPOSCOPY";
            default -> null;
        };
        return kind == null
                ? "NONE"
                : primary.diagnosed().spoken() + " " + kind + ": LESION OF "
                        + upper(site) + ", BIOPSIED.";
    }

    private static String laboratory(Form form, Primary primary, Chance chance) {
        String date = primary.diagnosed().spoken();
        String marker = TumorMarkers.laboratory(form, primary);
        if (marker != null) {
            return date + " " + marker;
        }
        if (primary.schema().number().equals("00795") && primary.year() >= 2018) {
            return date + " CBC:" + finding(form, "lymphocytosis", "LYMPHOCYTOSIS") + finding(form, "anemia", "ANEMIA")
                    + finding(form, "thrombocytopenia", "THROMBOCYTOPENIA") + ".";
        }
        return switch (primary.diagnosis().group().treatedLike()) {
            case "acuteLeukemia", "kinaseInhibitor", "watchful" ->
                date + " CBC: WBC " + chance.between(2, 180) + ".0 HGB "
                        + chance.between(6, 13) + "." + chance.below(10) + " PLT " + chance.between(12, 320) + ".";
            default -> date + " CBC AND CHEMISTRY WITHIN NORMAL LIMITS.";
        };
    }

    private static String finding(Form form, String item, String term) {
        return switch (form.get(item)) {
            case "0" -> " NO " + term;
            case "1" -> " " + term;
            default -> " " + term + " NOT STATED";
        };
    }

    private static String operation(Primary primary) {
        Surgery surgery = primary.course().surgery;
        return surgery.isDone()
                ? surgery.date().spoken() + " " + upper(surgery.operation().term())
                        + ": TUMOR REMOVED WITHOUT COMPLICATION."
                : "NONE";
    }

    private static String pathology(Form form, Primary primary) {
        if (!primary.isHistologic()) {
            return "NO MICROSCOPIC CONFIRMATION.";
        }
        Diagnosis diagnosis = primary.diagnosis();
        StringBuilder text = new StringBuilder(primary.diagnosed().spoken()).append(' ')
                .append(form.get("pathReportNumber1")).append(" ").append(upper(Terms.site(diagnosis.site())))
                .append(": ")
                .append(upper(Terms.morphology(diagnosis))).append(". GRADE ").append(primary.grade()).append('.');
        Surgery surgery = primary.course().surgery;
        if (surgery.isDone() && surgery.operation().hasSpecimen()) {
            text.append(' ').append(surgery.date().spoken()).append(' ').append(form.get("pathReportNumber2"))
                    .append(form.get("pathReportNumber2").isEmpty() ? "" : " ")
                    .append(upper(surgery.operation().term()))
                    .append(": ");
            if (!form.get("tumorSizePathologic").equals("999")) {
                text.append("TUMOR ").append(primary.extent().size()).append(" MM. ");
            }
            text.append(margins(surgery.margins()));
            if (primary.hasNodes() && surgery.nodesExamined() > 0) {
                text.append(' ').append(surgery.nodesPositive()).append('/').append(surgery.nodesExamined())
                        .append(" NODES POSITIVE.");
            }
        }
        return text.toString();
    }

    private static String margins(String code) {
        return switch (code) {
            case "0" -> "MARGINS NEGATIVE.";
            case "2" -> "MARGINS MICROSCOPICALLY POSITIVE.";
            case "3" -> "MARGINS GROSSLY POSITIVE.";
            case "1" -> "MARGINS POSITIVE.";
            case "7" -> "MARGINS CANNOT BE EVALUATED.";
            default -> "MARGINS NOT STATED.";
        };
    }

    private static String staging(Form form, Primary primary) {
        String summary = "SUMMARY STAGE " + primary.extent().stage() + " " + upper(primary.extent().term()) + ".";
        return primary.year() < 2018
                ? summary
                : summary + " SCHEMA " + primary.schema().number() + " " + upper(primary.schema().name())
                        + ". EOD PRIMARY TUMOR "
                        + primary.extent().tumor() + ", REGIONAL NODES " + primary.extent().nodes() + ", METS "
                        + primary.extent().mets() + ". NODES " + form.get("regionalNodesPositive") + "/"
                        + form.get("regionalNodesExamined") + ".";
    }

    private static String surgery(CaseReport report, Surgery surgery) {
        if (!surgery.isDone()) {
            return whyNot(surgery.reason(), "SURGERY");
        }
        return surgery.date().spoken() + " "
                + (report.relation().surgery() ? report.facility().name() : "OUTSIDE FACILITY")
                + ": "
                + upper(surgery.operation().term()) + ".";
    }

    private static String radiation(CaseReport report, Radiation radiation) {
        if (!radiation.isGiven()) {
            return whyNot(radiation.reason(), "RADIATION");
        }
        Treatments.Beam beam = radiation.beam();
        return radiation.date().spoken() + " TO " + radiation.ended().spoken() + " "
                + (report.relation().radiation() ? report.facility().name() : "OUTSIDE FACILITY") + ": "
                + upper(beam.term())
                + (beam.dose() < 99_998 && radiation.completed()
                        ? ", " + beam.dose() + " CGY X " + beam.fractions()
                        : "")
                + (radiation.completed() ? "." : ", STOPPED EARLY.");
    }

    private static String drug(Drug drug) {
        if (drug.isGiven()) {
            return drug.date().spoken() + " STARTED " + upper(drug.agent().term()) + ".";
        }
        return switch (drug.code()) {
            case "82" -> "CONTRAINDICATED BY PATIENT RISK FACTORS.";
            case "85" -> "PLANNED, PATIENT DIED BEFORE START.";
            case "86" -> "RECOMMENDED, NOT GIVEN, NO REASON STATED.";
            case "87" -> "RECOMMENDED, PATIENT REFUSED.";
            case "88" -> "RECOMMENDED, NOT KNOWN IF GIVEN.";
            default -> "NONE";
        };
    }

    private static String whyNot(String reason, String what) {
        return switch (reason) {
            case "2" -> what + " CONTRAINDICATED BY PATIENT RISK FACTORS.";
            case "5" -> what + " PLANNED, PATIENT DIED BEFORE IT.";
            case "6" -> what + " RECOMMENDED, NOT DONE, NO REASON STATED.";
            case "7" -> what + " RECOMMENDED, PATIENT REFUSED.";
            case "8" -> what + " RECOMMENDED, NOT KNOWN IF DONE.";
            case "9" -> what + " NOT KNOWN.";
            default -> "NONE";
        };
    }

    private static String remarks(CaseReport report) {
        Primary primary = report.primary();
        StringBuilder text = new StringBuilder("SYNTHETIC RECORD: NO SUCH PERSON. ");
        if (!primary.sequence().endsWith("0")) {
            text.append("SEQUENCE ").append(primary.sequence()).append(", OTHER PRIMARY IN HISTORY. ");
        }
        if (primary.recurred() != null) {
            text.append("RECURRENCE ").append(primary.recurred().spoken()).append(". ");
        }
        Life life = report.life();
        text.append(life.isDead() ? "DIED " : "LAST SEEN ").append(life.lastContact().spoken());
        return text.append(life.isDead() ? ", CAUSE " + life.causeOfDeath() + "." : ".").toString();
    }

    private static String upper(String term) {
        return term.toUpperCase(Locale.ROOT);
    }
}
