package org.accession.synthetic;

import java.util.List;

/** How abnormal the cells look, in the codes of the schema. */
final class Grading {

    private static final Weighted<String> USUAL = Weighted.parse("1:20 2:36 3:27 4:4 9:13");
    /** Grade groups of the prostate. */
    private static final Weighted<String> PROSTATE = Weighted.parse("1:24 2:32 3:16 4:12 5:14 9:2");

    /** The grades that a morphology can have: a row of {@code grade-limits.csv}. */
    private record Limit(Codes schemas, Codes histologies, Codes behaviors, List<String> grades) {

        boolean holds(Diagnosis diagnosis, Schema schema) {
            return schemas.has(schema.number()) && histologies.has(diagnosis.histology())
                    && behaviors.has(diagnosis.behavior());
        }
    }

    private static final List<Limit> LIMITS = Table.read("grade-limits.csv",
            row -> new Limit(new Codes(row.text("schemas")), new Codes(row.text("histologies")),
                    new Codes(row.text("behaviors")), List.of(row.text("grades").split(" "))));

    private Grading() {}

    /** Without a microscope nobody knows. */
    static String of(Diagnosis diagnosis, Schema schema, char stage, boolean microscopic, Chance chance) {
        Schema.Grades grades = schema.grades().get("clinical");
        List<String> limit = LIMITS.stream().filter(row -> row.holds(diagnosis, schema)).findFirst().map(Limit::grades)
                .orElse(grades.invasive());
        if (stage == '0' && microscopic && !grades.inSitu().isEmpty()) {
            return grades.inSitu().get(chance.below(grades.inSitu().size()));
        }
        List<String> usual = grades.invasive().stream().filter(limit::contains).toList();
        if (usual.size() == 1) {
            return usual.get(0);
        }
        String wanted = !microscopic ? "9" : (diagnosis.organ().equals("C61") ? PROSTATE : USUAL).pick(chance);
        return usual.contains(wanted) ? wanted : usual.contains("9") ? "9" : usual.get(usual.size() - 1);
    }
}
