package org.accession.synthetic;

/** FIGO stage, nodes and residual tumor of gynecologic cancers, as far as behavior and surgery allow them. */
final class GynecologicMarkers {

    /** STORE: from this code on the ovary is debulked. */
    private static final String DEBULKING = "60";

    private GynecologicMarkers() {}

    static void write(Form form, Primary primary) {
        if (primary.diagnosis().isInSitu()) {
            form.replace("figoStage", "97");
        }
        if (!isDebulked(primary.course().surgery)) {
            form.replace("residualTumVolPostCytoreduction", "97");
        }
        if (primary.course().surgery.nodesExamined() == 0) {
            form.replace("numberOfExaminedPelvicNodes", "00").replace("numberOfExaminedParaAorticNodes", "00")
                    .replace("numberOfPositivePelvicNodes", "X9").replace("numberOfPositiveParaAorticNodes", "X9");
        }
    }

    private static boolean isDebulked(Course.Surgery surgery) {
        return surgery.isDone() && surgery.operation().code().compareTo(DEBULKING) >= 0;
    }
}
