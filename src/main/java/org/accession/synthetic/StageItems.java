package org.accession.synthetic;

import java.util.Set;

/** Writes size, nodes, metastases, grade and stage, each in the system of the year of diagnosis. */
final class StageItems {

    private static final String[] METS_ITEMS = {"metsAtDxBone", "metsAtDxBrain", "metsAtDxDistantLn", "metsAtDxLiver",
            "metsAtDxLung", "metsAtDxOther"};

    /** Sites for which metastases are not coded (NAACCR items 1112 to 1117). */
    private static final Codes METS_DO_NOT_APPLY = new Codes("C420 C421 C423 C424");
    /** Schemas in which lymphovascular invasion does not apply: GIST, lymphoma, plasma cells, blood. */
    private static final Set<String> NO_VESSELS = Set.of("00430", "00710", "00790", "00795", "00811", "00812", "00821",
            "00822", "00830");
    /** Schemas that tell lymphatic from venous invasion: thyroid and adrenal gland. */
    private static final Set<String> BY_VESSEL = Set.of("00730", "00740", "00760");

    /** Kaposi sarcoma has no size. */
    private static final String KAPOSI = "00458";

    private StageItems() {}

    static void write(Form form, CaseReport report, Chance chance) {
        Primary primary = report.primary();
        size(form, primary, chance);
        nodes(form, primary);
        mets(form, primary);
        if (primary.year() >= 2018) {
            extent(form, primary);
            grade(form, primary);
        } else {
            // Regional, NOS had a code of its own only in the older system; the others are the same.
            form.set("seerSummaryStage2000", Character.toString(primary.extent().stage()));
        }
        form.set("lymphVascularInvasion", vascularInvasion(primary, chance));
    }

    private static void size(Form form, Primary primary, Chance chance) {
        int size = primary.extent().size();
        boolean measured = size > 0 && size < 999 && !primary.schema().number().equals(KAPOSI);
        boolean resected = primary.isResected() && measured && !primary.course().neoadjuvant;
        int felt = measured ? Math.max(1, size + chance.between(-size / 6, size / 6)) : 999;
        form.set("tumorSizeClinical", resected ? felt : measured ? size : 999, 3)
                .set("tumorSizePathologic", resected ? size : 999, 3).set("tumorSizeSummary", measured ? size : 999, 3);
    }

    private static void nodes(Form form, Primary primary) {
        if (!primary.hasNodes()) {
            form.set("regionalNodesPositive", "99").set("regionalNodesExamined", "99");
            return;
        }
        Course.Surgery surgery = primary.course().surgery;
        int examined = surgery.nodesExamined();
        form.set("regionalNodesExamined", examined, 2);
        form.set("regionalNodesPositive", examined == 0 ? 98 : surgery.nodesPositive(), 2);
        if (examined > 0) {
            if (!surgery.sentinel()) {
                form.set("dateRegionalLNDissection", surgery.date());
            } else if (primary.countsSentinelNodes()) {
                form.set("dateSentinelLymphNodeBiopsy", surgery.date());
            }
        }
        if (primary.year() >= 2018 && primary.countsSentinelNodes()) {
            boolean sentinel = surgery.sentinel();
            form.set("sentinelLymphNodesExamined", sentinel ? examined : 0, 2)
                    .set("sentinelLymphNodesPositive", sentinel ? surgery.nodesPositive() : 98, 2);
        }
    }

    private static void mets(Form form, Primary primary) {
        boolean anywhere = METS_DO_NOT_APPLY.has(primary.diagnosis().site())
                || primary.schema().number().equals("00822");
        boolean inNodes = primary.diagnosis().site().startsWith("C77");
        for (int i = 0; i < METS_ITEMS.length; i++) {
            boolean applies = !anywhere && !(inNodes && METS_ITEMS[i].equals("metsAtDxDistantLn"));
            form.set(METS_ITEMS[i], !applies ? "8" : primary.extent().metsSite() == i ? "1" : "0");
        }
    }

    private static void extent(Form form, Primary primary) {
        Extent extent = primary.extent();
        form.set("schemaId", primary.schema().number()).set("schemaIdVersionCurrent", "3.3")
                .set("schemaIdVersionOriginal", versionInForce(primary.year()))
                .setAll(Character.toString(extent.stage()), "summaryStage2018", "derivedSummaryStage2018")
                .set("eodPrimaryTumor", extent.tumor()).set("eodRegionalNodes", extent.nodes())
                .set("eodMets", extent.mets());
    }

    /** The version of EOD by which cases of the year were first coded. */
    private static String versionInForce(int year) {
        return year < 2021 ? "1.7" : year < 2022 ? "2.0" : year < 2023 ? "2.1" : "3." + (year - 2023);
    }

    private static void grade(Form form, Primary primary) {
        form.set("gradeClinical", primary.grade());
        Schema.Grades grades = primary.schema().grades().get("pathological");
        boolean known = primary.isResected() && (grades.invasive().contains(primary.grade())
                || grades.inSitu().contains(primary.grade()));
        String unknown = grades.invasive().get(grades.invasive().size() - 1);
        form.set("gradePathological", known ? primary.grade() : grades.invasive().contains("9") ? "9" : unknown);
    }

    private static String vascularInvasion(Primary primary, Chance chance) {
        String schema = primary.schema().number();
        boolean placenta = schema.equals("00560");
        if (!primary.hasNodes() && !placenta || primary.diagnosis().isBenign() || NO_VESSELS.contains(schema)) {
            return "8";
        }
        String present = BY_VESSEL.contains(schema) ? "4" : "1";
        if (primary.extent().isInSitu()) {
            return "0";
        }
        return !primary.isResected()
                ? "9"
                : primary.extent().hasNodes()
                        ? chance.oneOf(present, present, "0", "9")
                        : chance.oneOf("0", "0", "0", present, "9");
    }
}
