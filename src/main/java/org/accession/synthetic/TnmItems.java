package org.accession.synthetic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the physician's TNM for the sites of {@code tnm.csv}; elsewhere that none applies or none was recorded. */
final class TnmItems {

    /** Schemas of diseases that the AJCC manual does not stage. */
    private static final Set<String> UNSTAGED = Set.of("00077", "00118", "00119", "00130", "00278", "00288", "00358",
            "00458", "00478", "00559", "00598", "00638", "00698", "00718", "00721", "00722", "00723", "00822", "00830",
            "09721",
            "09722", "09723", "09724", "99999");

    /** One example of a stage: a row of the table. */
    private record Example(String ajccId, char stage, int sizeLeast, int sizeMost, String[] clinical,
            String[] pathological) {

        static Example of(Table.Row row) {
            return new Example(row.text("ajccId"), row.text("stage").charAt(0), row.number("sizeLeast"),
                    row.number("sizeMost"),
                    new String[]{row.text("clinicalT"), row.text("clinicalN"), row.text("clinicalM"),
                            row.text("clinicalGroup")},
                    new String[]{row.text("pathologicalT"), row.text("pathologicalN"), row.text("clinicalM"),
                            row.text("pathologicalGroup")});
        }

        boolean fits(Extent extent) {
            return extent.stage() == stage && extent.size() >= sizeLeast && extent.size() <= sizeMost;
        }

        boolean fits(Course.Surgery surgery) {
            return !pathological[0].isEmpty() && (surgery.nodesExamined() > 0 || pathological[1].equals("pNX"));
        }
    }

    /** The AJCC ID where a schema discriminator tells the chapter: a row of {@code ajcc-ids.csv}. */
    private record Chapter(Codes schemas, Codes histologies, String ajccId) {

        boolean holds(Primary primary) {
            return schemas.has(primary.schema().number()) && histologies.has(primary.diagnosis().histology());
        }
    }

    private static final Map<String, List<Example>> BY_SCHEMA = read();
    private static final List<Chapter> CHAPTERS = Table.read("ajcc-ids.csv", row -> new Chapter(
            new Codes(row.text("schemas")), new Codes(row.text("histologies")), row.text("ajccId")));

    private TnmItems() {}

    private static Map<String, List<Example>> read() {
        Map<String, List<Example>> bySchema = new HashMap<>();
        Table.read("tnm.csv", row -> {
            Example example = Example.of(row);
            for (String schema : row.text("schemas").split(" ")) {
                bySchema.computeIfAbsent(schema, key -> new ArrayList<>()).add(example);
            }
            return example;
        });
        return bySchema;
    }

    static void write(Form form, Primary primary) {
        if (primary.year() < 2018) {
            form.set("tnmEditionNumber", "00").setAll("99", "tnmClinStageGroup", "tnmPathStageGroup")
                    .setAll("00", "tnmClinStagedBy", "tnmPathStagedBy");
        } else if (UNSTAGED.contains(primary.schema().number())) {
            form.set("ajccId", "XX").set("tnmEditionNumber", "88");
            categories(form, "Clin", new String[]{"88", "88", "88", "88"});
            categories(form, "Path", new String[]{"88", "88", "88", "88"});
        } else {
            staged(form, primary);
        }
    }

    private static void staged(Form form, Primary primary) {
        Example example = BY_SCHEMA.getOrDefault(primary.schema().number(), List.of()).stream()
                .filter(candidate -> candidate.fits(primary.extent())).findFirst().orElse(null);
        form.setAll("99", "ajccTnmClinStageGroup", "ajccTnmPathStageGroup");
        if (example == null) {
            form.set("tnmEditionNumber", "00");
            CHAPTERS.stream().filter(chapter -> chapter.holds(primary)).findFirst()
                    .ifPresent(chapter -> form.set("ajccId", chapter.ajccId()));
            return;
        }
        form.set("ajccId", example.ajccId()).set("tnmEditionNumber",
                primary.schema().number().startsWith("09") ? "09" : "08");
        categories(form, "Clin", example.clinical());
        if (!primary.extent().hasNodes()) {
            form.set("ajccTnmClinN", "cN0");
        }
        if (primary.isResected() && example.fits(primary.course().surgery) && !primary.course().neoadjuvant) {
            categories(form, "Path", example.pathological());
        }
    }

    private static void categories(Form form, String kind, String[] values) {
        form.set("ajccTnm" + kind + "T", values[0]).set("ajccTnm" + kind + "N", values[1])
                .set("ajccTnm" + kind + "M", values[2]).set("ajccTnm" + kind + "StageGroup", values[3]);
    }
}
