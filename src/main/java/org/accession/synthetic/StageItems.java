package org.accession.synthetic;

/** Writes size, nodes, metastases, grade and stage, each in the system of the year of diagnosis. */
final class StageItems {

    private static final String[] METS_ITEMS = {"metsAtDxBone", "metsAtDxBrain", "metsAtDxDistantLn", "metsAtDxLiver",
            "metsAtDxLung", "metsAtDxOther"};

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
        boolean measured = size > 0 && size < 999;
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
            form.set(surgery.sentinel() ? "dateSentinelLymphNodeBiopsy" : "dateRegionalLNDissection", surgery.date());
        }
        if (primary.year() >= 2018 && primary.countsSentinelNodes()) {
            boolean sentinel = surgery.sentinel();
            form.set("sentinelLymphNodesExamined", sentinel ? examined : 0, 2)
                    .set("sentinelLymphNodesPositive", sentinel ? surgery.nodesPositive() : 98, 2);
        }
    }

    private static void mets(Form form, Primary primary) {
        String none = primary.schema().has("mets", "NONE") ? "0" : "8";
        for (int i = 0; i < METS_ITEMS.length; i++) {
            form.set(METS_ITEMS[i], primary.extent().metsSite() == i ? "1" : none);
        }
    }

    private static void extent(Form form, Primary primary) {
        Extent extent = primary.extent();
        form.set("schemaId", primary.schema().number()).set("schemaIdVersionCurrent", "3.3")
                .set("schemaIdVersionOriginal", "3.3")
                .setAll(Character.toString(extent.stage()), "summaryStage2018", "derivedSummaryStage2018")
                .set("eodPrimaryTumor", extent.tumor()).set("eodRegionalNodes", extent.nodes())
                .set("eodMets", extent.mets());
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
        if (!primary.hasNodes() || primary.diagnosis().isBenign()) {
            return "8";
        }
        if (primary.extent().isInSitu()) {
            return "0";
        }
        return !primary.isResected()
                ? "9"
                : primary.extent().hasNodes()
                        ? chance.oneOf("1", "1", "0", "9")
                        : chance.oneOf("0", "0", "0", "1", "9");
    }
}
