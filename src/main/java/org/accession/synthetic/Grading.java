package org.accession.synthetic;

import java.util.List;

/** How abnormal the cells look, in the codes of the schema. */
final class Grading {

    private static final Weighted<String> USUAL = Weighted.parse("1:20 2:36 3:27 4:4 9:13");
    /** Grade groups of the prostate. */
    private static final Weighted<String> PROSTATE = Weighted.parse("1:24 2:32 3:16 4:12 5:14 9:2");

    private Grading() {}

    /** Without a microscope nobody knows. */
    static String of(Diagnosis diagnosis, Schema schema, char stage, boolean microscopic, Chance chance) {
        Schema.Grades grades = schema.grades().get("clinical");
        if (stage == '0' && microscopic && !grades.inSitu().isEmpty()) {
            return grades.inSitu().get(chance.below(grades.inSitu().size()));
        }
        List<String> usual = grades.invasive();
        if (usual.size() == 1) {
            return usual.get(0);
        }
        String wanted = !microscopic ? "9" : (diagnosis.organ().equals("C61") ? PROSTATE : USUAL).pick(chance);
        return usual.contains(wanted) ? wanted : usual.contains("9") ? "9" : usual.get(usual.size() - 1);
    }
}
